// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline export`: charts, tables, texts and the run itself into files.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addExportCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
