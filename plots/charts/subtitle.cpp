// SPDX-License-Identifier: GPL-3.0-or-later
// The line under a chart's title: which model, which weights, what work, where.
#include <plots/charts/chart_words.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <map>
#include <set>

namespace throughline {

namespace {

constexpr std::size_t shownHashDigits = 12;

/// Of a checkpoint: the fingerprint of a rank that opened all of it, as sequential cells do.
std::string fingerprintOf(const RunResult& run, const std::string& model)
{
    std::string found;
    for (const CellResult& result : run.cells)
        for (const RankLoad& load : result.loads)
            if (result.planned.cell.model == model && !load.loaded.fingerprint.empty()
                && (found.empty() || result.planned.cell.mode == Mode::Sequential))
                found = load.loaded.fingerprint;
    return found.substr(0, shownHashDigits);
}

std::string modelWords(const RunResult& run, const std::string& model)
{
    const auto facts = std::find_if(
        run.models.begin(), run.models.end(), [&](const ModelFacts& known) { return known.name == model; });
    const std::string name = model.substr(model.find_last_of('/') + 1);
    if (facts == run.models.end())
        return name;
    if (facts->preset)
        return Sentence::tr("%1, random weights", {name});
    const std::string fingerprint = fingerprintOf(run, model);
    return fingerprint.empty() ? Sentence::tr("%1, weights not read yet", {name})
                               : Sentence::tr("%1, weights %2", {name, fingerprint});
}

std::string lengthWords(const Settings& settings)
{
    if (settings.task == Task::Forward)
        return Sentence::tr("forward pass");
    return settings.newTokens > 0 ? Sentence::tr("%n new token", "%n new tokens", settings.newTokens)
                                  : Sentence::tr("total length %1", {countInWords(settings.totalLength)});
}

std::string without(std::string text, const std::string& part)
{
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
    return text;
}

std::string deviceWords(const RunResult& run)
{
    std::map<std::string, std::set<std::string>> gpus; // which of each kind
    for (const CellResult& result : run.cells)
        for (const RankLoad& load : result.loads)
            if (!load.hello.cuda.empty())
                gpus[load.hello.device].insert(load.hello.uuid);
    std::vector<std::string> kinds;
    for (const auto& [device, uuids] : gpus)
        kinds.push_back(uuids.size() > 1 ? std::to_string(uuids.size()) + " × " + device : device);
    if (!kinds.empty())
        return joined(kinds);
    const Environment& environment = run.started.environment;
    const std::string cpu = without(without(environment.cpu, "(R)"), "(TM)");
    return joined({cpu, environment.cpuCores > 0 ? counted(environment.cpuCores, "core") : ""});
}

/// The values in order of appearance, each once; of more than three how many there are.
class Several {
public:
    void add(const std::string& value)
    {
        if (!value.empty() && !std::count(m_values.begin(), m_values.end(), value))
            m_values.push_back(value);
    }
    std::string words(const Sentence::Forms& noun) const
    {
        constexpr std::size_t most = 3;
        const auto count = static_cast<int64_t>(m_values.size());
        return m_values.size() > most ? Sentence::tr(noun.one, noun.many, count) : joined(m_values);
    }

private:
    std::vector<std::string> m_values;
};

} // namespace

std::string subtitleOf(const std::vector<const RunResult*>& runs)
{
    Several models;
    Several precisions;
    Several lengths;
    Several devices;
    for (const RunResult* run : runs) {
        for (const CellResult& result : run->cells) {
            if (result.planned.skipped)
                continue;
            models.add(modelWords(*run, result.planned.cell.model));
            precisions.add(std::string(nameOf(result.planned.cell.precision)));
            lengths.add(lengthWords(result.planned.cell.settings));
        }
        devices.add(deviceWords(*run));
    }
    return joined({models.words(Sentence::markCount("%n model", "%n models")),
                      precisions.words(Sentence::markCount("%n precision", "%n precisions")),
                      lengths.words(Sentence::markCount("%n length", "%n lengths")),
                      devices.words(Sentence::markCount("%n machine", "%n machines"))},
        " · ");
}

} // namespace throughline
