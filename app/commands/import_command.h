// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline import`: run files into the library.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addImportCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
