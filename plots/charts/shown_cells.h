// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that a chart can show, each with its summary, and the words and marks that tell them apart.
#pragma once

#include <plots/chart_data.h>

#include <core/metrics.h>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace throughline {

/// A cell with at least one repeat.
struct ShownCell {
    const RunResult* run = nullptr;
    int runIndex = -1; // >= 0 where several runs are shown
    const CellResult* result = nullptr;
    std::shared_ptr<const CellSummary> summary;
    const Cell& cell() const { return result->planned.cell; }
    bool finished() const { return result->state == CellState::Done; }
};

std::vector<ShownCell> shownCells(const std::vector<const RunResult*>& runs);

/// The repeat whose wall time is nearest to the median.
const Repeat& representativeRepeat(const ShownCell& shown);

/// Whether the cell's ranks run on one CPU: then there is no ideal over ranks. Before a worker said where it runs, the
/// plan's devices decide.
bool ranksShareDevice(const ShownCell& shown);

/// Words, colours and markers of the series and panels of one chart. What all cells have in common is not said.
class SeriesWords {
public:
    SeriesWords(const std::vector<const RunResult*>& runs, const std::vector<ShownCell>& cells);

    /// "data-parallel, 2 ranks, bf16": all but batch size and prompt count.
    std::string seriesName(const ShownCell& shown, bool withRanks = true) const;
    /// "2 GPUs", "2 ranks", "2 stages"; what one of them is called: "GPU 0", "stage 0".
    std::string rankWords(const ShownCell& shown) const;
    static std::string rankName(const ShownCell& shown, int rank);
    /// The cell by itself: "data-parallel, 2 ranks, batch 16, 100 prompts" with its run and work as far as they differ.
    std::string cellName(const ShownCell& shown) const;
    SeriesStyle style(const ShownCell& shown) const;
    /// {"distilgpt2", "100 new tokens"}: what the work is, as far as cells differ in it.
    std::vector<std::string> panelParts(const ShownCell& shown) const;
    const std::vector<std::string>& runNames() const { return m_runNames; }
    /// Where colour is the run, ranks need panels of their own: 0 when they do not, or for the baseline.
    int panelRanks(const ShownCell& shown) const;
    /// Planned values, so that the axis stays while a run goes on. Batch sizes of all but the baseline.
    const std::set<double>& batchSizes() const { return m_batchSizes; }
    const std::set<double>& promptCounts() const { return m_promptCounts; }

private:
    void learnPlan(const Cell& cell);
    void learnSettings(const std::vector<ShownCell>& cells);

    std::vector<std::string> m_runNames;   // empty for one run
    std::map<Mode, std::set<int>> m_ranks; // of the plans, so that colours stay while a run goes on
    std::set<int> m_chunks;                // of pipelines
    std::set<Precision> m_precisions;      // of the plans
    std::set<double> m_batchSizes, m_promptCounts;
    std::set<std::string> m_models, m_tasks, m_prompts;
    std::map<std::pair<int, Mode>, std::set<std::string>> m_settings; // names of settings that differ within
};

/// Of each group the cell that says most: the most ranks, then prompts, then rows of a batch, then chunks. In the order
/// of the groups' first cells.
std::vector<ShownCell> fullestCells(
    const std::vector<ShownCell>& cells, const std::function<std::string(const ShownCell&)>& groupOf);

/// "37.3 %" of a share.
std::string percentInWords(double share);
/// "1,024": a count in words, locale-free.
std::string countInWords(int64_t count);
std::string joined(const std::vector<std::string>& parts, const std::string& between = ", ");

} // namespace throughline
