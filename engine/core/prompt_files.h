// SPDX-License-Identifier: GPL-3.0-or-later
// Where the prompt files lie that an experiment file names.
#pragma once

#include <core/experiment.h>

#include <filesystem>

namespace throughline {

/// A relative prompt file is looked for beside the experiment file; one that lies there becomes absolute. Any other
/// keeps its name: it is relative to the working folder.
void lookBeside(Experiment& experiment, const std::filesystem::path& experimentFile);

} // namespace throughline
