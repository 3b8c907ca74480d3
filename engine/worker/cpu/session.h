// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker's session asks of its device besides operations.
#pragma once

#include <device/compute.h>
#include <device/packed_matrix.h>

#include <core/command.h>

#include <memory>

namespace throughline {

/// The precisions that this device computes in. Throws std::runtime_error with a sentence for another.
WeightType weightTypeOf(Precision precision);
/// Sets this process up for a load: its cores, and the limit of its memory.
std::unique_ptr<Compute> makeCompute(const LoadCommand& command);

/// Of this process's memory since the last reset: what the buffers took at most, and what the device says.
void resetPeaks();
int64_t peakBytes();
int64_t devicePeakBytes();

/// The communicator's own thread moves messages while the main one computes: the cores that threads made from now on
/// may use, and back again.
void beginConnecting(const LoadCommand& command, const std::vector<int>& allCpus);
void endConnecting(const LoadCommand& command, const std::vector<int>& allCpus);

} // namespace throughline
