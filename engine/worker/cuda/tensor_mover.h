// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors from where they are read to their places on the device. Threads of the host read pieces into pinned memory,
// two at a time each, and the device copies them away meanwhile; what is not stored as it will lie is put into its
// order and type by the device. Random weights are made there.
#pragma once

#include <device/compute.h>
#include <worker/model/tensor_place.h>
#include <worker/step_counter.h>

#include <span>

namespace throughline {

/// All tensors to their places; `steps` counts bytes of its total. Throws std::runtime_error with a sentence where one
/// can't be read.
MoveTimes moveTensors(const Weights& source, std::span<const TensorPlace> places, Compute& compute, StepCounter& steps);

} // namespace throughline
