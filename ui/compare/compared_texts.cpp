// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/harmless_text.h>
#include <ui/compare/compared_texts.h>
#include <ui/widgets/to_qt.h>

#include <core/words.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t mostShown = 32'768; // bytes of a text; an export has all of it
constexpr std::size_t mostOnOneLine = 400;

struct ComparedText {
    Q_DECLARE_TR_FUNCTIONS(throughline::ComparedText)
};

std::string_view textOf(const std::vector<std::string>& texts, int prompt)
{
    return std::size_t(prompt) < texts.size() ? std::string_view(texts[std::size_t(prompt)]) : std::string_view();
}

bool hasIds(const CellResult& cell, int prompt)
{
    return std::size_t(prompt) < cell.tokens.size() && !cell.tokens[std::size_t(prompt)].empty();
}

/// Without the run's place: the same prompt, and ids of both.
std::pair<TextStanding, int> standingOf(const CellResult& reference, const CellResult* other, int prompt)
{
    const bool comparable = other && hasIds(reference, prompt) && hasIds(*other, prompt)
        && textOf(reference.promptTexts, prompt) == textOf(other->promptTexts, prompt);
    if (!comparable)
        return {TextStanding::NotCompared, -1};
    const auto token = firstDifferingToken(reference, *other, prompt);
    return token ? std::pair(TextStanding::Differs, *token) : std::pair(TextStanding::Equal, -1);
}

QString shown(std::string_view text)
{
    const std::size_t end = characterStart(text, mostShown);
    const QString words = toQt(harmless(text.substr(0, end), true));
    return end == text.size() ? words : words + ComparedText::tr("… (%1 bytes more)").arg(text.size() - end);
}

TextPassage::Line verdictOf(const ComparedPrompt& prompt, std::size_t run, const CellResult* cell)
{
    switch (prompt.standing[run]) {
    case TextStanding::Baseline:
        return {ComparedText::tr("the reference"), {}, Tone::Secondary};
    case TextStanding::Equal:
        return {ComparedText::tr("equal to the reference"), {}, Tone::Good};
    case TextStanding::Differs:
        return {ComparedText::tr("differs from token %1 on").arg(prompt.token[run] + 1), {}, Tone::Caution};
    case TextStanding::NotCompared:
        break;
    }
    return {!cell ? ComparedText::tr("no matched cell")
                  : ComparedText::tr("not compared: other prompts, or token ids were not kept"),
        {}, Tone::Secondary};
}

} // namespace

std::vector<int> cellsWithTexts(const Comparison& comparison)
{
    std::vector<int> found;
    const auto& cells = comparison.referenceRun().cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        bool matched = false;
        for (std::size_t run = 0; run < comparison.runs.size(); ++run)
            if (const CellResult* other = comparison.partner(run, i))
                matched = matched || (int(run) != comparison.reference && !other->texts.empty());
        if (matched && !cells[i].texts.empty())
            found.push_back(int(i));
    }
    return found;
}

int ComparedPrompt::differing() const
{
    return int(std::count(standing.begin(), standing.end(), TextStanding::Differs));
}

int ComparedPrompt::compared() const
{
    return differing() + int(std::count(standing.begin(), standing.end(), TextStanding::Equal));
}

int ComparedPrompt::firstToken() const
{
    int first = -1;
    for (const int one : token)
        if (one >= 0 && (first < 0 || one < first))
            first = one;
    return first;
}

std::vector<ComparedPrompt> comparedPrompts(const Comparison& comparison, int referenceCell)
{
    std::vector<ComparedPrompt> prompts;
    const CellResult& own = comparison.referenceRun().cells[std::size_t(referenceCell)];
    for (std::size_t i = 0; i < own.texts.size(); ++i) {
        if (own.texts[i].empty() && !hasIds(own, int(i))) // of a cell that ended early
            continue;
        ComparedPrompt& prompt = prompts.emplace_back();
        prompt.prompt = int(i);
        for (std::size_t run = 0; run < comparison.runs.size(); ++run) {
            const bool reference = int(run) == comparison.reference;
            const auto [standing, token] = reference
                ? std::pair(TextStanding::Baseline, -1)
                : standingOf(own, comparison.partner(run, std::size_t(referenceCell)), prompt.prompt);
            prompt.standing.push_back(standing);
            prompt.token.push_back(token);
        }
    }
    return prompts;
}

TextPassage comparedPassage(
    const Comparison& comparison, int referenceCell, const ComparedPrompt& prompt, std::size_t run)
{
    const CellResult& own = comparison.referenceRun().cells[std::size_t(referenceCell)];
    const CellResult* const cell = comparison.partner(run, std::size_t(referenceCell));
    TextPassage passage;
    passage.lines = {verdictOf(prompt, run, cell)};
    if (!cell)
        return passage;
    const std::string_view text = textOf(cell->texts, prompt.prompt);
    if (prompt.standing[run] != TextStanding::Differs) {
        passage.same = shown(text);
        return passage;
    }
    const std::string_view before = textOf(own.texts, prompt.prompt);
    if (text == before) // other ids may read the same
        passage.lines[0].verdict = ComparedText::tr("%1, though both read the same").arg(passage.lines[0].verdict);
    const std::size_t at = commonBeginning(before, text);
    passage.differs = true;
    passage.same = shown(text.substr(0, at));
    passage.rest = shown(text.substr(at));
    return passage;
}

QString outcomeInWords(const ComparedPrompt& prompt)
{
    const int compared = prompt.compared();
    const int differing = prompt.differing();
    if (compared == 0)
        return ComparedText::tr("not compared");
    if (differing == 0)
        return compared == 1 ? ComparedText::tr("equal") : ComparedText::tr("all equal");
    if (compared == 1)
        return ComparedText::tr("differs");
    return (differing == 1 ? ComparedText::tr("%1 of %2 differs") : ComparedText::tr("%1 of %2 differ"))
        .arg(differing)
        .arg(compared);
}

QString comparedPromptText(const Comparison& comparison, int referenceCell, int prompt, bool whole)
{
    const auto& texts = comparison.referenceRun().cells[std::size_t(referenceCell)].promptTexts;
    const std::string_view text = textOf(texts, prompt);
    if (whole)
        return shown(text);
    const std::size_t end = characterStart(text, mostOnOneLine);
    return toQt(harmless(text.substr(0, end))) + (end < text.size() ? QStringLiteral("…") : QString());
}

QString whyNoComparedTexts(const Comparison& comparison)
{
    if (comparison.matched() == 0)
        return ComparedText::tr("No cell is matched: there is no text of the same prompt in two runs.");
    return ComparedText::tr("No two matched cells have saved texts: forward passes generate none.");
}

} // namespace throughline
