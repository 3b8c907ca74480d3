// SPDX-License-Identifier: GPL-3.0-or-later
// What a run's cells generated, in words: a prompt's outcome on one line, and its different outputs with the cells that
// gave each. Not widgets.
#pragma once

#include <core/generated_texts.h>
#include <ui/style/tokens.h>

#include <QStringList>

#include <vector>

namespace throughline {

/// One output of a prompt, and every cell that gave exactly these tokens.
struct TextPassage {
    struct Line {
        QString verdict;   // "equal to sequential", "differs from sequential at token 12"
        QStringList cells; // "data-parallel · 2 ranks · batch 4 · rank 1": with what tells the prompt's cells apart
        Tone tone = Tone::Secondary;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines;
    bool differs = false; // from its baseline's
    QString same;         // up to where it leaves that; all of it where it doesn't
    QString rest;         // from there on
    bool operator==(const TextPassage&) const = default;
};

/// In the plan's order of their first cells, so that a baseline's comes before those that leave it. Texts are harmless,
/// keep their lines, and are cut where they are endless.
std::vector<TextPassage> passagesOf(const RunResult& run, const PromptOutputs& outputs);

/// The prompt's text, harmless: its beginning on one line, or all of it.
QString promptBeginning(const RunResult& run, const PromptOutputs& outputs);
QString wholePrompt(const RunResult& run, const PromptOutputs& outputs);

/// "all equal", "1 of 3 differs", "not compared".
QString outcomeInWords(const PromptOutputs& outputs);

/// "10 prompts · 1 differs · texts of 3 of 4 cells".
QString textTotals(const RunResult& run, const std::vector<PromptOutputs>& prompts);
/// Why there is no text to show.
QString whyNoTexts(const RunResult& run);

} // namespace throughline
