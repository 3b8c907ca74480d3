// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of a tensor to where they lie on the device, in the type they have there.
#pragma once

#include <device/packed_matrix.h>

#include <cuda_runtime.h>

#include <cstdint>

namespace throughline {

/// Where element e of a tensor [outer][inner] goes. Heads may be stored wider than they are.
struct ElementPlaces {
    void* to = nullptr;
    WeightType type = WeightType::Fp32;
    int64_t outer = 1;
    int64_t inner = 1;     // true lengths
    int64_t toStride = 0;  // elements between rows as they lie
    bool columns = false;  // elements come as [inner][outer]
    int64_t outerHead = 1; // of so many rows, stored as outerStored
    int64_t outerStored = 1;
    int64_t innerHead = 1;
    int64_t innerStored = 1;
};

/// `count` elements from `first` on, as they come, out of device memory of type `fromType`.
void placeElements(cudaStream_t stream, const ElementPlaces& places, WeightType fromType, const void* from,
    int64_t first, int64_t count);
/// The same of a random tensor (see checkpoint/random_tensor.h), bit by bit what the host makes.
void placeRandom(cudaStream_t stream, const ElementPlaces& places, uint64_t key, float mean, float deviation,
    int64_t first, int64_t count);

} // namespace throughline
