// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_facts.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

namespace throughline {

namespace {

using Rows = std::vector<QStringList>;

struct CellFactText {
    Q_DECLARE_TR_FUNCTIONS(throughline::CellFactText)
};

/// Median on its own row; the interval, or below five repeats the range, on the next: the pane is narrow.
template <class Words>
void addSummary(Rows& rows, const QString& name, const std::optional<Summary>& summary, Words words)
{
    rows.push_back({name, summary ? words(summary->median) : CellFactText::tr("unavailable")});
    if (!summary || summary->samples.size() < 2)
        return;
    const Interval range = summary->interval.value_or(Interval{summary->low, summary->high});
    rows.push_back({summary->interval ? CellFactText::tr("… 95 % interval") : CellFactText::tr("… range"),
        QStringLiteral("%1–%2").arg(words(range.low), words(range.high))});
}

void addState(Rows& rows, const CellResult& cell)
{
    rows.push_back({CellFactText::tr("State"), lookOf(cell).word});
    if (cell.state == CellState::Running && !cell.phase.empty()) {
        rows.push_back({CellFactText::tr("Phase"), toQt(cell.phase)});
        if (cell.batchesTotal > 0)
            rows.push_back(
                {CellFactText::tr("Batch"), CellFactText::tr("%1 of %2").arg(cell.batchesDone).arg(cell.batchesTotal)});
    }
    QString repeats = QString::number(cell.repeats.size());
    if (!cell.ended.endedBy.empty())
        repeats += CellFactText::tr(", ended by %1").arg(toQt(cell.ended.endedBy));
    rows.push_back({CellFactText::tr("Repeats"), repeats});
}

void addMeasured(Rows& rows, const CellResult& cell, const CellSummary& summary)
{
    if (cell.repeats.empty())
        return;
    const auto number = [](double value) { return toQt(numberInWords(value)); };
    addSummary(rows, CellFactText::tr("Wall time"), summary.wallSeconds, secondsInWords);
    if (summary.generatedTokens > 0) {
        addSummary(rows, CellFactText::tr("Output tokens/s"), summary.outputTokensPerSecond, number);
        rows.push_back({CellFactText::tr("Total tokens/s"),
            summary.totalTokensPerSecond ? number(summary.totalTokensPerSecond->median)
                                         : CellFactText::tr("unavailable")});
    }
    if (summary.speedup) {
        QString text = ratioWords(*summary.speedup);
        if (summary.speedupInterval)
            text += QStringLiteral(" (%1–%2)")
                        .arg(ratioWords(summary.speedupInterval->low), ratioWords(summary.speedupInterval->high));
        rows.push_back({CellFactText::tr("Speed-up"), text});
    }
    if (summary.speedupWithStartup)
        rows.push_back({CellFactText::tr("… with start-up"), ratioWords(*summary.speedupWithStartup)});
    if (summary.ttftSeconds)
        rows.push_back({CellFactText::tr("TTFT"), secondsInWords(summary.ttftSeconds->median)});
    if (summary.tpotSeconds)
        rows.push_back({CellFactText::tr("TPOT"), secondsInWords(summary.tpotSeconds->median)});
    if (cell.planned.cell.mode != Mode::Sequential)
        rows.push_back({CellFactText::tr("Outputs"), agreementWords(summary.agreement)});
}

/// "1.2 J", or why it is not known.
void addEnergy(Rows& rows, const CellSummary& summary)
{
    const auto number = [](double value) { return toQt(numberInWords(value)); };
    if (!summary.energyJoules) {
        if (!summary.energyUnavailable.empty())
            rows.push_back({CellFactText::tr("Energy"),
                CellFactText::tr("unavailable: %1").arg(toQt(whyInWords(summary.energyUnavailable)))});
        return;
    }
    if (summary.energyPerTokenJoules)
        addSummary(rows, CellFactText::tr("Energy per token"), summary.energyPerTokenJoules,
            [&](double joules) { return CellFactText::tr("%1 J").arg(number(joules)); });
    rows.push_back(
        {CellFactText::tr("Energy of a pass"), CellFactText::tr("%1 J").arg(number(summary.energyJoules->median))});
    rows.push_back(
        {CellFactText::tr("Mean power"), CellFactText::tr("%1 W").arg(number(summary.meanPowerWatts->median))});
}

/// What was noticed of the devices meanwhile.
void addWatched(Rows& rows, const CellSummary& summary)
{
    if (summary.maxTemperatureCelsius)
        rows.push_back({CellFactText::tr("Hottest"), CellFactText::tr("%1 °C").arg(*summary.maxTemperatureCelsius)});
    if (!summary.throttleReasons.empty())
        rows.push_back({CellFactText::tr("Clocks held by"), toQt(summary.throttleReasons).join(QStringLiteral(", "))});
    for (const ForeignProcess& process : summary.foreignProcesses)
        rows.push_back({CellFactText::tr("Other process"), toQt(inWords(process))});
}

/// What is zero on this device is left out: nothing is transferred to a CPU.
QString loadParts(const CellSummary& summary)
{
    QStringList parts;
    const auto add = [&](const QString& words, const std::optional<double>& seconds) {
        if (seconds && *seconds > 0)
            parts << words.arg(secondsInWords(*seconds));
    };
    add(CellFactText::tr("read %1"), summary.loadReadSeconds);
    add(CellFactText::tr("transfer %1"), summary.loadTransferSeconds);
    add(CellFactText::tr("prepare %1"), summary.loadConvertSeconds);
    return parts.join(QStringLiteral(", "));
}

void addCosts(Rows& rows, const CellSummary& summary)
{
    const auto percent = [](double share) { return CellFactText::tr("%1 %").arg(share * 100, 0, 'f', 1); };
    if (summary.loadSeconds)
        rows.push_back({CellFactText::tr("Load"), secondsInWords(*summary.loadSeconds)});
    if (const QString parts = loadParts(summary); !parts.isEmpty())
        rows.push_back({CellFactText::tr("… of it"), parts});
    if (summary.residentPeakBytes)
        rows.push_back({CellFactText::tr("Peak memory"), toQt(bytesInWords(*summary.residentPeakBytes))});
    if (summary.paddingWaste)
        rows.push_back({CellFactText::tr("Padding waste"), percent(*summary.paddingWaste)});
    if (summary.bubble)
        rows.push_back({CellFactText::tr("Bubble"),
            summary.idealBubble
                ? CellFactText::tr("%1, ideal %2").arg(percent(*summary.bubble), percent(*summary.idealBubble))
                : percent(*summary.bubble)});
    if (summary.bubbleCover && *summary.bubbleCover < 0.9995) // a long pass keeps only the first times of its stages
        rows.push_back(
            {CellFactText::tr("… read from"), CellFactText::tr("the first %1").arg(percent(*summary.bubbleCover))});
    if (summary.rooflineFraction)
        rows.push_back({CellFactText::tr("Of the roofline"), percent(*summary.rooflineFraction)});
    QStringList reasons;
    for (const std::string& reason : summary.invalid)
        reasons << toQt(invalidityInWords(reason));
    if (!reasons.isEmpty())
        rows.push_back({CellFactText::tr("Not valid"), reasons.join(QStringLiteral(", "))});
}

void addRanks(Rows& rows, const CellResult& cell)
{
    const PlannedCell& planned = cell.planned;
    if (planned.cell.mode == Mode::Pipeline) {
        int first = 1;
        for (std::size_t stage = 0; stage < planned.stageEnds.size(); ++stage) {
            rows.push_back({CellFactText::tr("Stage %1").arg(stage),
                CellFactText::tr("layers %1–%2").arg(first).arg(planned.stageEnds[stage])});
            first = planned.stageEnds[stage] + 1;
        }
        return;
    }
    if (planned.promptsPerRank.size() < 2)
        return;
    for (std::size_t rank = 0; rank < planned.promptsPerRank.size(); ++rank)
        rows.push_back(
            {CellFactText::tr("Rank %1").arg(rank), CellFactText::tr("%1 prompts").arg(planned.promptsPerRank[rank])});
}

} // namespace

std::vector<QStringList> cellFacts(const CellResult& cell, const CellSummary& summary)
{
    Rows rows;
    addState(rows, cell);
    addMeasured(rows, cell, summary);
    addEnergy(rows, summary);
    addWatched(rows, summary);
    addCosts(rows, summary);
    addRanks(rows, cell);
    return rows;
}

} // namespace throughline
