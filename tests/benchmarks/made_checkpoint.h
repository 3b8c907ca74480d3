// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint of a real model's widths and as few layers as make a gigabyte, written for a measurement.
#pragma once

#include <checkpoint/model_source.h>

#include <filesystem>
#include <string>

namespace throughline {

struct MadeCheckpoint {
    std::string preset; // whose shape it has
    int layers = 0;
    int vocab = 0;
    bool bf16 = false; // else fp32
};

/// What openModel would say of it.
ModelSource describe(const MadeCheckpoint& made, const std::filesystem::path& folder);
/// Writes model.safetensors, its tensors as the family's files have them; the file's bytes.
int64_t writeCheckpoint(const MadeCheckpoint& made, const std::filesystem::path& folder);

} // namespace throughline
