// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: RMS norm over rows.
#pragma once

#include <device/compute.h>

namespace throughline {

/// y[r] = x[r] / sqrt(mean of squares + epsilon) · weight, over the first `width` of each row (Zhang & Sennrich 2019).
/// x and y have equal strides; x may be y.
void rmsNorm(Compute& compute, Rows x, const float* weight, double epsilon, Activations y, int64_t rows, int64_t width);

} // namespace throughline
