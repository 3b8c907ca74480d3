// SPDX-License-Identifier: GPL-3.0-or-later
// Events, one after another, into results. The same fold serves the live window, the library, files and tests.
#pragma once

#include <core/run_result.h>

#include <span>

namespace throughline {

class Fold {
public:
    /// Takes the next event of the stream. Events that make no sense here (an unknown cell, a pass of no cell) are
    /// ignored.
    void apply(const Event& event);
    const RunResult& result() const { return m_result; }

private:
    CellResult* cellOf(const Event& event);
    RunResult m_result;
    std::map<int, std::map<int, RankPass>> m_open; // pass → rank → what has arrived of the running cell's passes
    std::map<int, RankLoad> m_loads;               // rank → the current group's load
    std::map<int, HelloEvent> m_hellos;
};

RunResult fold(std::span<const Event> events);

} // namespace throughline
