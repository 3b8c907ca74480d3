// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/plan_filled_in.h>
#include <core/words.h>
#include <ui/experiment/plan_explanation.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace throughline {

namespace {

struct ExplanationText {
    Q_DECLARE_TR_FUNCTIONS(throughline::ExplanationText)
};

QString counted(const std::string& sentence, int cells)
{
    return cells == 1 ? toQt(sentence)
                      : ExplanationText::tr("%1 (%n cell)", "%1 (%n cells)", cells).arg(toQt(sentence));
}

/// Of a note that expects a loss, how much is left; else 1.
double expectation(const Note& note) { return note.values.size() > 2 ? toQt(note.values[2]).toDouble() : 1; }

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

QStringList neverRun(const Plan& plan, int block, std::initializer_list<Mode> modes,
    std::initializer_list<SkipKind> kinds, int Cell::*axis)
{
    std::map<int, bool> skipped; // by value
    for (const PlannedCell& cell : plan.cells)
        if (cell.block == block && isOneOf(cell.cell.mode, modes)) {
            const bool skips = cell.skipped && isOneOf(cell.skipped->kind, kinds);
            const auto known = skipped.try_emplace(cell.cell.*axis, skips).first;
            known->second = known->second && skips;
        }
    QStringList values;
    for (const auto& [value, never] : skipped)
        if (never)
            values << QString::number(value);
    return values;
}

Explanation explainNotes(const Plan& plan, int block, std::initializer_list<NoteKind> kinds)
{
    const Note* worst = nullptr;
    int cells = 0;
    for (const PlannedCell& cell : plan.cells)
        for (const Note& note : cell.notes) {
            if (cell.block != block || !isOneOf(note.kind, kinds))
                continue;
            if (!worst || expectation(note) < expectation(*worst))
                worst = &note;
            ++cells;
        }
    return worst ? Explanation{counted(sentence(*worst), cells), Tone::Caution} : Explanation{};
}

const FilledIn* filledInFor(const Plan& plan, const std::string& field, const std::vector<std::string>& models)
{
    const auto found = std::find_if(plan.filledIn.begin(), plan.filledIn.end(), [&](const FilledIn& filled) {
        const bool asked = models.empty() || filled.model.empty()
            || std::find(models.begin(), models.end(), filled.model) != models.end();
        return filled.field == field && asked;
    });
    return found == plan.filledIn.end() ? nullptr : &*found;
}

Explanation explainFilledIn(const Plan& plan, const std::string& field, const std::vector<std::string>& models)
{
    const FilledIn* const filled = filledInFor(plan, field, models);
    if (!filled)
        return {};
    const QString said = ExplanationText::tr("%1, %2").arg(toQt(valueInWords(*filled)), toQt(filled->why));
    const QString model = toQt(filled->model).section('/', -1);
    return {models.size() > 1 && !model.isEmpty() ? ExplanationText::tr("Filled in for %1: %2").arg(model, said)
                                                  : ExplanationText::tr("Filled in: %1").arg(said),
        Tone::Secondary};
}

Explanation firstOf(std::initializer_list<Explanation> explanations)
{
    const auto* found =
        std::find_if(explanations.begin(), explanations.end(), [](const auto& e) { return !e.empty(); });
    return found == explanations.end() ? Explanation{} : *found;
}

} // namespace throughline
