// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as a person reads it: a line per cell, what it needs, how long it takes, and what to know about it.
#pragma once

#include <core/plan.h>

#include <string>

namespace throughline {

std::string planTable(const Plan& plan);
/// "26 cells, 2 skipped · about 4 min · needs at most 3.1 GB of 16.0 GB".
std::string planTotals(const Plan& plan);

} // namespace throughline
