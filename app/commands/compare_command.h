// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline compare`: what differs between runs, and a verdict per cell.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addCompareCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
