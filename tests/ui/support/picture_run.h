// SPDX-License-Identifier: GPL-3.0-or-later
// Runs for pictures: a sweep over four made-up GPUs, with every event that pages and charts read. No figure in them was
// measured.
#pragma once

#include <core/event.h>
#include <core/plan.h>

#include <string>
#include <vector>

namespace throughline::made {

Experiment pictureExperiment();
Plan picturePlan();
ModelFacts pictureModel();

struct PictureRun {
    std::string id;
    std::string name;
    std::string startedUtc;
    double factor = 1; // of all wall times
    std::string revision = "3e1a90c";
    RunState state = RunState::Done;
};
/// From run-started to run-ended.
std::vector<Event> pictureStream(const PictureRun& run);
/// The beginning of the same: up to the third repeat of a cell on two GPUs.
std::vector<Event> picturesFirstHalf(const PictureRun& run);

} // namespace throughline::made
