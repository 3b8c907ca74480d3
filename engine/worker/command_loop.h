// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's life: one command after the other, each answered by events.
#pragma once

#include <worker/command_reader.h>
#include <worker/worker_session.h>

namespace throughline {

/// Returns when told to stop. Throws std::runtime_error (and what libraries throw) when the worker can't go on.
void runCommands(CommandReader& reader, WorkerSession& session, EventWriter& writer, StepCounter& steps);

} // namespace throughline
