// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: the greedy choice of each row.
#pragma once

#include <device/compute.h>
#include <device/step_tokens.h>

namespace throughline {

/// Each row of `tokens` gets the first index of the largest of its logits[r][0, vocab), and learns whether all logits
/// are finite. `logits` is [rows, vocab].
void chooseTokens(Compute& compute, Rows logits, int64_t vocab, StepTokens& tokens);

} // namespace throughline
