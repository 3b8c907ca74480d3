// SPDX-License-Identifier: GPL-3.0-or-later
// Which of this device's kernels a product runs.
#pragma once

#include <device/compute.h>
#include <device/packed_matrix.h>

namespace throughline {

enum class LinearKernel { Fp32Panels, Bf16Panels, Bf16Pairs, Bf16Tiles };

LinearKernel linearKernel(const Compute& compute, const PackedMatrix& weights, int64_t rows);

} // namespace throughline
