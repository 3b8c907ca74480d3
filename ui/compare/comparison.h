// SPDX-License-Identifier: GPL-3.0-or-later
// Runs side by side, computed once and off the GUI thread. The first run is the reference.
#pragma once

#include <core/compare.h>
#include <ui/session/run_digest.h>

#include <QString>

#include <memory>
#include <vector>

namespace throughline {

struct ComparedRun {
    QString id;
    QString name; // the user's, unique among these
    RunDigestPtr digest;
};
struct Comparison {
    std::vector<ComparedRun> runs;
    std::vector<RunComparison> others; // runs[1…] against runs[0]
    std::vector<Difference> differences;
    std::vector<ChartData> charts;
    std::vector<std::shared_ptr<const RunResult>> results; // under the names that the page shows
    int fields = 0;                                        // settings and environment values looked at
};
using ComparisonPtr = std::shared_ptr<const Comparison>;

/// At least one run.
ComparisonPtr comparisonOf(std::vector<ComparedRun> runs);

} // namespace throughline
