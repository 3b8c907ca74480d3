// SPDX-License-Identifier: GPL-3.0-or-later
// What tells series and panels apart, learned from the plans.
#include <plots/charts/shown_cells.h>

#include <plots/charts/summary_memo.h>

#include <core/field_table.h>
#include <core/plan_devices.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace throughline {

namespace {

std::string taskWords(const Settings& settings)
{
    if (settings.task == Task::Forward)
        return Sentence::tr("forward pass");
    return settings.newTokens > 0 ? Sentence::tr("%n new token", "%n new tokens", settings.newTokens)
                                  : Sentence::tr("total length %1", {countInWords(settings.totalLength)});
}

std::string promptWords(const PromptSource& source)
{
    if (source.kind == PromptKind::Random)
        return Sentence::tr("random prompts of %n token", "random prompts of %n tokens", source.length);
    if (source.kind == PromptKind::Text)
        return Sentence::tr("typed prompts");
    return source.name.substr(source.name.find_last_of('/') + 1);
}

/// Settings that the title, the panels or the sentence already tell, or that are no condition of the measurement.
bool toldElsewhere(std::string_view setting)
{
    static const std::set<std::string_view> told{
        "task", "newTokens", "totalLength", "prompts", "protocol", "captureLogits", "groups", "head", "labels"};
    return told.count(setting) > 0;
}

std::string valueInWords(const nlohmann::json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Runs of one experiment have one name: then the time of day tells them apart.
std::vector<std::string> namesOf(const std::vector<const RunResult*>& runs)
{
    std::vector<std::string> names;
    for (const RunResult* run : runs) {
        const std::string& name = run->started.experiment.name;
        const auto same = std::count_if(
            runs.begin(), runs.end(), [&](const RunResult* other) { return other->started.experiment.name == name; });
        const std::string& utc = run->started.startedUtc;
        std::string when = run->started.runId;
        if (utc.size() >= 19)
            when = utc.substr(5, 5).append(" ").append(utc, 11, 8);
        names.push_back(name.empty() ? when : same > 1 ? std::string(name).append(" ").append(when) : name);
    }
    return names;
}

} // namespace

std::string countInWords(int64_t count)
{
    std::string digits = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (count < 0 ? 1 : 0); at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty())
            text += (text.empty() ? "" : between) + part;
    return text;
}

std::vector<ShownCell> shownCells(const std::vector<const RunResult*>& runs)
{
    std::vector<ShownCell> shown;
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const CellResult& cell : runs[i]->cells) {
            const bool measured = std::any_of(
                cell.repeats.begin(), cell.repeats.end(), [](const Repeat& repeat) { return repeat.wallNs > 0; });
            if (!measured)
                continue;
            shown.push_back({runs[i], runs.size() > 1 ? static_cast<int>(i) : -1, &cell, nullptr});
            shown.back().summary = rememberedSummary(*runs[i], cell);
        }
    return shown;
}

const Repeat& representativeRepeat(const ShownCell& shown)
{
    const double median = shown.summary->wallSeconds->median * 1e9;
    const auto& repeats = shown.result->repeats;
    return *std::min_element(repeats.begin(), repeats.end(), [&](const Repeat& a, const Repeat& b) {
        return std::abs(static_cast<double>(a.wallNs) - median) < std::abs(static_cast<double>(b.wallNs) - median);
    });
}

std::vector<ShownCell> fullestCells(
    const std::vector<ShownCell>& cells, const std::function<std::string(const ShownCell&)>& groupOf)
{
    const auto weight = [](const Cell& cell) {
        return std::tuple(cell.ranks, cell.promptCount, cell.batchSize, cell.chunks);
    };
    std::vector<ShownCell> chosen;
    std::map<std::string, std::size_t> places;
    for (const ShownCell& shown : cells) {
        const auto [place, first] = places.emplace(groupOf(shown), chosen.size());
        if (first)
            chosen.push_back(shown);
        else if (weight(shown.cell()) > weight(chosen[place->second].cell()))
            chosen[place->second] = shown;
    }
    return chosen;
}

std::string percentInWords(double share)
{
    const auto tenths = static_cast<int64_t>(std::llround(share * 1000));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "\u00a0%";
}

bool ranksShareDevice(const ShownCell& shown)
{
    const PlannedCell& planned = shown.result->planned;
    if (!planned.gpuOfRank.empty())
        return gpusInUse(planned) < planned.cell.ranks;
    const auto& loads = shown.result->loads;
    if (!loads.empty() && !loads.front().hello.program.empty())
        return std::any_of(loads.begin(), loads.end(), [](const RankLoad& load) { return load.hello.cuda.empty(); });
    const auto& devices = shown.cell().settings.devices;
    return shown.run->started.environment.gpus.empty() || std::count(devices.begin(), devices.end(), "cpu") > 0;
}

SeriesWords::SeriesWords(const std::vector<const RunResult*>& runs, const std::vector<ShownCell>& cells)
{
    if (runs.size() > 1)
        m_runNames = namesOf(runs);
    for (const RunResult* run : runs)
        for (const CellResult& result : run->cells)
            if (!result.planned.skipped)
                learnPlan(result.planned.cell);
    learnSettings(cells);
}

void SeriesWords::learnPlan(const Cell& cell)
{
    m_ranks[cell.mode].insert(cell.ranks);
    if (cell.mode == Mode::Pipeline)
        m_chunks.insert(cell.chunks);
    m_precisions.insert(cell.precision);
    m_models.insert(cell.model);
    m_tasks.insert(taskWords(cell.settings));
    m_prompts.insert(promptWords(cell.settings.prompts));
    m_promptCounts.insert(cell.promptCount);
    if (cell.mode != Mode::Sequential)
        m_batchSizes.insert(cell.batchSize);
    else if (cell.settings.groups > 0)
        m_batchSizes.insert(cell.settings.groups);
}

void SeriesWords::learnSettings(const std::vector<ShownCell>& cells)
{
    std::map<std::pair<int, Mode>, const ShownCell*> first;
    for (const ShownCell& shown : cells) {
        const std::pair group{shown.runIndex, shown.cell().mode};
        const ShownCell& before = *first.emplace(group, &shown).first->second;
        for (const CellField& field : cellFields())
            if (field.role == FieldRole::Setting && !toldElsewhere(field.name)
                && field.read(shown.cell()) != field.read(before.cell()))
                m_settings[group].insert(std::string(field.name));
    }
}

std::string SeriesWords::rankWords(const ShownCell& shown) const
{
    const Cell& cell = shown.cell();
    if (cell.mode == Mode::Pipeline)
        return counted(cell.ranks, "stage");
    return counted(cell.ranks, ranksShareDevice(shown) ? "rank" : "GPU");
}

std::string SeriesWords::rankName(const ShownCell& shown, int rank)
{
    const std::string number = std::to_string(rank);
    return shown.cell().mode == Mode::Pipeline ? Sentence::tr("stage %1", {number})
        : ranksShareDevice(shown)              ? Sentence::tr("rank %1", {number})
                                               : Sentence::tr("GPU %1", {number});
}

std::string SeriesWords::cellName(const ShownCell& shown) const
{
    std::vector<std::string> parts{seriesName(shown)};
    if (!(shown.cell().mode == Mode::Sequential && shown.cell().settings.groups == 0))
        parts.push_back(Sentence::tr("batch %1", {countInWords(shown.cell().batchSize)}));
    for (const std::string& part : panelParts(shown))
        parts.push_back(part);
    parts.push_back(counted(shown.cell().promptCount, "prompt"));
    return joined(parts);
}

std::string SeriesWords::seriesName(const ShownCell& shown, bool withRanks) const
{
    const Cell& cell = shown.cell();
    std::vector<std::string> parts;
    if (shown.runIndex >= 0)
        parts.push_back(m_runNames[static_cast<std::size_t>(shown.runIndex)]);
    parts.push_back(inWords(cell.mode));
    if (cell.mode == Mode::Sequential && cell.settings.groups > 0)
        parts.push_back(Sentence::tr("in groups"));
    if (cell.mode != Mode::Sequential && withRanks)
        parts.push_back(rankWords(shown));
    if (cell.mode == Mode::Pipeline && m_chunks.size() > 1)
        parts.push_back(counted(cell.chunks, "chunk"));
    if (m_precisions.size() > 1)
        parts.emplace_back(nameOf(cell.precision));
    if (const auto differing = m_settings.find({shown.runIndex, cell.mode}); differing != m_settings.end())
        for (const std::string& name : differing->second)
            parts.push_back(name + " " + valueInWords(findCellField(name)->read(cell)));
    return joined(parts);
}

SeriesStyle SeriesWords::style(const ShownCell& shown) const
{
    const Cell& cell = shown.cell();
    SeriesStyle style;
    style.mode = cell.mode;
    style.run = shown.runIndex;
    style.precision = cell.precision;
    const auto ranks = m_ranks.find(cell.mode);
    if (ranks != m_ranks.end() && ranks->second.size() > 1)
        style.step = cell.ranks == *ranks->second.begin() ? 0 : cell.ranks == *ranks->second.rbegin() ? 2 : 1;
    if (cell.mode == Mode::Pipeline && m_chunks.count(cell.chunks))
        style.variant = static_cast<int>(std::distance(m_chunks.begin(), m_chunks.find(cell.chunks)));
    return style;
}

int SeriesWords::panelRanks(const ShownCell& shown) const
{
    std::set<int> counts;
    for (const auto& [mode, ranks] : m_ranks)
        if (mode != Mode::Sequential)
            counts.insert(ranks.begin(), ranks.end());
    const bool needed = shown.runIndex >= 0 && counts.size() > 1 && shown.cell().mode != Mode::Sequential;
    return needed ? shown.cell().ranks : 0;
}

std::vector<std::string> SeriesWords::panelParts(const ShownCell& shown) const
{
    const Settings& settings = shown.cell().settings;
    std::vector<std::string> parts;
    if (m_models.size() > 1)
        parts.push_back(shown.cell().model);
    if (m_tasks.size() > 1)
        parts.push_back(taskWords(settings));
    if (m_prompts.size() > 1)
        parts.push_back(promptWords(settings.prompts));
    return parts;
}

} // namespace throughline
