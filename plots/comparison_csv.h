// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison as CSV: a line per cell of the reference and other run, exact numbers.
#pragma once

#include <core/compare.h>

#include <string>
#include <vector>

namespace throughline {

/// `against` has a comparison per run; the reference's own is not looked at.
std::string comparisonCsv(
    const std::vector<const RunResult*>& runs, std::size_t reference, const std::vector<RunComparison>& against);

} // namespace throughline
