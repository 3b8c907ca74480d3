// SPDX-License-Identifier: GPL-3.0-or-later
// A run as a Chrome trace (the JSON array format's object form), which Perfetto and chrome://tracing open.
#pragma once

#include <core/run_result.h>

#include <string>
#include <vector>

namespace throughline {

/// A process per cell that has a repeat, a thread per rank; every repeat at its time since the run's first event.
/// Complete events: of a pipeline what each stage computed when (chunk and step), else the batches with their prefill
/// and decode; around them each pass. Times are microseconds. Names of several runs go before their cells'.
std::string chromeTrace(const std::vector<const RunResult*>& runs);

} // namespace throughline
