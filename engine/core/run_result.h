// SPDX-License-Identifier: GPL-3.0-or-later
// What an event stream folds into: its cells, and what is of none.
#pragma once

#include <core/cell_result.h>
#include <core/shared_list.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct RunResult {
    RunStartedEvent started;
    std::optional<ImportedEvent> imported; // of a run that another program measured
    std::vector<ModelFacts> models;
    SharedList<CellResult> cells; // by index in the plan
    RunState state = RunState::Running;
    CeilingsEvent ceilings;                           // of the CPU; zeros when not measured
    std::map<std::string, CeilingsEvent> gpuCeilings; // by UUID, of those that were measured
    std::vector<Event> log;                           // log, rejected and failed events, in order
    int64_t firstNs = 0;
    int64_t lastNs = 0;
    bool operator==(const RunResult&) const = default;
};

} // namespace throughline
