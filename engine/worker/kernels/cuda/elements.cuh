// SPDX-License-Identifier: GPL-3.0-or-later
// Some elements of a row at once, so that memory is read and written in 16 bytes where rows allow it.
#pragma once

#include <worker/kernels/cuda/values.cuh>

namespace throughline {

template <class T> inline constexpr int elementsAtOnce = 16 / static_cast<int>(sizeof(T));

/// `count` elements that lie together; their place in memory is a multiple of their size, or of 16 bytes.
template <class T, int count> struct alignas(sizeof(T) * count < 16 ? sizeof(T) * count : 16) Elements {
    T values[count];
};
template <int count, class T> __device__ Elements<T, count> load(const T* from)
{
    return *reinterpret_cast<const Elements<T, count>*>(from);
}
template <class T, int count> __device__ void store(T* to, const Elements<T, count>& elements)
{
    *reinterpret_cast<Elements<T, count>*>(to) = elements;
}

/// Whether rows of this stride all begin at multiples of 16 bytes.
template <class T> bool isAligned(const T* data, int64_t stride)
{
    return reinterpret_cast<uintptr_t>(data) % 16 == 0 && stride % elementsAtOnce<T> == 0;
}

/// A grid for element-wise work: a row per blockIdx.x, columns along y, `atOnce` elements per thread.
inline constexpr int elementThreads = 256;
inline dim3 gridOfRows(int64_t rows, int64_t width, int atOnce)
{
    const int64_t perBlock = int64_t{elementThreads} * atOnce;
    return {static_cast<unsigned>(rows), static_cast<unsigned>((width + perBlock - 1) / perBlock)};
}

} // namespace throughline
