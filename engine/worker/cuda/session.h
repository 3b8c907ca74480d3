// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker's session asks of its device besides operations.
#pragma once

#include <device/compute.h>

#include <core/command.h>

#include <memory>
#include <vector>

namespace throughline {

/// The precisions that this device computes in: fp32, tf32 (weights are fp32's), fp16 and bf16. Throws
/// std::runtime_error with a sentence for another.
WeightType weightTypeOf(Precision precision);
std::unique_ptr<Compute> makeCompute(const LoadCommand& command);

/// Of the device's memory since the last reset: what this process's buffers took at most, and what of the device is in
/// use, whoever took it.
void resetPeaks();
int64_t peakBytes();
int64_t devicePeakBytes();

inline void beginConnecting(const LoadCommand&, const std::vector<int>&) { }
inline void endConnecting(const LoadCommand&, const std::vector<int>&) { }

} // namespace throughline
