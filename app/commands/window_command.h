// SPDX-License-Identifier: GPL-3.0-or-later
// No subcommand: opens the window on the given files.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addWindowCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
