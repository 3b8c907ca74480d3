// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline report`: findings, charts, tables and prose of runs as one document.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addReportCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
