// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a device reads memory, multiplies matrices and is fed, measured by its own worker outside of any run.
#pragma once

#include <core/event.h>
#include <host/worker_program.h>

namespace throughline {

/// Starts the device's worker, lets it measure (a few seconds), and waits for it in an event loop. Waits for its turn
/// first, as a run does, and says so on standard error.
Result<CeilingsEvent> measureCeilings(const WorkerLaunch& launch, const std::string& device);

} // namespace throughline
