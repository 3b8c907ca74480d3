// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline devices`: what this machine has to run on, and how fast it is.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addDevicesCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
