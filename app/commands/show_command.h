// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline show`: one run's cells, findings, texts or log.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addShowCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
