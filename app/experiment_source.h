// SPDX-License-Identifier: GPL-3.0-or-later
// Where an experiment comes from: a built-in's name, a file, or "-" for standard input.
#pragma once

#include <core/experiment.h>

#include <string>
#include <vector>

namespace throughline {

/// First look first, then by name.
std::vector<std::string> builtInExperiments();

/// A built-in's name wins over a file of that name (write ./NAME for the file). A relative prompt file is looked for
/// beside the experiment file, then in the working folder. An unknown name offers what there is.
Result<Experiment> openExperiment(const std::string& nameOrFile);

} // namespace throughline
