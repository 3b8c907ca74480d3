// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are shared, as those take them that only look.
#pragma once

#include <core/run_result.h>

#include <memory>
#include <vector>

namespace throughline {

/// Good as long as `runs` is.
inline std::vector<const RunResult*> pointersTo(const std::vector<std::shared_ptr<const RunResult>>& runs)
{
    std::vector<const RunResult*> pointers;
    for (const auto& run : runs)
        pointers.push_back(run.get());
    return pointers;
}

} // namespace throughline
