// SPDX-License-Identifier: GPL-3.0-or-later
// Runs side by side as tables: what differs, then cells × runs with ratio, interval and verdict.
#pragma once

#include <core/compare.h>

#include <string>
#include <vector>

namespace throughline {

std::string differencesText(const std::vector<RunResult>& runs, const std::vector<Difference>& differences);
/// `comparison` holds `run` against `reference`.
std::string comparisonText(const RunResult& reference, const RunResult& run, const RunComparison& comparison);

} // namespace throughline
