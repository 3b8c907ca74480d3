// SPDX-License-Identifier: GPL-3.0-or-later
// The devices that the fake worker makes up: a CPU, and the GPUs of THROUGHLINE_FAKE_GPUS.
#pragma once

#include <core/event.h>

#include <string>

namespace throughline {

/// UUID of the GPU that this process is on; empty: on the CPU.
std::string ownGpu();
HelloEvent hello(int protocol);
CeilingsEvent ceilings();
/// Of a device that is throttled and not alone.
TelemetryEvent hot(int pass);
/// What `throughline-worker-cuda --list` writes; the exit status.
int list();

} // namespace throughline
