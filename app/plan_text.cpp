// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that say the same in every row are left out by the table; notes stand under their cell.
#include <app/plan_text.h>

#include <app/table_text.h>

#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

/// Prompts per rank, or layers per stage: "34 33 33", "layers 0-2 3-5".
std::string splitInWords(const PlannedCell& planned)
{
    std::string words;
    if (planned.cell.mode == Mode::Pipeline) {
        int first = 0;
        for (const int end : planned.stageEnds) {
            words += (words.empty() ? "layers " : " ") + std::to_string(first) + "-" + std::to_string(end - 1);
            first = end;
        }
    } else if (planned.promptsPerRank.size() > 1) {
        for (const int prompts : planned.promptsPerRank)
            words += (words.empty() ? "" : " ") + std::to_string(prompts);
    }
    return words;
}

std::vector<std::string> row(const PlannedCell& planned)
{
    const auto& cell = planned.cell;
    return {std::to_string(planned.index + 1), cell.model, std::string(nameOf(cell.precision)),
        std::string(nameOf(cell.mode)), std::to_string(cell.ranks), std::to_string(cell.promptCount),
        std::to_string(cell.batchSize), cell.mode == Mode::Pipeline ? std::to_string(cell.chunks) : "",
        splitInWords(planned), planned.needBytes > 0 ? bytesInWords(planned.needBytes) : "",
        planned.skipped || planned.estimatedNs <= 0 ? "" : durationInWords(planned.estimatedNs)};
}

} // namespace

std::string planTable(const Plan& plan)
{
    TableText table({{"#", true}, {"Model", false, 28}, {"Precision"}, {"Mode"}, {"Ranks", true}, {"Prompts", true},
        {"Batch", true}, {"Chunks", true}, {"Split", false, 32}, {"Need", true}, {"Time", true}});
    for (const auto& planned : plan.cells) {
        table.addRow(row(planned));
        if (planned.skipped)
            table.addLine("skipped: " + sentence(*planned.skipped));
        for (const auto& note : planned.notes)
            table.addLine("note: " + sentence(note));
    }
    return table.text();
}

std::string planTotals(const Plan& plan)
{
    int skipped = 0;
    int64_t need = 0;
    int64_t time = 0;
    for (const auto& planned : plan.cells) {
        if (planned.skipped) {
            ++skipped;
            continue;
        }
        need = std::max(need, planned.needBytes);
        time += planned.estimatedNs;
    }
    std::string text = std::to_string(plan.cells.size()) + (plan.cells.size() == 1 ? " cell" : " cells");
    if (skipped > 0)
        text += ", " + std::to_string(skipped) + " skipped";
    if (time > 0)
        text += " · about " + durationInWords(time);
    if (need > 0)
        text += " · needs at most " + bytesInWords(need);
    if (need > 0 && plan.availableBytes > 0)
        text += " of " + bytesInWords(plan.availableBytes);
    return text;
}

} // namespace throughline
