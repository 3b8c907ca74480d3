// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models show NAME`: all that matters of a model, and what of it would be refused, before anything runs.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

/// Below `models`.
void addModelsShowCommand(CLI::App& models, Invocation& chosen);

} // namespace throughline
