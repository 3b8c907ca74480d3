// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline plan`: what would run, what it needs and how long it takes. Measures nothing.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addPlanCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
