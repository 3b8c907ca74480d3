// SPDX-License-Identifier: GPL-3.0-or-later
// Which rank had a prompt's output.
#pragma once

#include <core/run_result.h>

#include <algorithm>

namespace throughline {

/// A pipeline's outputs are on its last stage; a replica has the outputs of its own prompts.
inline int rankWithOutput(const CellResult& cell, int prompt)
{
    if (cell.planned.cell.mode == Mode::Pipeline)
        return cell.planned.cell.ranks - 1;
    for (std::size_t rank = 0; rank < cell.promptsOfRank.size(); ++rank) {
        const auto& held = cell.promptsOfRank[rank];
        if (std::find(held.begin(), held.end(), prompt) != held.end())
            return static_cast<int>(rank);
    }
    return 0;
}

} // namespace throughline
