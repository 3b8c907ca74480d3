// SPDX-License-Identifier: GPL-3.0-or-later
// What works but deserves a word beside the cell, above all where it is bound to lose. Why a cell can't run is
// plan_checks.h.
#pragma once

#include <core/plan.h>
#include <core/plan_cost.h>

namespace throughline {

/// Needs stageEnds, promptsPerRank and gpuOfRank. Expectations in the notes are the time of a pass of what the note
/// compares with (one rank a device; one device at the same batch) ÷ the time of a pass of this cell, both by
/// passSeconds(): per step the larger of bytes ÷ bandwidth and operations ÷ rate (the roofline of Williams, Waterman
/// and Patterson 2009), times the turns that ranks or chunks take.
std::vector<Note> notesOn(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can);

} // namespace throughline
