// SPDX-License-Identifier: GPL-3.0-or-later
// Reads memory and does nothing else: the device's read bandwidth.
#pragma once

#include <cuda_runtime.h>

#include <cstdint>

namespace throughline {

inline constexpr int deviceReadVariants = 3;

/// Every byte once; `bytes` is a multiple of 1 MiB. `sink` is written if all bytes were one impossible pattern, so that
/// nothing is optimised away.
void readAll(cudaStream_t stream, const void* memory, int64_t bytes, int variant, int multiprocessors, float* sink);

} // namespace throughline
