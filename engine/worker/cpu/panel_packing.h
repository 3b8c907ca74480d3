// SPDX-License-Identifier: GPL-3.0-or-later
// Moves parts of a matrix, as a file holds them, into a panel of a PackedMatrix. Reads no file. `From` and `To` are
// float, or uint16_t for bf16; fp32 becomes bf16 rounded to nearest even.
#pragma once

#include <worker/kernels/buffer.h>

#include <array>
#include <cstdint>

namespace throughline {

/// Where each output's inputs begin; null where the panel has no such output, whose place stays as it is.
template <class Element> using PanelRows = std::array<const Element*, panelWidth>;

// `to` is where the first input's place in the panel begins, at panel + first input · 32; of bf16, which has inputs in
// pairs, the first input is even.

/// `count` inputs of the outputs in `rows`.
template <class From, class To> void packPanelRows(const PanelRows<From>& rows, int64_t count, To* to);
/// `count` inputs of all outputs, where line k holds input k of each: lines[k·outputs + output]. `to` is in the first
/// panel; each further one lies `panelElements` behind. Visible to other threads when it returns.
template <class From, class To>
void packPanelColumns(const From* lines, int64_t outputs, int64_t count, To* to, int64_t panelElements);

} // namespace throughline
