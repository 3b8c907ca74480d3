// SPDX-License-Identifier: GPL-3.0-or-later
// The field table names the settings, the environment names itself.
#include <plots/report/run_facts.h>

#include <plots/charts/shown_cells.h>

#include <core/field_table.h>
#include <core/field_words.h>
#include <core/harmless_text.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t longestValue = 400;

std::string cutShort(std::string text)
{
    if (text.size() <= longestValue)
        return text;
    text.erase(characterStart(text, longestValue));
    return text + "…";
}

void addRates(RunFacts& facts, const std::string& device, const CeilingsEvent& rates)
{
    const auto add = [&](const char* name, double value, const std::string& words) {
        if (value > 0)
            facts.emplace_back(device + Sentence::tr(name), words);
    };
    const auto bytes = [&](const char* name, double perSecond) {
        add(name, perSecond, Sentence::tr("%1/s", {bytesInWords(static_cast<int64_t>(perSecond))}));
    };
    const auto operations = [&](const char* name, double perSecond) {
        add(name, perSecond, numberInWords(perSecond / 1e9) + " GFLOP/s");
    };
    bytes(Sentence::mark("measured read bandwidth"), rates.readBytesPerSecond);
    operations(Sentence::mark("measured fp32 rate"), rates.fp32OperationsPerSecond);
    operations(Sentence::mark("measured tf32 rate"), rates.tf32OperationsPerSecond);
    operations(Sentence::mark("measured fp16 rate"), rates.fp16OperationsPerSecond);
    operations(Sentence::mark("measured bf16 rate"), rates.bf16OperationsPerSecond);
}

} // namespace

RunFacts settingsFacts(const RunResult& run)
{
    RunFacts facts;
    for (const CellField& field : cellFields()) {
        std::vector<std::string> values;
        for (const CellResult& cell : run.cells) {
            const std::string value = cutShort(plainInWords(field.read(cell.planned.cell)));
            if (!value.empty() && !std::count(values.begin(), values.end(), value))
                values.push_back(value);
        }
        if (!values.empty())
            facts.emplace_back(
                titleInWords(field.name), joined(values) + (field.unit.empty() ? "" : " " + std::string(field.unit)));
    }
    return facts;
}

RunFacts environmentFacts(const RunResult& run)
{
    RunFacts facts;
    for (const auto& [name, value] : environmentFields(run.started.environment))
        if (!value.empty())
            facts.emplace_back(titleInWords(name), cutShort(value));
    addRates(facts, "", run.ceilings);
    for (const auto& [uuid, rates] : run.gpuCeilings)
        addRates(facts, run.gpuCeilings.size() > 1 ? uuid + " " : "GPU ", rates);
    return facts;
}

} // namespace throughline
