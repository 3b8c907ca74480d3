// SPDX-License-Identifier: GPL-3.0-or-later
// Columns that say the same in every row are left out by the table; skips stand under their cell, notes below all.
#include <app/plan_text.h>

#include <app/harmless_text.h>
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

/// "3, 7-9": numbers as the first column has them.
std::string cellsInWords(const std::vector<int>& cells)
{
    std::string words;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto first = i;
        while (i + 1 < cells.size() && cells[i + 1] == cells[i] + 1)
            ++i;
        words += (words.empty() ? "" : ", ") + std::to_string(cells[first]);
        if (i > first)
            words += "-" + std::to_string(cells[i]);
    }
    return words;
}

/// Each note once, with the cells that it is about: the same one often holds for half the plan.
std::string notesText(const Plan& plan)
{
    std::vector<std::pair<std::string, std::vector<int>>> notes; // in the order of their first cells
    std::vector<std::string> formulas;
    for (const auto& planned : plan.cells)
        for (const auto& note : planned.notes) {
            const auto words = sentence(note);
            auto found =
                std::find_if(notes.begin(), notes.end(), [&](const auto& known) { return known.first == words; });
            if (found == notes.end())
                found = notes.insert(notes.end(), {words, {}});
            found->second.push_back(planned.index + 1);
            const auto counted = formula(note);
            if (!counted.empty() && std::find(formulas.begin(), formulas.end(), counted) == formulas.end())
                formulas.push_back(counted);
        }
    std::string text;
    for (const auto& [words, cells] : notes)
        text += harmless((cells.size() == 1 ? "Cell " : "Cells ") + cellsInWords(cells) + ": " + words) + '\n';
    for (const auto& counted : formulas)
        text += "Expected: " + counted + ".\n";
    return text;
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
    }
    return table.text() + notesText(plan);
}

std::string planTotals(const Plan& plan)
{
    int skipped = 0;
    int64_t time = 0;
    for (const auto& planned : plan.cells) {
        if (planned.skipped) {
            ++skipped;
            continue;
        }
        time += planned.estimatedNs;
    }
    std::string text = std::to_string(plan.cells.size()) + (plan.cells.size() == 1 ? " cell" : " cells");
    if (skipped > 0)
        text += ", " + std::to_string(skipped) + " skipped";
    if (time > 0)
        text += " · about " + durationInWords(time);
    const LargestNeed largest = largestNeed(plan);
    if (largest.needBytes > 0)
        text += " · needs at most " + bytesInWords(largest.needBytes);
    if (largest.needBytes > 0 && largest.availableBytes > 0)
        text += " of " + bytesInWords(largest.availableBytes);
    return text;
}

} // namespace throughline
