// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: layer norm over rows.
#pragma once

#include <device/compute.h>

namespace throughline {

/// y[r] = (x[r] - mean) / sqrt(variance + epsilon) · weight + bias, over the first `width` of each row. x and y have
/// equal strides; x may be y.
void layerNorm(Compute& compute, Rows x, const float* weight, const float* bias, double epsilon, Activations y,
    int64_t rows, int64_t width);

} // namespace throughline
