// SPDX-License-Identifier: GPL-3.0-or-later
// A GPT-2 checkpoint of two layers whose every element is known: valueAt says which number lies where in the file.
#pragma once

#include <tests/checkpoint/safetensors_writer.h>

#include <filesystem>
#include <string>
#include <vector>

namespace throughline::test {

struct SmallCheckpoint {
    std::string prefix = "transformer.";
    std::string dtype = "F32"; // or F16, BF16
    bool buffers = false;      // attn.bias and attn.masked_bias, as old files have them
    bool untiedHead = false;
    int labels = 0; // of score.weight

    static constexpr int layers = 2;
    static constexpr int hidden = 8;
    static constexpr int heads = 2;
    static constexpr int vocab = 10;
    static constexpr int positions = 6;

    std::string config() const;
    std::vector<WrittenTensor> tensors() const;
    /// Writes config.json and model.safetensors.
    void write(const std::filesystem::path& folder) const;
    /// Element `index`, in stored order, of the tensor `name` (without prefix): a whole number of at most 7 bits, so
    /// that all types hold it exactly.
    static float valueAt(const std::string& name, int64_t index);
};

} // namespace throughline::test
