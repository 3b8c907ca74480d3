// SPDX-License-Identifier: GPL-3.0-or-later
// How fast this machine reads memory and multiplies matrices, measured by a worker outside of any run.
#pragma once

#include <core/event.h>

namespace throughline {

/// Starts a worker, lets it measure (a few seconds), and waits for it in an event loop. Waits for its turn first, as a
/// run does, and says so on standard error.
Result<CeilingsEvent> measureCeilings();

} // namespace throughline
