// SPDX-License-Identifier: GPL-3.0-or-later
// Names for new runs, and the moment as it is written down.
#pragma once

#include <string>

namespace throughline {

/// "20261122-083300-ab12": sortable by start, unique by its end.
std::string newRunId();
/// "2026-11-22T08:33:00.123Z"
std::string utcNow();

} // namespace throughline
