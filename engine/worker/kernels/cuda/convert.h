// SPDX-License-Identifier: GPL-3.0-or-later
// Values between the types that kernels know.
#pragma once

#include <device/compute.h>

namespace throughline {

/// rows[0, count) of `width` values each, one behind the other into `to` on the device.
void convertToFp32(cudaStream_t stream, Activations rows, int64_t count, int64_t width, float* to);

} // namespace throughline
