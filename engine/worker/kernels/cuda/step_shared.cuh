// SPDX-License-Identifier: GPL-3.0-or-later
// A block's three kinds of warps and where they meet. One warp asks for weights, phase after phase, as far ahead as the
// ring holds. Streaming warps multiply what it brought. Serving warps do all that waits for other blocks or for memory:
// sums, attention, the barrier of the grid. So neither a barrier nor a late value stops the stream of weights.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/candidate.h>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/tensor_copy.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

inline constexpr int servingWarps = phaseWarps - streamingWarps;
inline constexpr int servingThreads = 32 * servingWarps;
inline constexpr int blockThreads = phaseThreads + 32;
__device__ inline bool isAsking() { return threadIdx.x >= phaseThreads; }
__device__ inline bool isServing() { return threadIdx.x >= 32 * streamingWarps && !isAsking(); }
__device__ inline int servingThread() { return static_cast<int>(threadIdx.x) - 32 * streamingWarps; }

inline constexpr int mostStages = 12;
inline constexpr int roundSlots = 16;
inline constexpr int stageBytes = streamingWarps * tilesPerWarp * outputsPerTile * inputsPerChunk * 2;

/// What the warps of a block tell each other.
struct StepShared {
    uint64_t full[mostStages];            // a stage's weights are there
    uint64_t empty[mostStages];           // all streaming warps used them
    volatile uint64_t rounds[roundSlots]; // as they were taken: 1 + number, and the first unit or noRound
    volatile int served;                  // rounds that the serving warps are done with, ends of phases too
    volatile int phase;                   // that begins; -1: none does
    int positions[mostPhaseTokens];       // of a phase that turns
    int rowsInCache[mostPhaseTokens];
    Candidate best[servingWarps][mostPhaseTokens];
    float scratch[2 * mostPhaseTokens]; // of staging
};
inline constexpr int noRound = 0x7fffffff; // behind a phase's last

/// The first unit of the block's round `number`, once it was taken; noRound: the phase is over.
__device__ inline int roundOf(const StepShared& shared, int number)
{
    uint64_t round;
    do
        round = shared.rounds[number % roundSlots];
    while (static_cast<int>(round >> 32) != number + 1);
    return static_cast<int>(round & 0xffffffffU);
}

/// A stage of the ring, and which time around.
struct RingPlace {
    int stages;
    int stage = 0;
    unsigned parity = 0;

    __device__ void next()
    {
        if (++stage == stages) {
            stage = 0;
            parity ^= 1U;
        }
    }
};

// Named barriers of the block; 0 is __syncthreads.
inline constexpr int servingBarrier = 1;
inline constexpr int phaseBegins = 2;
inline constexpr int sumsInBlock = 3;
inline constexpr int xReady = 4;
inline constexpr int phaseEnds = 5;
inline constexpr int xMayBeStaged = 6;
__device__ inline int readySums(int round) { return 7 + round % 2; }
__device__ inline int freedSums(int round) { return 9 + round % 2; }

/// Waits until all serving and streaming warps arrived (or wait).
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

/// The warps that stage x: the serving ones, or those that stream too, where there is much of it.
template <bool together> struct Stagers {
    static constexpr int threads = together ? phaseThreads : servingThreads;
    static constexpr int warps = threads / 32;
    __device__ static int thread() { return together ? static_cast<int>(threadIdx.x) : servingThread(); }
    __device__ static void sync()
    {
        if constexpr (together)
            syncBlock(sumsInBlock);
        else
            syncServing();
    }
    /// Of all of them; `scratch` has a place per warp, which no sum before still reads.
    __device__ static float2 sum(float2 value, float* scratch)
    {
        value = {warpSum(value.x), warpSum(value.y)};
        float2* const ofWarps = reinterpret_cast<float2*>(scratch);
        if (thread() % 32 == 0)
            ofWarps[thread() / 32] = value;
        sync();
        float2 sum{};
#pragma unroll
        for (int w = 0; w < warps; ++w)
            sum = {sum.x + ofWarps[w].x, sum.y + ofWarps[w].y};
        return sum;
    }
};

__device__ inline int64_t globalTime()
{
    int64_t now;
    asm volatile("mov.u64 %0, %globaltimer;" : "=l"(now));
    return now;
}

template <class Value> __device__ void copyWords(Value* to, const Value* from, int thread, int threads)
{
    static_assert(sizeof(Value) % sizeof(int) == 0);
    for (int word = thread; word < static_cast<int>(sizeof(Value) / sizeof(int)); word += threads)
        reinterpret_cast<int*>(to)[word] = reinterpret_cast<const int*>(from)[word];
}

/// The same while the thread goes on.
template <class Value> __device__ void copyWordsAsync(Value* to, const Value* from, int thread, int threads)
{
    static_assert(sizeof(Value) % sizeof(int) == 0);
    for (int word = thread; word < static_cast<int>(sizeof(Value) / sizeof(int)); word += threads)
        copyAsync4(reinterpret_cast<int*>(to) + word, reinterpret_cast<const int*>(from) + word);
}

} // namespace throughline
