// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/run_digest.h>

namespace throughline {

RunDigestPtr digestOf(std::shared_ptr<const RunResult> run)
{
    auto digest = std::make_shared<RunDigest>();
    digest->run = std::move(run);
    const RunResult& result = *digest->run;
    for (const CellResult& cell : result.cells)
        digest->cells.push_back(cell.repeats.empty() ? CellSummary{} : summarise(result, cell));
    if (result.state != RunState::Running) {
        digest->findings = findings(result);
        digest->line = summaryLine(result);
    }
    for (const ChartKind kind : chartKinds())
        digest->charts.push_back(makeChart(kind, {&result}));
    digest->outputs = promptOutputs(result);
    return digest;
}

} // namespace throughline
