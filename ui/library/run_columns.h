// SPDX-License-Identifier: GPL-3.0-or-later
// The columns that the list of runs can have: titles, widths, and what stands in them of a run. Which are shown is
// column_layout.h's matter.
#pragma once

#include <host/run_info.h>

#include <QString>

#include <vector>

namespace throughline {

enum class RunColumn {
    Name,
    Model,
    Precision,
    Mode,
    Gpus,
    Cells,
    Rate,
    Speedup,
    Delta, // against the reference; of reference_deltas.h
    Matched,
    Tags,
    Notes,
    Host,
    Duration,
    Started,
};
inline constexpr int runColumns = int(RunColumn::Started) + 1;

struct RunColumnLook {
    QString key; // in settings; never changes
    QString title;
    int width = 0; // 0 = takes what is left
    bool right = false;
    bool shown = true; // as long as nobody chose
    int rank = 0;      // where there is no room for all, the highest goes first
};
const RunColumnLook& lookOf(RunColumn column);

/// Of all columns but Delta and Matched.
QString textOf(const RunInfo& run, RunColumn column);
bool isNumeric(RunColumn column);
double numberOf(const RunInfo& run, RunColumn column); // of numeric ones
/// "22 Nov 12:23", with the year where it is not this one.
QString startedInWords(const RunInfo& run);

} // namespace throughline
