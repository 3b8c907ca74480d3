// SPDX-License-Identifier: GPL-3.0-or-later
// What compared runs generated for the same prompt of matched cells, held against the reference's token by token. Not
// widgets.
#pragma once

#include <ui/compare/comparison.h>
#include <ui/texts/text_passages.h>

#include <QString>

#include <vector>

namespace throughline {

/// Cells of the reference that kept texts and are matched with a cell of another run: places among its cells.
std::vector<int> cellsWithTexts(const Comparison& comparison);

/// One prompt of one cell of the reference.
struct ComparedPrompt {
    int prompt = 0;                     // its place among the cell's prompts
    std::vector<TextStanding> standing; // by run; of the reference: Baseline
    std::vector<int> token;             // by run: the first that differs, from 0; -1 = none
    int differing() const;
    int compared() const;
    int firstToken() const; // the earliest of any run; -1 = none
    bool operator==(const ComparedPrompt&) const = default;
};
std::vector<ComparedPrompt> comparedPrompts(const Comparison& comparison, int referenceCell);

/// What a run made of a prompt: its text, cut where it leaves the reference's. Texts are harmless.
TextPassage comparedPassage(
    const Comparison& comparison, int referenceCell, const ComparedPrompt& prompt, std::size_t run);

/// "all equal", "1 of 3 differs", "not compared".
QString outcomeInWords(const ComparedPrompt& prompt);
/// The prompt's beginning on one line.
QString comparedPromptText(const Comparison& comparison, int referenceCell, int prompt, bool whole);
/// Why there are no texts side by side.
QString whyNoComparedTexts(const Comparison& comparison);

} // namespace throughline
