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
    RankPass& openPass(const Event& event, int pass);
    void shareLoads(CellResult& cell);

    template <class Body> void take(const Event& event, const Body& body);

    RunResult m_result;
    int m_openCell = -1;                           // the cell that m_open belongs to
    std::map<int, std::map<int, RankPass>> m_open; // pass → rank → what has arrived of the running cell's passes
    std::string m_loadGroup;                       // of m_loads
    std::map<int, RankLoad> m_loads;               // rank → the current group's load
    std::map<int, HelloEvent> m_hellos;            // rank → the latest process's first words
};

RunResult fold(std::span<const Event> events);

} // namespace throughline
