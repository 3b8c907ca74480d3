// SPDX-License-Identifier: GPL-3.0-or-later
// A run for machines: every field of the field table, the raw samples, the summary and the findings.
#pragma once

#include <core/compare.h>
#include <core/run_result.h>

#include <nlohmann/json.hpp>

namespace throughline {

nlohmann::json runAsJson(const RunResult& run);
/// `runs[0]` is the reference; `comparisons[i]` holds runs[i + 1] against it.
nlohmann::json comparisonAsJson(const std::vector<RunResult>& runs, const std::vector<RunComparison>& comparisons,
    const std::vector<Difference>& differences);

} // namespace throughline
