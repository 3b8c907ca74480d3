// SPDX-License-Identifier: GPL-3.0-or-later
// What a person calls a run: its id, the beginning of one, "last~2", or a name. No database here.
#pragma once

#include <core/result.h>

#include <string>
#include <vector>

namespace throughline {

struct NamedRun {
    std::string runId;
    std::string name;
};

/// `runs` newest first. Says what near matches there are when nothing fits, and which fit when several do.
Result<std::string> resolveReference(const std::string& reference, const std::vector<NamedRun>& runs);

} // namespace throughline
