// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a matrix that a file holds as [in, out] as if it were [out, in], with about 1 MiB of memory of its own.
#pragma once

#include <checkpoint/safetensors_file.h>

namespace throughline {

/// Elements [first, first + out.size()) of the transposed (row-major [out, in]) view of `stored`, whose shape is
/// [in, out]. Whole rows of the view are efficient from about a thousand rows on: each block of file rows is then read
/// in pieces of 4 KiB or more.
Result<void> readTransposed(
    const SafetensorsFile& file, const StoredTensor& stored, int64_t first, std::span<float> out);

} // namespace throughline
