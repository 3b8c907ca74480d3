// SPDX-License-Identifier: GPL-3.0-or-later
// How `throughline run` ends: summary and findings, the run's place, its files, and the exit status.
#pragma once

#include <app/exit_code.h>

#include <core/run_result.h>

#include <string>

namespace throughline {

class Interrupt;

/// Cancelled before failed: who cancels knows.
ExitCode exitCodeOf(const RunResult& run);
/// Summary line, findings, and how to come back to the run.
std::string endText(const RunResult& run);

/// Charts, CSV, texts and the run file into `folder`, by a child process (`throughline export`): drawing needs what a
/// measuring process should not carry, and a crash of it loses nothing. Says the files on standard output if `say`.
ExitCode exportInto(const std::string& folder, const std::string& runId, Interrupt& interrupt, bool say);

} // namespace throughline
