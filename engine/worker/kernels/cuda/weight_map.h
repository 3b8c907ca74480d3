// SPDX-License-Identifier: GPL-3.0-or-later
// How the tensor memory accelerator sees a matrix of weights: [chunks of 64 inputs][outputs][64 inputs].
#pragma once

#include <device/packed_matrix.h>

#include <cuda.h>

namespace throughline {

/// Copies pieces of `outputs` rows × `chunks` chunks of 64 inputs, 16 bits each: a chunk's rows one behind the other,
/// 128 bytes each, in which 16 bytes lie at their place ^ row % 8. What lies outside the matrix becomes zeros.
CUtensorMap weightMap(const PackedMatrix& weights, int outputs, int chunks);

/// Whether the device has a tensor memory accelerator.
bool hasTensorMemoryAccelerator();

} // namespace throughline
