// SPDX-License-Identifier: GPL-3.0-or-later
// Writes safetensors files for tests, valid ones and (by giving the header as text) broken ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::test {

struct WrittenTensor {
    std::string name;
    std::string dtype;
    std::vector<int64_t> shape;
    std::string bytes;
};

/// The file's content: tensors one behind the other in the given order.
std::string safetensorsOf(const std::vector<WrittenTensor>& tensors);
/// The file's content with exactly this header and data.
std::string safetensorsWith(std::string_view header, std::string_view data);
/// The bytes of fp32 values.
std::string bytesOfFloats(const std::vector<float>& values);

} // namespace throughline::test
