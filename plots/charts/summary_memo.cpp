// SPDX-License-Identifier: GPL-3.0-or-later
// One remembered summary per cell of a run, with the marks of the repeats that it was computed from.
#include <plots/charts/summary_memo.h>

#include <map>
#include <mutex>

namespace throughline {

namespace {

/// Changes whenever a repeat is added to the cell or its baseline. Repeats are never altered.
struct Marks {
    Cell cell;
    CellState state = CellState::Planned;
    std::vector<int64_t> times;
    std::vector<std::string> hashes;
    std::vector<std::size_t> sizes;
    bool operator==(const Marks&) const = default;
};
struct Remembered {
    Marks marks;
    std::shared_ptr<const CellSummary> summary;
};

void mark(const CellResult& cell, Marks& marks)
{
    for (const Repeat& repeat : cell.repeats) {
        marks.times.push_back(repeat.wallNs);
        for (const RankPass& rank : repeat.ranks) {
            marks.times.push_back(rank.passed.goNs);
            marks.hashes.push_back(rank.passed.outputHash);
            marks.sizes.push_back(rank.batches.size() + rank.spans.size());
            for (const BatchEvent& batch : rank.batches)
                marks.sizes.push_back(batch.tokens.size() + batch.stepNs.size());
        }
    }
    marks.sizes.push_back(cell.tokens.size());
    marks.sizes.push_back(cell.loads.size());
}

Marks marksOf(const RunResult& run, const CellResult& cell)
{
    Marks marks{cell.planned.cell, cell.state, {}, {}, {}};
    mark(cell, marks);
    marks.times.push_back(-1);
    if (const CellResult* baseline = baselineOf(run, cell))
        mark(*baseline, marks);
    marks.sizes.push_back(run.ceilings.readBytesPerSecond > 0 ? 1 : 0);
    return marks;
}

} // namespace

std::shared_ptr<const CellSummary> rememberedSummary(const RunResult& run, const CellResult& cell)
{
    constexpr std::size_t most = 20'000; // cells: a report of 50 runs has thousands
    static std::mutex guard;
    static std::map<std::pair<std::string, int>, Remembered> memory;
    const std::pair key{run.started.runId, cell.planned.index};
    Marks marks = marksOf(run, cell);
    {
        const std::lock_guard lock(guard);
        const auto known = memory.find(key);
        if (known != memory.end() && known->second.marks == marks)
            return known->second.summary;
    }
    const auto summary = std::make_shared<const CellSummary>(summarise(run, cell));
    const std::lock_guard lock(guard);
    if (memory.size() > most)
        memory.clear();
    memory[key] = {std::move(marks), summary};
    return summary;
}

} // namespace throughline
