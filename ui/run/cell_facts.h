// SPDX-License-Identifier: GPL-3.0-or-later
// Everything there is to say about one cell, as label and value. Not a widget.
#pragma once

#include <core/metrics.h>

#include <QStringList>

#include <vector>

namespace throughline {

/// What stands beside the chart for the chosen cell: state, measured values with their spread, what each rank had.
/// A quantity that can't be read is left out where it can't apply, and "unavailable" where it could have been.
std::vector<QStringList> cellFacts(const CellResult& cell, const CellSummary& summary);

} // namespace throughline
