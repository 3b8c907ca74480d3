// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the sums that the threads of a block hold of a tile: stored, or left to the block that began the
// tile, which adds them in the blocks' order.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/stream_shares.cuh>
#include <worker/kernels/cuda/streamed_product.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

inline constexpr int multiplyingThreads = 256; // two groups of four warps, each with 64 of the tile's rows

/// What the kernel reads besides the maps.
struct StreamPlan {
    void* y = nullptr;
    int64_t yStride = 0;
    const float* bias = nullptr;
    float* partials = nullptr; // [block][sum / 4][thread][sum % 4]
    int* arrived = nullptr;    // [tile] sums that were left
    Epilogue epilogue = Epilogue::Store;
    bool wide = false; // y is fp32
    int rows = 0;
    int width = 0;
    int pairRows = 0;
    StreamShares shares;
};

/// Waits for the threads that multiply, and for these alone.
__device__ inline void syncMultiplying() { asm volatile("bar.sync 1, %0;" ::"n"(multiplyingThreads) : "memory"); }

/// Not in line: it would be there once per sum, and code that is read for the first time comes slowly.
__device__ __noinline__ float activatedElsewhere(float x, Epilogue activation) { return activated(x, activation); }

/// Where a thread's sums of a tile belong: two rows of weights, eight apart, of every fourth pair of tokens (see
/// multiplyAsync), and what is known of the outputs before the sums are.
template <int count> class StreamOutputs {
public:
    __device__ StreamOutputs(const StreamPlan& plan, int tile)
        : m_plan(plan)
        , m_token(static_cast<int>(threadIdx.x) % 4 * 2)
    {
        const int warp = static_cast<int>(threadIdx.x) / 32;
        const int row = static_cast<int>(threadIdx.x) % 32 / 4;
        const bool paired = plan.pairRows > 0;
        m_first = paired ? tile * (streamedTile / 2) + warp * 8 + row : tile * streamedTile + warp * 16 + row;
        m_second = paired ? m_first + plan.pairRows : m_first + 8;
        m_hasSecond = !paired && m_second < plan.width;
        if (plan.bias && m_first < plan.width) {
            m_bias[0] = plan.bias[m_first];
            if (paired || m_hasSecond)
                m_bias[1] = plan.bias[m_second];
        }
        if (plan.epilogue == Epilogue::AddTo) // all at once: one after the other they would take as long as the product
            each([&](int i, int64_t at) { m_before[i] = __ldcg(static_cast<const float*>(plan.y) + at); });
    }

    template <class T> __device__ void store(float (&sums)[count]) const
    {
        finish(sums);
        if (m_plan.wide)
            each([&](int i, int64_t at) { static_cast<float*>(m_plan.y)[at] = sums[i] + m_before[i]; });
        else
            each([&](int i, int64_t at) { static_cast<T*>(m_plan.y)[at] = fromFloat<T>(sums[i]); });
    }

private:
    template <class Work> __device__ void each(Work&& work) const
    {
#pragma unroll
        for (int i = 0; i < count; ++i) {
            const int token = i / 4 * 8 + m_token + i % 2;
            const bool second = i % 4 >= 2;
            if (token < m_plan.rows && (second ? m_hasSecond : m_first < m_plan.width))
                work(i, token * m_plan.yStride + (second ? m_second : m_first));
        }
    }
    __device__ void finish(float (&sums)[count]) const
    {
        const bool activates = m_plan.epilogue != Epilogue::Store && m_plan.epilogue != Epilogue::AddTo;
        const bool paired = m_plan.pairRows > 0;
#pragma unroll
        for (int i = 0; i < count; ++i) {
            sums[i] += m_bias[i / 2 % 2];
            if (activates && (!paired || i % 4 < 2))
                sums[i] = activatedElsewhere(sums[i], m_plan.epilogue);
        }
        if (!paired)
            return;
#pragma unroll
        for (int i = 0; i < count; i += 4) {
            sums[i] *= sums[i + 2];
            sums[i + 1] *= sums[i + 3];
        }
    }

    const StreamPlan& m_plan;
    int m_token;
    int m_first;  // output
    int m_second; // row of weights: the next output, or what belongs to the first
    bool m_hasSecond;
    float m_bias[2] = {};
    float m_before[count] = {}; // what is added to
};

/// Where a block leaves its sums of the tile that another one began: its first, so there is one such place a block.
template <int count> __device__ float4* partialOf(const StreamPlan& plan, int block)
{
    return reinterpret_cast<float4*>(plan.partials) + int64_t{block} * (count / 4) * multiplyingThreads + threadIdx.x;
}

/// Leaves sums to the block that began the tile, and goes on.
template <int count> __device__ void handIn(const StreamPlan& plan, int tile, const float (&sums)[count])
{
    float4* const to = partialOf<count>(plan, static_cast<int>(blockIdx.x));
#pragma unroll
    for (int i = 0; i < count / 4; ++i)
        to[i * multiplyingThreads] = {sums[4 * i], sums[4 * i + 1], sums[4 * i + 2], sums[4 * i + 3]};
    syncMultiplying();
    if (threadIdx.x == 0)
        asm volatile("red.release.gpu.global.add.s32 [%0], 1;" ::"l"(plan.arrived + tile) : "memory");
}

/// Adds what other blocks, up to `last`, have left of the tile. This waits for no one who waits: a tile's first block
/// comes to it last, and the others come to it first. And all are under way, or will be when blocks of kernels ahead
/// have left: those of kernels behind come after them.
template <int count> __device__ void gather(const StreamPlan& plan, int tile, int last, float (&sums)[count])
{
    const int mine = static_cast<int>(blockIdx.x);
    if (threadIdx.x == 0) {
        int arrived = 0;
        while (arrived != last - mine)
            asm volatile("ld.acquire.gpu.global.s32 %0, [%1];" : "=r"(arrived) : "l"(plan.arrived + tile) : "memory");
        plan.arrived[tile] = 0; // for the next launch
    }
    syncMultiplying();
#pragma unroll(count > 16 ? 2 : 4)
    for (int block = mine + 1; block <= last; ++block) {
        const float4* const from = partialOf<count>(plan, block);
#pragma unroll
        for (int i = 0; i < count / 4; ++i) {
            const float4 part = __ldcg(from + i * multiplyingThreads);
            sums[4 * i] += part.x;
            sums[4 * i + 1] += part.y;
            sums[4 * i + 2] += part.z;
            sums[4 * i + 3] += part.w;
        }
    }
}

} // namespace throughline
