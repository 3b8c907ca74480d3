// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline run`: the engine process. Plans, measures, stores, and says what came out.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addRunCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
