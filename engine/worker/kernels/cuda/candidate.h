// SPDX-License-Identifier: GPL-3.0-or-later
// A token that may be the greedy choice.
#pragma once

namespace throughline {

/// The better one: larger, or as large and earlier. Never a NaN's.
struct Candidate {
    float value = 0;
    int index = 0;
};

} // namespace throughline
