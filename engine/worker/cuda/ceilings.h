// SPDX-License-Identifier: GPL-3.0-or-later
// What this GPU can do at best: how fast its memory is read, how fast matrices are multiplied, and how fast it and the
// host exchange bytes. The figures that decode, prefill and loading are held against.
#pragma once

#include <device/compute.h>
#include <worker/step_counter.h>

#include <core/event.h>

#include <vector>

namespace throughline {

/// Operations per second of a product of large square matrices, held in `type`, of random numbers: a GPU multiplies
/// zeros faster. `tf32`: factors of fp32 are rounded to tf32.
double matrixRate(WeightType type, bool tf32, StepCounter& steps);

/// Bytes per second at which `memory`, far larger than the caches, is read: the best of some kernels.
double readRate(Compute& compute, const DeviceBuffer<char>& memory, StepCounter& steps);

CeilingsEvent measureCeilings(const std::vector<int>& cpus, StepCounter& steps);

} // namespace throughline
