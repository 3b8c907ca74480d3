// SPDX-License-Identifier: GPL-3.0-or-later
// Runs side by side, computed once and off the GUI thread.
#pragma once

#include <core/compare.h>
#include <core/metrics.h>
#include <plots/chart_data.h>

#include <QString>

#include <atomic>
#include <memory>
#include <vector>

namespace throughline {

struct ComparedRun {
    QString id;
    QString name; // the user's, unique among these
    std::shared_ptr<const RunResult> run;
};
struct Comparison {
    std::vector<ComparedRun> runs; // a run's place is its colour, whichever is the reference
    int reference = 0;
    double margin = 0.01;               // ratios this close to 1 are the same
    std::vector<RunComparison> against; // by run, with the reference; nothing of that one itself
    std::vector<CellSummary> cells;     // of the reference
    std::vector<Difference> differences;
    std::vector<ChartData> charts;
    std::vector<std::shared_ptr<const RunResult>> results; // under the names that the page shows
    int fields = 0;                                        // settings and environment values looked at
    int outputsCompared = 0;                               // pairs of matched cells whose outputs are known
    int outputsDiffering = 0;                              // of these

    const RunResult& referenceRun() const { return *runs[std::size_t(reference)].run; }
    /// The run's cell that is matched with a cell of the reference; null when there is none.
    const CellResult* partner(std::size_t run, std::size_t referenceCell) const;
    /// Verdicts of one run that were corrected together, of the run with the most.
    int corrected() const;
    int matched() const; // cells of the reference that some other run has too
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

/// At least one run. What `before` (may be null) has computed of the same runs is taken from it. Null soon after `stop`
/// is set.
ComparisonPtr comparisonOf(std::vector<ComparedRun> runs, int reference, double margin, const ComparisonPtr& before,
    const std::atomic<bool>& stop);

/// Why no cell of a run can be held against the reference; empty when one can.
QString whyNotComparable(const Comparison& comparison, std::size_t run);

} // namespace throughline
