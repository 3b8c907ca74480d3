// SPDX-License-Identifier: GPL-3.0-or-later
// What this GPU can do at best: how fast its memory is read, how fast matrices are multiplied, and how fast it and the
// host exchange bytes. The figures that decode, prefill and loading are held against.
#pragma once

#include <worker/step_counter.h>

#include <core/event.h>

#include <vector>

namespace throughline {

CeilingsEvent measureCeilings(const std::vector<int>& cpus, StepCounter& steps);

} // namespace throughline
