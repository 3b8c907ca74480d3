// SPDX-License-Identifier: GPL-3.0-or-later
// Fills DeviceWeights from a model's tensors, with all threads: reads, converts and packs piece by piece. Opens nothing
// that the part does not name.
#pragma once

#include <device/compute.h>
#include <device/tensor_mover.h>
#include <worker/model/device_weights.h>
#include <worker/step_counter.h>

#include <checkpoint/weights.h>

#include <string>
#include <vector>

namespace throughline {

struct LoadedWeights {
    DeviceWeights weights;
    std::vector<TensorId> tensors; // that were opened
    MoveTimes times;
};

/// Throws std::runtime_error with a sentence where a tensor can't be read, MemoryRefused where it has no room.
LoadedWeights loadWeights(const Weights& source, const ModelShape& shape, const ModelPart& part, WeightType type,
    Compute& compute, StepCounter& steps);

} // namespace throughline
