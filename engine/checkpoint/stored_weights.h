// SPDX-License-Identifier: GPL-3.0-or-later
// How much a checkpoint's files hold, and in which precision. For saying so beforehand; reading them is weights.h.
#pragma once

#include <core/result.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace throughline {

/// Bytes of the files that hold the weights; 0 where they can't be told. Opens none of them.
int64_t storedWeightBytes(const std::filesystem::path& folder);
/// "fp32", "fp16" or "bf16": the type of all tensors but for masks and a twentieth of the bytes at most (norms are
/// often kept wider); "mixed" otherwise. Reads headers only.
Result<std::string> storedPrecision(const std::filesystem::path& folder);

} // namespace throughline
