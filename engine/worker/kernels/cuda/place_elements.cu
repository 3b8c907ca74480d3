// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/place_elements.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

namespace {

constexpr int placeThreads = 256;
constexpr double irwinHallDeviation = 37837.22711F; // as in random_tensor.cpp, where it is a float

__device__ int64_t placeOf(const ElementPlaces& places, int64_t element)
{
    const int64_t o = places.columns ? element % places.outer : element / places.inner;
    const int64_t i = places.columns ? element / places.outer : element % places.inner;
    const int64_t row = o / places.outerHead * places.outerStored + o % places.outerHead;
    const int64_t column = i / places.innerHead * places.innerStored + i % places.innerHead;
    return row * places.toStride + column;
}

template <class To, class From>
__global__ void placeConverted(ElementPlaces places, const From* from, int64_t first, int64_t count)
{
    const int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count)
        static_cast<To*>(places.to)[placeOf(places, first + i)] = fromFloat<To>(toFloat(from[i]));
}

/// Columns by tiles of 32 × 32, so that reads and writes are both of neighbours. first and count are whole lines.
template <class To, class From>
__global__ void placeTransposed(ElementPlaces places, const From* from, int64_t firstLine, int64_t lines)
{
    __shared__ float tile[32][33];
    const int64_t line = static_cast<int64_t>(blockIdx.y) * 32; // of an input's values
    const int64_t output = static_cast<int64_t>(blockIdx.x) * 32;
    for (int y = static_cast<int>(threadIdx.y); y < 32; y += 8)
        if (line + y < lines && output + threadIdx.x < places.outer)
            tile[y][threadIdx.x] = toFloat(from[(line + y) * places.outer + output + threadIdx.x]);
    __syncthreads();
    for (int y = static_cast<int>(threadIdx.y); y < 32; y += 8)
        if (output + y < places.outer && line + threadIdx.x < lines)
            static_cast<To*>(places.to)[(output + y) * places.toStride + firstLine + line + threadIdx.x] =
                fromFloat<To>(tile[threadIdx.x][y]);
}

__device__ uint64_t mixedBits(uint64_t counter)
{
    uint64_t z = counter * 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

template <class To>
__global__ void placeMade(ElementPlaces places, uint64_t key, double mean, double scale, int64_t first, int64_t count)
{
    const int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= count)
        return;
    const uint64_t bits = mixedBits(key + static_cast<uint64_t>(first + i));
    constexpr uint64_t even = 0x0000ffff0000ffffU;
    const uint64_t pairs = (bits & even) + ((bits >> 16) & even);
    const int32_t sum = static_cast<int32_t>((pairs + (pairs >> 32)) & 0x3ffffU) - 131070;
    // Product and sum are exact in double, so that a fused one gives the same: see random_tensor.cpp.
    const auto value = static_cast<float>(mean + scale * sum);
    static_cast<To*>(places.to)[placeOf(places, first + i)] = fromFloat<To>(value);
}

unsigned blocksFor(int64_t count) { return static_cast<unsigned>((count + placeThreads - 1) / placeThreads); }

} // namespace

void placeElements(cudaStream_t stream, const ElementPlaces& places, WeightType fromType, const void* from,
    int64_t first, int64_t count)
{
    const bool lines = places.columns && first % places.outer == 0 && count % places.outer == 0
        && places.outerHead == places.outerStored && places.innerHead == places.innerStored;
    withType(places.type, [&](auto toElement) {
        using To = decltype(toElement);
        withType(fromType, [&](auto fromElement) {
            using From = decltype(fromElement);
            const auto* values = static_cast<const From*>(from);
            if (lines) {
                const int64_t lineCount = count / places.outer;
                const dim3 grid(
                    static_cast<unsigned>((places.outer + 31) / 32), static_cast<unsigned>((lineCount + 31) / 32));
                placeTransposed<To, From>
                    <<<grid, dim3(32, 8), 0, stream>>>(places, values, first / places.outer, lineCount);
            } else {
                placeConverted<To, From><<<blocksFor(count), placeThreads, 0, stream>>>(places, values, first, count);
            }
        });
    });
    checkLaunch("placing weights");
}

void placeRandom(cudaStream_t stream, const ElementPlaces& places, uint64_t key, float mean, float deviation,
    int64_t first, int64_t count)
{
    const double scale = static_cast<double>(deviation / static_cast<float>(irwinHallDeviation));
    withType(places.type, [&](auto element) {
        placeMade<decltype(element)>
            <<<blocksFor(count), placeThreads, 0, stream>>>(places, key, mean, scale, first, count);
    });
    checkLaunch("making weights");
}

} // namespace throughline
