// SPDX-License-Identifier: GPL-3.0-or-later
// A run's row in the list, computed from its result and kept as JSON beside it. Only a cache.
#pragma once

#include <host/run_library.h>

#include <optional>

namespace throughline {

/// Without name, tags and notes, which are not in the events.
RunInfo infoOf(const RunResult& run);
/// The computed part of a row, and back; nothing when it was made by another version of the computation.
std::string summaryText(const RunInfo& info);
std::optional<RunInfo> infoFromSummary(const std::string& text);

} // namespace throughline
