// SPDX-License-Identifier: GPL-3.0-or-later
// Writes fp32 matrices as one safetensors file: for tests that compare logits.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace throughline {

struct NamedMatrix {
    std::string name;
    int64_t columns = 0;
    std::span<const float> values; // [rows][columns]
};

/// Throws std::runtime_error with a sentence.
void writeSafetensors(const std::string& path, const std::vector<NamedMatrix>& matrices);

} // namespace throughline
