// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models`: presets and cached checkpoints.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

void addModelsCommand(CLI::App& cli, Invocation& chosen);

} // namespace throughline
