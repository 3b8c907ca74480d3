// SPDX-License-Identifier: GPL-3.0-or-later
// Settings and environment of one run as names and values, for tables.
#pragma once

#include <core/run_result.h>

#include <string>
#include <utility>
#include <vector>

namespace throughline {

using RunFacts = std::vector<std::pair<std::string, std::string>>;

/// Every field of a cell with all the values it takes in the run, units behind them.
RunFacts settingsFacts(const RunResult& run);
/// Machine, versions, measured rates of the devices; what is unknown is left out.
RunFacts environmentFacts(const RunResult& run);

} // namespace throughline
