// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/cell_listing.h>

#include <algorithm>
#include <tuple>

namespace throughline {

namespace {

double cellNumber(const CellInfo& cell, CellColumn column)
{
    switch (column) {
    case CellColumn::Batch:
        return cell.batchSize;
    case CellColumn::Prompts:
        return cell.promptCount;
    case CellColumn::Repeats:
        return cell.repeats;
    case CellColumn::Wall:
        return cell.wallSeconds;
    case CellColumn::Rate:
        return cell.tokensPerSecond;
    case CellColumn::Speedup:
        return cell.speedup;
    default:
        return 0;
    }
}

bool cellComesBefore(const CellListing::Row& a, const CellListing::Row& b, CellColumn column)
{
    if (column == CellColumn::Model)
        return a.cell->model < b.cell->model;
    if (column == CellColumn::Mode)
        return std::tie(a.cell->mode, a.cell->ranks) < std::tie(b.cell->mode, b.cell->ranks);
    if (column == CellColumn::Precision)
        return a.cell->precision < b.cell->precision;
    return cellNumber(*a.cell, column) < cellNumber(*b.cell, column);
}

/// Numbers that are not there come last in either order.
bool hasCellValue(const CellListing::Row& row, CellColumn column)
{
    return column < CellColumn::Wall || cellNumber(*row.cell, column) > 0;
}

} // namespace

CellListingPtr listCells(std::shared_ptr<const std::vector<RunInfo>> runs,
    const std::unordered_map<std::string, CellsOfRun>& cells, const RunQuery& query, const CellOrder& order)
{
    auto listing = std::make_shared<CellListing>();
    listing->runs = std::move(runs);
    for (const RunInfo& run : *listing->runs) {
        const auto known = cells.find(run.runId);
        if (known == cells.end())
            continue;
        listing->cells.push_back(known->second);
        const QString ofRun = query.hasFreeText() ? searchText(run) + QLatin1Char('\n') : QString();
        for (const CellInfo& cell : *known->second)
            if (query.isEmpty()
                || query.accepts(run, query.hasFreeText() ? ofRun + searchText(cell) : QString(), &cell))
                listing->rows.push_back({&cell, &run});
    }
    const bool ascending = order.order == Qt::AscendingOrder;
    if (order.column == CellColumn::Run) { // runs come in that order, the newest first
        if (ascending)
            std::stable_sort(
                listing->rows.begin(), listing->rows.end(), [](const auto& a, const auto& b) { return a.run > b.run; });
        return listing;
    }
    std::stable_sort(listing->rows.begin(), listing->rows.end(), [&](const auto& a, const auto& b) {
        const bool hasA = hasCellValue(a, order.column);
        if (hasA != hasCellValue(b, order.column))
            return hasA;
        return ascending ? cellComesBefore(a, b, order.column) : cellComesBefore(b, a, order.column);
    });
    return listing;
}

} // namespace throughline
