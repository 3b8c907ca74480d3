// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline list`: the runs in the library, newest first.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addListCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
