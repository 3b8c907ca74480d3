// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/texts_text.h>

#include <app/harmless_text.h>

#include <core/generated_texts.h>
#include <core/metrics.h>

namespace throughline {

namespace {

/// `text` with a mark where it begins to differ.
std::string marked(std::string text, std::size_t at) { return text.insert(at, "⟦"); }

std::string promptLine(const CellResult& cell, const CellResult* baseline, int prompt)
{
    const auto index = static_cast<std::size_t>(prompt);
    std::string text = cell.texts[index];
    std::string below;
    const TextOutcome outcome = textOutcome(cell, baseline, prompt);
    if (outcome.standing == TextStanding::Differs && index < baseline->texts.size()) {
        const std::string& expected = baseline->texts[index];
        const std::size_t at = commonBeginning(text, expected);
        below = "      differs from sequential at token " + std::to_string(outcome.token + 1) + ": "
            + harmless(marked(expected, at)) + '\n';
        text = marked(text, at);
    }
    const std::string asked = index < cell.promptTexts.size() ? cell.promptTexts[index] : std::string();
    return "  " + std::to_string(prompt + 1) + " (rank " + std::to_string(rankWithOutput(cell, prompt))
        + "): " + harmless(asked) + " → " + harmless(text) + '\n' + below;
}

} // namespace

std::string textsText(const RunResult& run)
{
    std::string text;
    for (const auto& cell : run.cells) {
        if (cell.texts.empty())
            continue;
        const CellResult* baseline = baselineOf(run, cell);
        text += label(cell.planned.cell) + '\n';
        for (int prompt = 0; prompt < static_cast<int>(cell.texts.size()); ++prompt)
            text += promptLine(cell, baseline, prompt);
    }
    return text.empty() ? "No texts were saved with this run.\n" : text;
}

} // namespace throughline
