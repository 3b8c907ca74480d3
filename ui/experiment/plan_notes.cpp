// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/plan_notes.h>
#include <ui/widgets/to_qt.h>

#include <core/words.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace throughline {

namespace {

struct PlanNoteText {
    Q_DECLARE_TR_FUNCTIONS(throughline::PlanNoteText)
};

QString noteValue(const std::vector<std::string>& values, std::size_t index)
{
    return index < values.size() ? toQt(values[index]) : QString();
}

QString skipNote(const SkipReason& reason)
{
    const auto value = [&](std::size_t index) { return noteValue(reason.values, index); };
    switch (reason.kind) {
    case SkipKind::NeedsMemory: {
        const QString available = toQt(bytesInWords(value(1).toLongLong()));
        return value(2).toInt() > 0 ? PlanNoteText::tr("of %1 · largest B that fits: %2").arg(available, value(2))
                                    : PlanNoteText::tr("of %1 · not even B 1 fits").arg(available);
    }
    case SkipKind::TooManyStages:
        return PlanNoteText::tr("the model has %1 layers").arg(value(1));
    case SkipKind::ChunksExceedRows:
        return PlanNoteText::tr("%1 chunks, %2 rows").arg(value(0), value(1));
    case SkipKind::RanksExceedPrompts:
        return PlanNoteText::tr("%1 ranks, %2 prompts").arg(value(0), value(1));
    case SkipKind::ModeNotBuilt:
        return PlanNoteText::tr("not built yet");
    case SkipKind::PrecisionNotBuilt:
        return PlanNoteText::tr("no %1 on this device").arg(value(0));
    case SkipKind::StagesExceedGpus:
        return PlanNoteText::tr("%1 stages, GPUs: %2").arg(value(0), value(1));
    default:
        return toQt(sentence(reason));
    }
}

QString expected(const Note& note) { return PlanNoteText::tr("≈ %1×").arg(noteValue(note.values, 2)); }

QString shortText(const Note& note)
{
    const bool counted = !noteValue(note.values, 2).isEmpty();
    switch (note.kind) {
    case NoteKind::RunsAsSmallerBatch:
        return PlanNoteText::tr("runs as %1").arg(noteValue(note.values, 1));
    case NoteKind::RanksShareDevice:
        if (counted)
            return expected(note);
        if (noteValue(note.values, 1).isEmpty())
            return PlanNoteText::tr("one CPU");
        return noteValue(note.values, 1) == QLatin1String("1")
            ? PlanNoteText::tr("one GPU")
            : PlanNoteText::tr("%1 GPUs").arg(noteValue(note.values, 1));
    case NoteKind::StagesTakeTurns:
        return expected(note);
    case NoteKind::StagesRereadWeights:
        return counted ? expected(note) : PlanNoteText::tr("reads ×%1").arg(noteValue(note.values, 0));
    case NoteKind::SlowPrecision:
        return PlanNoteText::tr("slow precision");
    case NoteKind::RanksExceedCores:
        return PlanNoteText::tr("%1 cores").arg(noteValue(note.values, 1));
    }
    return {};
}

/// What the column has room for is the note that says most: the loss that can be counted, of several the largest.
const Note* mostTelling(const std::vector<Note>& notes)
{
    const Note* telling = nullptr;
    double least = 0;
    for (const Note& note : notes) {
        const QString counted = noteValue(note.values, 2);
        if (counted.isEmpty())
            continue;
        const double factor = counted.toDouble();
        if (!telling || factor < least) {
            telling = &note;
            least = factor;
        }
    }
    return telling ? telling : notes.empty() ? nullptr : &notes.front();
}

} // namespace

QString shortNote(const PlannedCell& cell)
{
    if (cell.skipped)
        return skipNote(*cell.skipped);
    const auto smaller = std::find_if(cell.notes.begin(), cell.notes.end(),
        [](const Note& note) { return note.kind == NoteKind::RunsAsSmallerBatch; });
    if (smaller != cell.notes.end())
        return shortText(*smaller);
    const Note* note = mostTelling(cell.notes);
    return note ? shortText(*note) : QString();
}

QString noteSentences(const PlannedCell& cell)
{
    QStringList sentences;
    if (cell.skipped)
        sentences << toQt(sentence(*cell.skipped));
    for (const Note& note : cell.notes)
        sentences << toQt(sentence(note));
    return sentences.join(QLatin1Char(' '));
}

QString noteFormulas(const PlannedCell& cell)
{
    QStringList lines;
    for (const Note& note : cell.notes)
        if (const QString line = PlanNoteText::tr("Expected: %1").arg(toQt(formula(note)));
            !formula(note).empty() && !lines.contains(line))
            lines << line;
    return lines.join(QLatin1Char('\n'));
}

} // namespace throughline
