// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/harmless_text.h>
#include <ui/texts/text_passages.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t mostBytes = 32'768; // of each part that is shown; an export has all of it
constexpr std::size_t mostOnALine = 400;

struct PassageText {
    Q_DECLARE_TR_FUNCTIONS(throughline::PassageText)
};

const CellResult& cellAt(const RunResult& run, int index) { return run.cells[std::size_t(index)]; }

std::string_view textAt(const std::vector<std::string>& texts, int prompt)
{
    return std::size_t(prompt) < texts.size() ? std::string_view(texts[std::size_t(prompt)]) : std::string_view();
}

std::string_view promptOf(const RunResult& run, const PromptOutputs& outputs)
{
    return textAt(cellAt(run, outputs.cells.front().cell).promptTexts, outputs.prompt);
}

QString leftOut(std::size_t bytes) { return PassageText::tr("… (%1 bytes more)").arg(bytes); }

QString shownBeginning(std::string_view text)
{
    const std::size_t end = characterStart(text, mostBytes);
    const QString shown = toQt(harmless(text.substr(0, end), true));
    return end == text.size() ? shown : shown + leftOut(text.size() - end);
}

QString shownEnd(std::string_view text)
{
    if (text.size() <= mostBytes)
        return toQt(harmless(text, true));
    const std::size_t begin = characterStart(text, text.size() - mostBytes);
    return leftOut(begin) + toQt(harmless(text.substr(begin), true));
}

bool sameOutput(const CellResult& a, const CellResult& b, int prompt)
{
    const auto index = std::size_t(prompt);
    const auto idsOf = [index](const CellResult& cell) {
        return index < cell.tokens.size() ? cell.tokens[index] : std::vector<int>();
    };
    return textAt(a.texts, prompt) == textAt(b.texts, prompt) && idsOf(a) == idsOf(b);
}

/// What is not the same in all cells of a prompt, and so belongs to a cell's name.
struct Varying {
    bool model = false;
    bool prompts = false;
    bool precision = false;
};

Varying varyingIn(const RunResult& run, const PromptOutputs& outputs)
{
    Varying varying;
    const Cell& first = cellAt(run, outputs.cells.front().cell).planned.cell;
    for (const TextOutcome& outcome : outputs.cells) {
        const Cell& cell = cellAt(run, outcome.cell).planned.cell;
        varying.model = varying.model || cell.model != first.model;
        varying.prompts = varying.prompts || cell.promptCount != first.promptCount;
        varying.precision = varying.precision || cell.precision != first.precision;
    }
    return varying;
}

QString cellName(const CellResult& cell, int prompt, const Varying& varying)
{
    const QString between = QStringLiteral(" · ");
    QStringList parts = toQt(label(cell.planned.cell)).split(between); // ends in prompts and precision
    const QString precision = parts.takeLast();
    const QString prompts = parts.takeLast();
    if (varying.model)
        parts.prepend(toQt(cell.planned.cell.model).section('/', -1));
    if (varying.prompts)
        parts << prompts;
    if (varying.precision)
        parts << precision;
    if (cell.planned.cell.ranks > 1)
        parts << PassageText::tr("rank %1").arg(rankWithOutput(cell, prompt));
    return parts.join(between);
}

/// Without its cells.
TextPassage::Line verdictOn(const RunResult& run, const TextOutcome& outcome, int prompt)
{
    switch (outcome.standing) {
    case TextStanding::Baseline:
        return {PassageText::tr("the baseline"), {}, Tone::Secondary};
    case TextStanding::Equal:
        return {PassageText::tr("equal to sequential"), {}, Tone::Good};
    case TextStanding::Differs: {
        const QString words = PassageText::tr("differs from sequential at token %1").arg(outcome.token + 1);
        const bool readsTheSame =
            textAt(cellAt(run, outcome.cell).texts, prompt) == textAt(cellAt(run, outcome.baseline).texts, prompt);
        return {readsTheSame ? PassageText::tr("%1, though both read the same").arg(words) : words, {}, Tone::Caution};
    }
    case TextStanding::NotCompared:
        break;
    }
    return {outcome.baseline < 0 ? PassageText::tr("not compared, the run has no sequential cell for it")
                                 : PassageText::tr("not compared, token ids were not kept"),
        {}, Tone::Secondary};
}

void addCell(TextPassage& passage, const TextPassage::Line& verdict, const QString& name)
{
    auto line = std::find_if(passage.lines.begin(), passage.lines.end(),
        [&](const TextPassage::Line& known) { return known.verdict == verdict.verdict; });
    if (line == passage.lines.end())
        line = passage.lines.insert(passage.lines.end(), verdict);
    line->cells << name;
}

/// Cut at the first difference from the baseline of the cell that leaves it.
TextPassage passageOf(const RunResult& run, const TextOutcome& outcome, int prompt)
{
    const std::string_view text = textAt(cellAt(run, outcome.cell).texts, prompt);
    TextPassage passage;
    if (outcome.standing != TextStanding::Differs) {
        passage.same = shownBeginning(text);
        return passage;
    }
    passage.differs = true;
    const std::size_t at = commonBeginning(text, textAt(cellAt(run, outcome.baseline).texts, prompt));
    passage.same = shownEnd(text.substr(0, at));
    passage.rest = shownBeginning(text.substr(at));
    return passage;
}

} // namespace

std::vector<TextPassage> passagesOf(const RunResult& run, const PromptOutputs& outputs)
{
    const Varying varying = varyingIn(run, outputs);
    std::vector<TextPassage> passages;
    std::vector<TextOutcome> firsts; // of each passage
    for (const TextOutcome& outcome : outputs.cells) {
        // Equal ids that differ from their own baseline (another model's or precision's) have another mark.
        const auto known = std::find_if(firsts.begin(), firsts.end(), [&](const TextOutcome& first) {
            return (first.standing == TextStanding::Differs) == (outcome.standing == TextStanding::Differs)
                && sameOutput(cellAt(run, first.cell), cellAt(run, outcome.cell), outputs.prompt);
        });
        const auto place = std::size_t(known - firsts.begin());
        if (known == firsts.end()) {
            firsts.push_back(outcome);
            passages.push_back(passageOf(run, outcome, outputs.prompt));
        }
        addCell(passages[place], verdictOn(run, outcome, outputs.prompt),
            cellName(cellAt(run, outcome.cell), outputs.prompt, varying));
    }
    return passages;
}

QString promptBeginning(const RunResult& run, const PromptOutputs& outputs)
{
    const std::string_view asked = promptOf(run, outputs);
    const std::size_t end = characterStart(asked, mostOnALine);
    return toQt(harmless(asked.substr(0, end))) + (end < asked.size() ? QStringLiteral("…") : QString());
}

QString wholePrompt(const RunResult& run, const PromptOutputs& outputs)
{
    return shownBeginning(promptOf(run, outputs));
}

QString outcomeInWords(const PromptOutputs& outputs)
{
    const int compared = outputs.compared();
    const int differing = outputs.differing();
    if (compared == 0)
        return PassageText::tr("not compared");
    if (differing == 0)
        return compared == 1 ? PassageText::tr("equal") : PassageText::tr("all equal");
    if (compared == 1)
        return PassageText::tr("differs");
    return (differing == 1 ? PassageText::tr("%1 of %2 differs") : PassageText::tr("%1 of %2 differ"))
        .arg(differing)
        .arg(compared);
}

QString textTotals(const RunResult& run, const std::vector<PromptOutputs>& prompts)
{
    const auto count = [&](auto has) { return int(std::count_if(prompts.begin(), prompts.end(), has)); };
    const int differing = count([](const PromptOutputs& one) { return one.differing() > 0; });
    const int compared = count([](const PromptOutputs& one) { return one.compared() > 0; });
    QStringList parts{PassageText::tr("%n prompt", "%n prompts", int(prompts.size()))};
    if (differing > 0)
        parts << PassageText::tr("%n differs", "%n differ", differing);
    else
        parts << (compared > 0 ? PassageText::tr("all equal") : PassageText::tr("not compared"));
    const auto kept =
        std::count_if(run.cells.begin(), run.cells.end(), [](const CellResult& cell) { return !cell.texts.empty(); });
    if (kept < std::ptrdiff_t(run.cells.size()))
        parts << PassageText::tr("texts of %1 of %2 cells").arg(kept).arg(run.cells.size());
    return parts.join(QStringLiteral(" · "));
}

QString whyNoTexts(const RunResult& run)
{
    const bool generates = std::any_of(run.cells.begin(), run.cells.end(),
        [](const CellResult& cell) { return cell.planned.cell.settings.task == Task::Generate; });
    if (!run.cells.empty() && !generates)
        return PassageText::tr("A forward pass generates no text.");
    return run.state == RunState::Running ? PassageText::tr("A cell's texts come when it ends.")
                                          : PassageText::tr("No texts were saved with this run.");
}

} // namespace throughline
