// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment said by flags: alone, or laid over a named one. One table serves parsing, help and application.
#pragma once

#include <core/experiment.h>
#include <core/plan.h>

#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace throughline {

/// What the user gave: flag ("--batch") → its texts, in order.
using GivenFlags = std::map<std::string, std::vector<std::string>>;

void addExperimentFlags(CLI::App& command, GivenFlags& given);

struct FlaggedExperiment {
    Experiment experiment;
    std::vector<FilledIn> filledIn; // what neither flags nor file said
};

/// Flags over every block of `base`.
Result<FlaggedExperiment> overlay(Experiment base, const GivenFlags& given);
/// Flags alone; the rest is filled in, and said.
Result<FlaggedExperiment> fromFlags(const GivenFlags& given);

} // namespace throughline
