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
    uint64_t full[mostStages];      // a stage's weights are there
    uint64_t empty[mostStages];     // all streaming warps used them
    uint64_t rounds[roundSlots];    // as they were taken: 1 + number, and the first unit or noRound; told
    int served;                     // rounds that the serving warps are done with, ends of phases too; told
    int phase;                      // that begins; -1: none does; told
    int positions[mostPhaseTokens]; // of a phase that turns, and the attention behind it
    int rowsInCache[mostPhaseTokens];
    Candidate best[servingWarps][mostPhaseTokens];
    float scratch[2 * mostPhaseTokens]; // of staging
};
inline constexpr int noRound = 0x7fffffff; // behind a phase's last

/// Of a word that others look at again and again while it changes; no other value is handed over with it.
__device__ inline void tell(uint64_t& word, uint64_t value)
{
    [[maybe_unused]] uint64_t before; // stored by an exchange, which racecheck knows for a word told on purpose
    asm volatile("atom.relaxed.cta.shared::cta.exch.b64 %0, [%1], %2;"
                 : "=l"(before)
                 : "r"(sharedAddress(&word)), "l"(value));
}
__device__ inline void tell(int& word, int value)
{
    [[maybe_unused]] int before;
    asm volatile("atom.relaxed.cta.shared::cta.exch.b32 %0, [%1], %2;"
                 : "=r"(before)
                 : "r"(sharedAddress(&word)), "r"(value));
}
__device__ inline uint64_t told(const uint64_t& word)
{
    uint64_t value;
    asm volatile("ld.relaxed.cta.shared::cta.u64 %0, [%1];" : "=l"(value) : "r"(sharedAddress(&word)));
    return value;
}
__device__ inline int told(const int& word)
{
    int value;
    asm volatile("ld.relaxed.cta.shared::cta.s32 %0, [%1];" : "=r"(value) : "r"(sharedAddress(&word)));
    return value;
}

/// The first unit of the block's round `number`, once it was taken; noRound: the phase is over.
__device__ inline int roundOf(const StepShared& shared, int number)
{
    uint64_t round;
    do
        round = told(shared.rounds[number % roundSlots]);
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

// Named barriers of the block; 0 is __syncthreads. At all but serving warps' own, warps of one kind arrive and go on,
// and those of the other wait: where both waited, each at its place in the code, synccheck would take them for warps
// that diverged.
inline constexpr int servingBarrier = 1;
inline constexpr int phaseBegins = 2;     // streaming warps wait
inline constexpr int xMayBeStaged = 3;    // streaming warps wait
inline constexpr int phaseEnds = 4;       // serving warps wait
inline constexpr int rowsOfServing = 5;   // streaming warps wait
inline constexpr int rowsOfStreaming = 6; // serving warps wait
inline constexpr int xOfServing = 7;      // streaming warps wait
inline constexpr int xOfStreaming = 8;    // serving warps wait

__device__ inline int readySums(int round) { return 9 + round % 2; }  // serving warps wait
__device__ inline int freedSums(int round) { return 11 + round % 2; } // streaming warps wait

/// Waits until all warps of the other kind arrived and all of this kind wait.
__device__ inline void waitInBlock(int barrier)
{
    asm volatile("bar.sync %0, %1;" ::"r"(barrier), "n"(phaseThreads) : "memory");
}
/// Says so and goes on.
__device__ inline void arriveInBlock(int barrier)
{
    asm volatile("bar.arrive %0, %1;" ::"r"(barrier), "n"(phaseThreads) : "memory");
}
/// Serving and streaming warps wait for each other.
template <bool streaming> __device__ void meetInBlock(int ofServing, int ofStreaming)
{
    arriveInBlock(streaming ? ofStreaming : ofServing);
    waitInBlock(streaming ? ofServing : ofStreaming);
}
__device__ inline void syncServing()
{
    asm volatile("bar.sync %0, %1;" ::"n"(servingBarrier), "n"(servingThreads) : "memory");
}

/// Of all serving threads; `scratch` has a place per warp, which no sum before still reads.
__device__ inline float2 sumOfServing(float2 value, float* scratch)
{
    value = {warpSum(value.x), warpSum(value.y)};
    float2* const ofWarps = reinterpret_cast<float2*>(scratch);
    if (servingThread() % 32 == 0)
        ofWarps[servingThread() / 32] = value;
    syncServing();
    float2 sum{};
#pragma unroll
    for (int w = 0; w < servingWarps; ++w)
        sum = {sum.x + ofWarps[w].x, sum.y + ofWarps[w].y};
    return sum;
}

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
