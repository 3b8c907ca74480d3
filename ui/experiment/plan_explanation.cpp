// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/experiment/plan_explanation.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

struct ExplanationText {
    Q_DECLARE_TR_FUNCTIONS(throughline::ExplanationText)
};

QString counted(const std::string& sentence, int cells)
{
    return cells == 1 ? toQt(sentence) : ExplanationText::tr("%1 (%2 cells)").arg(toQt(sentence)).arg(cells);
}

template <class Kind> bool isOneOf(Kind kind, std::initializer_list<Kind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

} // namespace

Explanation explainSkips(const Plan& plan, int block, std::initializer_list<SkipKind> kinds)
{
    const SkipReason* first = nullptr;
    int cells = 0;
    for (const PlannedCell& cell : plan.cells) {
        if (cell.block != block || !cell.skipped || !isOneOf(cell.skipped->kind, kinds))
            continue;
        first = first ? first : &*cell.skipped;
        ++cells;
    }
    return first ? Explanation{counted(sentence(*first), cells), Tone::Bad} : Explanation{};
}

Explanation explainNotes(const Plan& plan, int block, std::initializer_list<NoteKind> kinds)
{
    const Note* first = nullptr;
    int cells = 0;
    for (const PlannedCell& cell : plan.cells)
        for (const Note& note : cell.notes) {
            if (cell.block != block || !isOneOf(note.kind, kinds))
                continue;
            first = first ? first : &note;
            ++cells;
        }
    return first ? Explanation{counted(sentence(*first), cells), Tone::Caution} : Explanation{};
}

Explanation explainFilledIn(const Plan& plan, const std::string& field)
{
    for (const FilledIn& filled : plan.filledIn)
        if (filled.field == field)
            return {
                ExplanationText::tr("Filled in: %1, %2").arg(toQt(filled.value), toQt(filled.why)), Tone::Secondary};
    return {};
}

Explanation firstOf(std::initializer_list<Explanation> explanations)
{
    const auto* found =
        std::find_if(explanations.begin(), explanations.end(), [](const auto& e) { return !e.empty(); });
    return found == explanations.end() ? Explanation{} : *found;
}

} // namespace throughline
