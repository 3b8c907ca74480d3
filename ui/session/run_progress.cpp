// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/run_progress.h>

#include <algorithm>

namespace throughline {

namespace {

bool hasEnded(CellState state) { return state != CellState::Planned && state != CellState::Running; }

bool isFlagged(const CellResult& cell)
{
    return cell.state == CellState::Failed
        || std::any_of(cell.repeats.begin(), cell.repeats.end(), [](const Repeat& r) { return !r.flags.empty(); });
}

/// Part of a running cell that is over: repeats saved and batches done of those it asks for at least.
double shareDone(const CellResult& cell)
{
    const Protocol protocol = withDefaults(cell.planned.cell.settings.protocol);
    const double passes = double(cell.warmups.size() + cell.repeats.size())
        + (cell.batchesTotal > 0 ? double(cell.batchesDone) / double(cell.batchesTotal) : 0);
    return std::min(1.0, passes / std::max(1, protocol.warmups + protocol.repeats));
}

} // namespace

RunProgress progressOf(const RunResult& run)
{
    RunProgress progress;
    double estimated = 0; // of all, by the plan
    double done = 0;      // of what is over, by the plan
    for (const CellResult& cell : run.cells) {
        progress.flagged += isFlagged(cell);
        if (cell.planned.skipped)
            continue;
        ++progress.cells;
        const double ns = double(std::max<int64_t>(1, cell.planned.estimatedNs));
        estimated += ns;
        if (hasEnded(cell.state)) {
            ++progress.ended;
            done += ns;
        } else if (cell.state == CellState::Running) {
            progress.runningCell = cell.planned.index;
            done += ns * shareDone(cell);
        }
    }
    progress.fraction = estimated > 0 ? done / estimated : 0;
    const double elapsed = double(run.lastNs - run.firstNs);
    // What is left takes as much longer than its estimate as what is over did.
    if (done > 0.02 * estimated && elapsed > 0)
        progress.leftNs = int64_t(elapsed / done * (estimated - done));
    return progress;
}

} // namespace throughline
