// SPDX-License-Identifier: GPL-3.0-or-later
// What this device can do at best: how fast memory is read, and how fast matrices are multiplied. The figures that
// decode and prefill are held against.
#pragma once

#include <worker/step_counter.h>

#include <core/event.h>

#include <vector>

namespace throughline {

/// On one thread per core given. Takes a few seconds.
CeilingsEvent measureCeilings(const std::vector<int>& cpus, StepCounter& steps);

} // namespace throughline
