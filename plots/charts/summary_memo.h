// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers summaries of cells: a bootstrap takes milliseconds, and a live chart asks again at every repeat.
#pragma once

#include <core/metrics.h>

#include <memory>

namespace throughline {

/// summarise(run, cell), computed again only when what it rests on has changed. From any thread.
std::shared_ptr<const CellSummary> rememberedSummary(const RunResult& run, const CellResult& cell);

} // namespace throughline
