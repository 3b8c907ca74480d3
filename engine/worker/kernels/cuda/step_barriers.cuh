// SPDX-License-Identifier: GPL-3.0-or-later
// A block's two kinds of warps and where they meet. Streaming warps do nothing but read weights and multiply, phase
// after phase, as far ahead as their rings hold; serving warps do all that waits for other blocks or for memory: norms,
// sums, attention, the barrier of the grid. So neither a barrier nor a late value stops the stream of weights.
#pragma once

#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

inline constexpr int servingWarps = phaseWarps - streamingWarps;
inline constexpr int servingThreads = 32 * servingWarps;
__device__ inline bool isServing() { return threadIdx.x >= 32 * streamingWarps; }
__device__ inline int servingThread() { return static_cast<int>(threadIdx.x) - 32 * streamingWarps; }

// Named barriers of the block; 0 is __syncthreads.
inline constexpr int servingBarrier = 1;
inline constexpr int streamingBarrier = 2;
inline constexpr int xReady = 3;
__device__ inline int readySums(int round) { return 4 + round % 2; }
__device__ inline int freedSums(int round) { return 6 + round % 2; }

/// Waits until all of the block's other half arrived (or wait).
__device__ inline void syncBlock(int barrier)
{
    asm volatile("bar.sync %0, %1;" ::"r"(barrier), "n"(phaseThreads) : "memory");
}
/// Says so and goes on.
__device__ inline void arriveBlock(int barrier)
{
    asm volatile("bar.arrive %0, %1;" ::"r"(barrier), "n"(phaseThreads) : "memory");
}
__device__ inline void syncServing()
{
    asm volatile("bar.sync %0, %1;" ::"n"(servingBarrier), "n"(servingThreads) : "memory");
}
__device__ inline void syncStreaming()
{
    asm volatile("bar.sync %0, %1;" ::"n"(streamingBarrier), "n"(32 * streamingWarps) : "memory");
}

/// Of all serving threads; `scratch` has a place per warp, which no sum before still reads.
__device__ inline float sumOfServing(float value, float* scratch)
{
    value = warpSum(value);
    if (threadIdx.x % 32 == 0)
        scratch[servingThread() / 32] = value;
    syncServing();
    float sum = 0;
#pragma unroll
    for (int w = 0; w < servingWarps; ++w)
        sum += scratch[w];
    return sum;
}

} // namespace throughline
