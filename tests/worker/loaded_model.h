// SPDX-License-Identifier: GPL-3.0-or-later
// A model of the test data, loaded as a worker does it.
#pragma once

#include <device/compute.h>
#include <worker/model/decoder.h>
#include <worker/step_counter.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace throughline::test {

/// A decoder with everything that it lives on.
struct LoadedModel {
    LoadedModel(const std::filesystem::path& model, WeightType type, std::vector<int> cpus = {0, 1},
        InstructionSet set = bestInstructionSet(), Bf16Kernel bf16 = bestBf16Kernel());
    Compute compute;
    StepCounter steps;
    std::unique_ptr<Decoder> decoder;
};

} // namespace throughline::test
