// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of all runs, filtered and in order: computed off the GUI thread, since a large library has hundreds of
// thousands of them.
#pragma once

#include <ui/library/run_query.h>

#include <memory>
#include <unordered_map>
#include <vector>

namespace throughline {

enum class CellColumn { Run, Model, Mode, Precision, Batch, Prompts, Repeats, Wall, Rate, Speedup };
inline constexpr int cellColumns = int(CellColumn::Speedup) + 1;

using CellsOfRun = std::shared_ptr<const std::vector<CellInfo>>;

struct CellOrder {
    CellColumn column = CellColumn::Run;
    Qt::SortOrder order = Qt::DescendingOrder; // of runs: the newest first
};

struct CellListing {
    struct Row {
        const CellInfo* cell = nullptr;
        const RunInfo* run = nullptr;
    };
    std::vector<Row> rows; // into what follows
    std::shared_ptr<const std::vector<RunInfo>> runs;
    std::vector<CellsOfRun> cells;
};
using CellListingPtr = std::shared_ptr<const CellListing>;

/// `cells` by run id; runs without an entry are not loaded yet.
CellListingPtr listCells(std::shared_ptr<const std::vector<RunInfo>> runs,
    const std::unordered_map<std::string, CellsOfRun>& cells, const RunQuery& query, const CellOrder& order);

} // namespace throughline
