// SPDX-License-Identifier: GPL-3.0-or-later
// What this device can do at best: how fast memory is read, and how fast matrices are multiplied. The figures that
// decode and prefill are held against.
#pragma once

#include <device/compute.h>
#include <worker/step_counter.h>

#include <core/event.h>

#include <vector>

namespace throughline {

/// Bytes per second of reading all of `memory` (many times what the caches hold), the best of several ways: anything
/// slower flatters what is held against it.
double readRate(Compute& compute, const Buffer<char>& memory);

/// On one thread per core given. Takes a few seconds.
CeilingsEvent measureCeilings(const std::vector<int>& cpus, StepCounter& steps);

} // namespace throughline
