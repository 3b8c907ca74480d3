// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/run_progress.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

struct RunProgressText {
    Q_DECLARE_TR_FUNCTIONS(throughline::RunProgressText)
};

bool hasEnded(CellState state) { return state != CellState::Planned && state != CellState::Running; }

bool deservesNote(const CellResult& cell)
{
    return cell.state == CellState::Failed
        || std::any_of(cell.repeats.begin(), cell.repeats.end(), [](const Repeat& r) { return !r.flags.empty(); });
}

int64_t roundedUp(int64_t value, int64_t step) { return (value + step - 1) / step * step; }

/// Seconds below a minute in steps of five, so that the figure does not run; minutes, then hours and minutes.
QString roughly(int64_t ns)
{
    constexpr int64_t nsOfSecond = 1'000'000'000;
    const int64_t seconds = roundedUp(ns, nsOfSecond) / nsOfSecond;
    if (seconds <= 10)
        return RunProgressText::tr("%1 s").arg(std::max<int64_t>(seconds, 1));
    if (seconds < 60)
        return RunProgressText::tr("%1 s").arg(roundedUp(seconds, 5));
    const int64_t minutes = roundedUp(seconds, 60) / 60;
    if (minutes < 60)
        return RunProgressText::tr("%1 min").arg(minutes);
    const int64_t inFives = roundedUp(minutes, 5);
    return RunProgressText::tr("%1 h %2 min").arg(inFives / 60).arg(inFives % 60);
}

} // namespace

RunProgress progressOf(const RunResult& run, const TimeLeft& timeLeft, int64_t nowNs)
{
    RunProgress progress;
    for (const CellResult& cell : run.cells) {
        progress.flagged += deservesNote(cell);
        if (cell.planned.skipped)
            continue;
        ++progress.cells;
        progress.ended += hasEnded(cell.state);
        if (cell.state == CellState::Running)
            progress.runningCell = cell.planned.index;
    }
    if (run.state != RunState::Running || progress.cells == 0) {
        progress.fraction = run.state == RunState::Done ? 1 : 0;
        return progress;
    }
    progress.leftNs = timeLeft.leftNs(run, nowNs).value_or(0);
    progress.atLeast = timeLeft.overdue(run, nowNs);
    progress.fraction = timeLeft.share(run, nowNs);
    return progress;
}

QString leftInWords(const RunProgress& progress)
{
    if (progress.leftNs <= 0)
        return progress.atLeast ? RunProgressText::tr("longer than planned") : QString();
    return progress.atLeast ? RunProgressText::tr("more than %1 left").arg(roughly(progress.leftNs))
                            : RunProgressText::tr("%1 left").arg(roughly(progress.leftNs));
}

} // namespace throughline
