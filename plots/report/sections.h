// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a report, one file each. Those that have nothing to show come back empty.
#pragma once

#include <plots/report/report.h>

#include <core/compare.h>
#include <core/run_result.h>

namespace throughline {

using RunList = std::vector<const RunResult*>; // the first is the reference

/// As charts name them: runs of one name by their time too.
std::vector<std::string> reportRunNames(const RunList& runs);

/// `comparisons`: of each run but the first with the first.
ReportSection findingsSection(const RunList& runs, const std::vector<RunComparison>& comparisons);
ReportSection comparisonSection(const RunList& runs, const std::vector<RunComparison>& comparisons);
/// Empty pictures, and the reason as the only paragraph, where the chart does not apply.
ReportSection chartSection(ChartKind kind, const RunList& runs);
ReportSection cellsSection(const RunList& runs);
ReportSection methodSection(const RunList& runs);
ReportSection settingsSection(const RunList& runs);
ReportSection dataSection(const RunList& runs);

/// Columns that are empty are left out; of those `named` that have one value in all of several rows it goes into the
/// note.
ReportTable tidied(ReportTable table, const std::vector<std::string>& named);
/// "1.284": locale-free.
std::string withDecimals(double value, int decimals);
/// Names of others may hold anything: control characters are escaped in all texts.
ReportSection harmlessSection(ReportSection section);

} // namespace throughline
