// SPDX-License-Identifier: GPL-3.0-or-later
// Ids decide, texts don't: different ids may read the same.
#include <core/generated_texts.h>

#include <core/harmless_text.h>
#include <core/metrics.h>

#include <algorithm>
#include <iterator>

namespace throughline {

namespace {

bool hasTokens(const CellResult& cell, std::size_t prompt)
{
    return prompt < cell.tokens.size() && !cell.tokens[prompt].empty();
}

/// A prompt of a cell that ended early may have neither.
bool wasKept(const CellResult& cell, std::size_t prompt)
{
    return prompt < cell.texts.size() && (!cell.texts[prompt].empty() || hasTokens(cell, prompt));
}

std::string_view promptOf(const CellResult& cell, int prompt)
{
    const auto index = static_cast<std::size_t>(prompt);
    return index < cell.promptTexts.size() ? std::string_view(cell.promptTexts[index]) : std::string_view();
}

/// Prompts at one place: as many as the cells have different ones there.
using Variants = std::vector<PromptOutputs>;

void addOutcome(Variants& place, const RunResult& run, int prompt, const TextOutcome& outcome)
{
    const auto cellAt = [&](int index) -> const CellResult& { return run.cells[static_cast<std::size_t>(index)]; };
    const std::string_view asked = promptOf(cellAt(outcome.cell), prompt);
    auto known = std::find_if(place.begin(), place.end(),
        [&](const PromptOutputs& outputs) { return promptOf(cellAt(outputs.cells.front().cell), prompt) == asked; });
    if (known == place.end())
        known = place.insert(place.end(), {prompt, {}});
    known->cells.push_back(outcome);
}

} // namespace

int PromptOutputs::differing() const
{
    return static_cast<int>(std::count_if(
        cells.begin(), cells.end(), [](const TextOutcome& one) { return one.standing == TextStanding::Differs; }));
}

int PromptOutputs::compared() const
{
    const auto equal = std::count_if(
        cells.begin(), cells.end(), [](const TextOutcome& one) { return one.standing == TextStanding::Equal; });
    return differing() + static_cast<int>(equal);
}

int PromptOutputs::firstToken() const
{
    int first = -1;
    for (const TextOutcome& one : cells)
        if (one.token >= 0 && (first < 0 || one.token < first))
            first = one.token;
    return first;
}

TextOutcome textOutcome(const CellResult& cell, const CellResult* baseline, int prompt)
{
    const Cell& asked = cell.planned.cell;
    if (asked.mode == Mode::Sequential && asked.settings.groups == 0)
        return {-1, -1, TextStanding::Baseline, -1};
    const auto index = static_cast<std::size_t>(prompt);
    if (!baseline || !hasTokens(cell, index) || !hasTokens(*baseline, index))
        return {};
    const auto token = firstDifferingToken(*baseline, cell, prompt);
    return token ? TextOutcome{-1, -1, TextStanding::Differs, *token} : TextOutcome{-1, -1, TextStanding::Equal, -1};
}

std::vector<PromptOutputs> promptOutputs(const RunResult& run)
{
    std::vector<Variants> places;
    for (std::size_t i = 0; i < run.cells.size(); ++i) {
        const CellResult& cell = run.cells[i];
        if (cell.texts.empty())
            continue;
        const CellResult* const baseline = baselineOf(run, cell);
        places.resize(std::max(places.size(), cell.texts.size()));
        for (std::size_t prompt = 0; prompt < cell.texts.size(); ++prompt) {
            if (!wasKept(cell, prompt))
                continue;
            TextOutcome outcome = textOutcome(cell, baseline, static_cast<int>(prompt));
            outcome.cell = static_cast<int>(i);
            outcome.baseline = baseline ? baseline->planned.index : -1;
            addOutcome(places[prompt], run, static_cast<int>(prompt), outcome);
        }
    }
    std::vector<PromptOutputs> all;
    for (Variants& place : places)
        std::move(place.begin(), place.end(), std::back_inserter(all));
    return all;
}

std::size_t commonBeginning(std::string_view a, std::string_view b)
{
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto same = static_cast<std::size_t>(left - a.begin());
    return std::min(characterStart(a, same), characterStart(b, same));
}

int rankWithOutput(const CellResult& cell, int prompt)
{
    if (cell.planned.cell.mode == Mode::Pipeline)
        return cell.planned.cell.ranks - 1;
    for (std::size_t rank = 0; rank < cell.promptsOfRank.size(); ++rank) {
        const auto& held = cell.promptsOfRank[rank];
        if (std::find(held.begin(), held.end(), prompt) != held.end())
            return static_cast<int>(rank);
    }
    return 0;
}

} // namespace throughline
