// SPDX-License-Identifier: GPL-3.0-or-later
// How a planned cell's prompts fall on its ranks, as rows of a table. Not a widget.
#pragma once

#include <core/plan.h>

#include <QStringList>

#include <vector>

namespace throughline {

struct ShareTable {
    QStringList head;
    std::vector<QStringList> rows; // one per rank or stage
};
/// Data-parallel: {"Rank", "Prompts", "Batches", "Tokens", "Padding"}; pipeline: {"Stage", "Layers", "Batches",
/// "Chunks", "Tokens"}; sequential: one row.
ShareTable shareTable(const Plan& plan, const PlannedCell& cell);
/// "5 + 5 prompts", "layers 1–3 | 4–6".
QString shareSummary(const PlannedCell& cell);

} // namespace throughline
