// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment's blocks expanded into cells, filled in, ordered and checked.
#include <core/plan.h>

#include <core/plan_advice.h>
#include <core/plan_checks.h>
#include <core/plan_devices.h>
#include <core/plan_filled_in.h>
#include <core/sentence.h>
#include <core/settings_json.h>
#include <core/words.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <tuple>

namespace throughline {

namespace {

/// Settings that say nothing about this mode or task go back to their defaults, so that equal work is an equal cell.
void dropWhatDoesNotApply(Cell& cell)
{
    static const Settings defaults;
    Settings& settings = cell.settings;
    if (cell.mode != Mode::Pipeline) {
        settings.splitAfter = defaults.splitAfter;
        settings.gather = defaults.gather;
        cell.chunks = 1;
    }
    if (cell.mode != Mode::DataParallel) {
        settings.rankSplit = defaults.rankSplit;
        settings.equaliseRanks = defaults.equaliseRanks;
    }
    if (settings.preparation == Preparation::Ahead)
        settings.preparationThreads = defaults.preparationThreads;
    if (settings.padding == PaddingSide::None)
        settings.paddingMultiple = defaults.paddingMultiple;
    if (cell.mode == Mode::Sequential)
        cell.ranks = cell.batchSize = 1;
    else
        settings.groups = defaults.groups;
    if (settings.task == Task::Forward) {
        settings.newTokens = settings.totalLength = 0;
        settings.overlong = defaults.overlong;
        settings.endOfSequence = defaults.endOfSequence;
    } else {
        settings.head = defaults.head;
    }
    if (settings.head != Head::Classification || settings.task == Task::Generate)
        settings.labels = defaults.labels;
}

class Planner {
public:
    explicit Planner(const Capabilities& can)
        : m_can(can)
    {
        m_plan.availableBytes = can.cpuMemoryBytes;
    }

    Plan plan(const Experiment& experiment)
    {
        for (std::size_t i = 0; i < experiment.blocks.size(); ++i)
            expand(experiment.blocks[i], static_cast<int>(i));
        order();
        for (std::size_t i = 0; i < m_plan.cells.size(); ++i) {
            m_plan.cells[i].index = static_cast<int>(i);
            m_plan.cells[i].skipped = check(m_plan.cells[i]);
        }
        fillInByModels();
        return std::move(m_plan);
    }

private:
    void expand(const Block& block, int number)
    {
        std::vector<Mode> modes = block.modes;
        if (std::find(modes.begin(), modes.end(), Mode::Sequential) == modes.end()) {
            modes.insert(modes.begin(), Mode::Sequential);
            fillIn("modes", "sequential", Sentence::tr("the baseline that every other mode is held against"));
        }
        Cell cell;
        cell.settings = block.settings;
        fillInSettings(cell.settings);
        for (const auto& model : block.models)
            for (const auto& precision : block.precisions)
                for (const Mode mode : modes)
                    for (const int promptCount : block.promptCounts) {
                        cell.model = model;
                        cell.precision = resolved(precision, cell.settings, model);
                        cell.mode = mode;
                        cell.promptCount = promptCount;
                        expandMode(block, number, cell);
                    }
    }

    void expandMode(const Block& block, int number, Cell cell)
    {
        static const std::vector<int> one{1};
        const bool alone = cell.mode == Mode::Sequential;
        const bool pipeline = cell.mode == Mode::Pipeline;
        for (const int ranks : alone ? one : pipeline ? block.stages : block.ranks)
            for (const int chunks : pipeline ? block.chunks : one)
                for (const int batchSize : alone ? one : block.batchSizes) {
                    cell.ranks = std::max(1, ranks);
                    cell.chunks = std::max(1, chunks);
                    cell.batchSize = std::max(1, batchSize);
                    add(cell, number);
                }
    }

    void add(Cell cell, int block)
    {
        dropWhatDoesNotApply(cell);
        auto& alike =
            m_known[{cell.model, cell.precision, cell.mode, cell.ranks, cell.batchSize, cell.chunks, cell.promptCount}];
        for (const std::size_t known : alike)
            if (m_plan.cells[known].cell == cell)
                return;
        alike.push_back(m_plan.cells.size());
        PlannedCell& planned = m_plan.cells.emplace_back();
        planned.block = block;
        planned.cell = std::move(cell);
    }

    void fillIn(
        const std::string& field, const std::string& value, const std::string& why, const std::string& model = {})
    {
        fillIn({field, value, why, model});
    }

    void fillIn(const FilledIn& filled)
    {
        if (std::find(m_plan.filledIn.begin(), m_plan.filledIn.end(), filled) == m_plan.filledIn.end())
            m_plan.filledIn.push_back(filled);
    }

    void fillInSettings(Settings& settings)
    {
        if (settings.devices == std::vector<std::string>{"auto"}) {
            settings.devices = {m_can.gpus.empty() ? "cpu" : "gpu"};
            std::string why = namesOfGpus(m_can.gpus);
            if (m_can.gpus.empty())
                why = m_can.noGpuReason.empty() ? Sentence::tr("this build computes on the CPU") : m_can.noGpuReason;
            fillIn("devices", settings.devices.front(), why);
        }
        if (settings.threads == 0) {
            settings.threads = m_can.cpuCores;
            fillIn("threads", std::to_string(m_can.cpuCores), Sentence::tr("all cores that this process may use"));
        }
        if (settings.task == Task::Generate && settings.newTokens == 0 && settings.totalLength == 0) {
            settings.totalLength = 50;
            fillIn("totalLength", "50", Sentence::tr("neither newTokens nor totalLength was given"));
        }
        const Protocol given = settings.protocol;
        settings.protocol = withDefaults(given);
        if (settings.protocol != given) {
            auto rest = writeJson<nlohmann::ordered_json>(settings.protocol);
            fillIn("protocol", compactText(rest), Sentence::tr("what the %1 protocol means", {inWords(given.name)}));
        }
    }

    Precision resolved(const PrecisionChoice& choice, const Settings& settings, const std::string& model)
    {
        const bool gpu = isOnGpu(settings);
        const Precision asked = gpu ? choice.gpu : choice.cpu;
        if (asked != Precision::Auto)
            return asked;
        const std::string& stored = defaultsOf(model).storedAs;
        const Precision filled = automaticPrecision(gpu, stored);
        const std::string why = gpu ? Sentence::tr("auto on a GPU") : Sentence::tr("auto on a CPU");
        if (stored.empty())
            fillIn("precision", std::string(nameOf(filled)), why);
        else
            fillIn("precision", std::string(nameOf(filled)),
                Sentence::tr("%1; its weights are stored as %2", {why, stored}), model);
        return filled;
    }

    const ModelDefaults& defaultsOf(const std::string& model)
    {
        const auto known = m_defaults.find(model);
        return known != m_defaults.end()
            ? known->second
            : m_defaults.emplace(model, m_can.defaults ? m_can.defaults(model) : ModelDefaults()).first->second;
    }

    /// Of each model with each block, as far as any of their cells fits.
    void fillInByModels()
    {
        if (!m_can.defaults)
            return;
        std::set<std::pair<int, std::string>> seen;
        for (const PlannedCell& planned : m_plan.cells) {
            const auto place = std::pair(planned.block, planned.cell.model);
            const auto span = m_spans.find(place);
            if (span == m_spans.end() || !seen.insert(place).second)
                continue;
            const auto& facts = factsOf(planned.cell.model);
            for (const FilledIn& filled :
                filledInByModel(*facts, defaultsOf(planned.cell.model), planned.cell.settings, span->second))
                fillIn(filled);
        }
    }

    /// Each model and precision together, sequential first, few ranks first, one load after the other.
    void order()
    {
        std::map<std::string, int> models;
        std::map<std::string, int> groups;
        std::vector<std::pair<std::tuple<int, Mode, int, int>, PlannedCell>> keyed;
        for (PlannedCell& planned : m_plan.cells) {
            const Cell& cell = planned.cell;
            const std::string model = cell.model + '\n' + std::string(nameOf(cell.precision));
            const int first = models.try_emplace(model, static_cast<int>(models.size())).first->second;
            const int load = groups.try_emplace(loadGroupKey(cell), static_cast<int>(groups.size())).first->second;
            keyed.emplace_back(std::tuple{first, cell.mode, cell.ranks, load}, std::move(planned));
        }
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::transform(keyed.begin(), keyed.end(), m_plan.cells.begin(), [](auto& k) { return std::move(k.second); });
    }

    const Result<ModelFacts>& factsOf(const std::string& model)
    {
        const auto known = m_facts.find(model);
        return known != m_facts.end() ? known->second : m_facts.emplace(model, m_can.facts(model)).first->second;
    }

    /// A block has one source of prompts.
    const Result<std::vector<int>>& lengthsOf(const PlannedCell& planned)
    {
        const Cell& cell = planned.cell;
        const std::tuple key{planned.block, cell.model, cell.promptCount};
        const auto known = m_lengths.find(key);
        return known != m_lengths.end()
            ? known->second
            : m_lengths.emplace(key, m_can.promptLengths(cell.model, cell.settings, cell.promptCount)).first->second;
    }

    /// Sources are repeated to the count: one period says all. A long one is left out, for the plan is in every run.
    int listed(const std::vector<int>& lengths)
    {
        constexpr std::size_t longestPeriod = 4'096;
        std::size_t period = 1;
        for (std::size_t i = 1; i < lengths.size(); ++i)
            if (lengths[i] != lengths[i % period])
                period = i + 1;
        if (lengths.empty() || period > longestPeriod)
            return 0;
        const std::vector<int> one(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(period));
        auto& lists = m_plan.promptTokens;
        auto place = std::find(lists.begin(), lists.end(), one);
        if (place == lists.end())
            place = lists.insert(lists.end(), one);
        return static_cast<int>(place - lists.begin()) + 1;
    }

    /// Fills in what the cell needs, costs and is worth a note; or says why it can't run.
    std::optional<SkipReason> check(PlannedCell& planned)
    {
        const Cell& cell = planned.cell;
        planned.promptsPerRank = splitPrompts(cell.promptCount, cell.mode == Mode::DataParallel ? cell.ranks : 1);
        if (auto skipped = skipForBuild(cell, m_can))
            return skipped;
        const auto& facts = factsOf(cell.model);
        if (!facts)
            return SkipReason{SkipKind::ModelUnreadable, {cell.model, sentence(facts.error())}};
        if (auto skipped = skipForShape(cell, *facts))
            return skipped;
        const auto& lengths = lengthsOf(planned);
        if (!lengths)
            return SkipReason{SkipKind::PromptsUnreadable, {sentence(lengths.error())}};
        assert(static_cast<int>(lengths->size()) == cell.promptCount);
        Workload work;
        const auto unfit = fitLengths(cell, *facts, *lengths, work);
        planned.lengthList = listed(work.promptTokens);
        if (unfit)
            return unfit;
        if (auto skipped = fallOnRanks(planned, *facts, work))
            return skipped;
        m_spans[{planned.block, cell.model}].take(work);
        if (cell.mode == Mode::Pipeline)
            planned.stageEnds = stageEndsOf(cell, *facts);
        planned.gpuOfRank = gpusOfRanks(cell, m_can);
        planned.needBytes = neededBytes(planned, *facts, work, cell.batchSize);
        planned.availableBytes = gpuBytesTogether(planned, m_can);
        if (auto skipped = skipForMemory(planned, *facts, work, m_can))
            return skipped;
        planned.notes = notesOn(planned, *facts, work, m_can);
        planned.estimatedNs = static_cast<int64_t>(1e9 * estimatedSeconds(planned, *facts, work));
        return {};
    }

    static std::vector<int> stageEndsOf(const Cell& cell, const ModelFacts& facts)
    {
        if (cell.settings.splitAfter.empty())
            return splitByBytes(facts, cell.ranks);
        std::vector<int> ends = cell.settings.splitAfter;
        ends.push_back(facts.layers);
        return ends;
    }

    double estimatedSeconds(const PlannedCell& planned, const ModelFacts& facts, const Workload& work)
    {
        const Protocol& protocol = planned.cell.settings.protocol;
        const bool loads = m_loaded.insert(loadGroupKey(planned.cell)).second;
        return (loads ? loadSeconds(planned, facts, m_can) : 0)
            + (protocol.warmups + protocol.repeats) * passSeconds(planned, facts, work, m_can);
    }

    const Capabilities& m_can;
    Plan m_plan;
    std::map<std::string, Result<ModelFacts>> m_facts;
    std::map<std::string, ModelDefaults> m_defaults;
    std::map<std::pair<int, std::string>, PromptSpan> m_spans;                       // by block and model
    std::map<std::tuple<int, std::string, int>, Result<std::vector<int>>> m_lengths; // by block, model and count
    std::map<std::tuple<std::string, Precision, Mode, int, int, int, int>, std::vector<std::size_t>> m_known; // by axes
    std::set<std::string> m_loaded; // load groups that an earlier cell has paid for
};

} // namespace

std::vector<int> promptTokensOf(const Plan& plan, const PlannedCell& planned)
{
    std::vector<int> tokens;
    if (planned.lengthList < 1 || static_cast<std::size_t>(planned.lengthList) > plan.promptTokens.size())
        return tokens;
    const auto& period = plan.promptTokens[static_cast<std::size_t>(planned.lengthList) - 1];
    for (int i = 0; i < planned.cell.promptCount && !period.empty(); ++i)
        tokens.push_back(period[static_cast<std::size_t>(i) % period.size()]);
    return tokens;
}

LargestNeed largestNeed(const Plan& plan)
{
    LargestNeed largest;
    for (const PlannedCell& planned : plan.cells)
        if (!planned.skipped && planned.needBytes > largest.needBytes)
            largest = {planned.needBytes, planned.availableBytes > 0 ? planned.availableBytes : plan.availableBytes};
    return largest;
}

Plan makePlan(const Experiment& experiment, const Capabilities& capabilities)
{
    return Planner(capabilities).plan(experiment);
}

} // namespace throughline
