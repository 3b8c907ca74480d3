// SPDX-License-Identifier: GPL-3.0-or-later
// Which sequential cell a cell is held against, and which cell gains most over its own.
#include <core/metrics_parts.h>

#include <numeric>

namespace throughline {

int64_t generatedIn(const Repeat& repeat)
{
    int64_t tokens = 0;
    for (const RankPass& rank : repeat.ranks)
        for (const BatchEvent& batch : rank.batches)
            tokens += std::accumulate(batch.tokens.begin(), batch.tokens.end(), int64_t{0});
    return tokens;
}

const CellResult* baselineOf(const RunResult& run, const CellResult& cell)
{
    const Cell& asked = cell.planned.cell;
    if (asked.mode == Mode::Sequential && asked.settings.groups == 0)
        return nullptr; // it is one itself
    const CellResult* best = nullptr;
    int bestScore = -1;
    for (const CellResult& other : run.cells) {
        const Settings& settings = other.planned.cell.settings;
        if (!isBaselineOf(other.planned.cell, asked) || wallSeconds(other).empty())
            continue;
        const int score = 4 * (settings.threads == asked.settings.threads)
            + 2 * (settings.devices == asked.settings.devices) + (settings.protocol == asked.settings.protocol);
        if (score > bestScore) {
            best = &other;
            bestScore = score;
        }
    }
    return best;
}

const CellResult* fastestOverBaseline(const RunResult& run)
{
    const CellResult* fastest = nullptr;
    double best = 0;
    for (const CellResult& cell : run.cells) {
        const CellResult* const baseline = baselineOf(run, cell);
        const auto walls = wallSeconds(cell);
        if (cell.state != CellState::Done || !baseline || walls.empty())
            continue;
        const double speedup = median(wallSeconds(*baseline)) / median(walls);
        const bool differs =
            !is16Bit(cell.planned.cell.precision) && agreementOf(*baseline, cell).verdict == Agreement::Differ;
        if (differs || speedup <= best)
            continue;
        best = speedup;
        fastest = &cell;
    }
    return fastest;
}

} // namespace throughline
