// SPDX-License-Identifier: GPL-3.0-or-later
// How Hopper's copies see a matrix of 16-bit elements.
#pragma once

#include <device/packed_matrix.h>

#include <cuda.h>

#include <cstdint>
#include <optional>

namespace throughline {

/// [rows][columns] with `stride` elements from row to row.
struct MappedMatrix {
    WeightType type = WeightType::Bf16;
    const void* data = nullptr; // at a multiple of 16 bytes, and so each row
    int64_t rows = 0;
    int64_t columns = 0;
    int64_t stride = 0;
};

/// Whether the device has such copies and its driver makes maps for them.
bool copiesTensors();

/// In boxes of [boxRows][64 columns], which lie in shared memory with a swizzle of 128 bytes; what is beyond the matrix
/// is zero there. Nothing where the driver knows no such maps.
std::optional<CUtensorMap> mapMatrix(const MappedMatrix& matrix, int boxRows);
/// Of a matrix whose rows i and pairRows + i belong together, in boxes of [boxPairs / 8][2][8][64 columns]: eight rows
/// i, their eight partners, the next eight. `pairRows` is a multiple of 8.
std::optional<CUtensorMap> mapPairs(const MappedMatrix& matrix, int64_t pairRows, int boxPairs);
/// In boxes of [boxChunks][boxRows][64 columns]: a chunk's rows lie together. `columns` is a multiple of 64.
std::optional<CUtensorMap> mapChunks(const MappedMatrix& matrix, int boxRows, int boxChunks);

} // namespace throughline
