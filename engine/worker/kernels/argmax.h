// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: the greedy choice of each row.
#pragma once

#include <worker/kernels/compute.h>

#include <span>

namespace throughline {

/// tokens[r] = the first index of the largest of logits[r][0, vocab). Returns whether all logits are finite.
bool argmax(Compute& compute, Rows logits, int64_t vocab, std::span<int> tokens);

} // namespace throughline
