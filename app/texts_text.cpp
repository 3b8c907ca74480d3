// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/texts_text.h>

#include <app/harmless_text.h>
#include <app/prompt_ranks.h>

#include <core/metrics.h>

namespace throughline {

namespace {

/// Two texts with a mark where they begin to differ, at a character's start.
std::pair<std::string, std::string> marked(std::string text, std::string other)
{
    std::size_t at = 0;
    while (at < std::min(text.size(), other.size()) && text[at] == other[at])
        ++at;
    const auto inside = [](const std::string& s, std::size_t i) { return i < s.size() && (s[i] & 0xc0) == 0x80; };
    while (at > 0 && (inside(text, at) || inside(other, at)))
        --at;
    return {text.insert(at, "⟦"), other.insert(at, "⟦")};
}

std::string promptLine(const CellResult& cell, const CellResult* baseline, int prompt)
{
    const auto index = static_cast<std::size_t>(prompt);
    std::string text = cell.texts[index];
    std::string below;
    const auto differs = baseline ? firstDifferingToken(*baseline, cell, prompt) : std::nullopt;
    if (differs && index < baseline->texts.size()) {
        std::string expected;
        std::tie(text, expected) = marked(text, baseline->texts[index]);
        below = "      differs from sequential at token " + std::to_string(*differs) + ": " + harmless(expected) + '\n';
    }
    const std::string asked = index < cell.promptTexts.size() ? cell.promptTexts[index] : std::string();
    return "  " + std::to_string(prompt) + " (rank " + std::to_string(rankWithOutput(cell, prompt))
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
            text += promptLine(cell, baseline == &cell ? nullptr : baseline, prompt);
    }
    return text.empty() ? "No texts were saved with this run.\n" : text;
}

} // namespace throughline
