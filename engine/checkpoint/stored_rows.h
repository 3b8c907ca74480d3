// SPDX-License-Identifier: GPL-3.0-or-later
// Where the elements of a tensor in the documented layout lie in the files: in one stored tensor or several, in the
// same order or another. Opens nothing.
#pragma once

#include <checkpoint/safetensors_file.h>
#include <checkpoint/tensor_table.h>

#include <span>
#include <string>
#include <vector>

namespace throughline {

/// A stored tensor that holds all rows of a tensor, or one of its parts.
struct StoredPart {
    std::string name; // as the file has it
    const SafetensorsFile* file = nullptr;
    const StoredTensor* stored = nullptr;
    int64_t elements = 0;
};

/// Elements [first, first + out.size()) of the tensor in the documented layout, out of its parts in their order.
Result<void> readStored(const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<float> out);
/// The same, but of a transposed tensor in the file's order. The second gives bf16 bits, and is for parts in bf16 only.
Result<void> readInFileOrder(
    const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<float> out);
Result<void> readInFileOrder(
    const TensorSpec& spec, std::span<const StoredPart> parts, int64_t first, std::span<uint16_t> out);

} // namespace throughline
