// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that pages show of a run, computed once and off the GUI thread (bootstrap intervals take a while).
#pragma once

#include <core/findings.h>
#include <core/generated_texts.h>
#include <core/metrics.h>
#include <core/run_result.h>
#include <plots/chart_data.h>

#include <memory>
#include <vector>

namespace throughline {

struct RunDigest {
    std::shared_ptr<const RunResult> run;
    SharedList<CellSummary> cells; // by index in the plan; empty ones where nothing was measured
    std::vector<Finding> findings; // of a run that has ended
    SummaryLine line;              // the same
    std::vector<ChartData> charts; // in the order of chartKinds()
    std::vector<PromptOutputs> outputs;
};
using RunDigestPtr = std::shared_ptr<const RunDigest>;

RunDigestPtr digestOf(std::shared_ptr<const RunResult> run);

} // namespace throughline
