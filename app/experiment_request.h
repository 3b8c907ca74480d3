// SPDX-License-Identifier: GPL-3.0-or-later
// What `run` and `plan` take: a name or a file, flags, or flags over a name or file.
#pragma once

#include <app/experiment_flags.h>

namespace throughline {

struct ExperimentRequest {
    std::string source; // empty: flags alone
    GivenFlags given;
    std::string name; // of the run; empty: the experiment's
};

void addExperimentRequest(CLI::App& command, ExperimentRequest& request);
Result<FlaggedExperiment> open(const ExperimentRequest& request);

/// "Filled in:", "  --batch: 4 (…)", …: what the user did not say, one line each; empty when there is nothing to say.
std::string filledInText(const FlaggedExperiment& flagged, const Plan& plan);

} // namespace throughline
