// SPDX-License-Identifier: GPL-3.0-or-later
// The greedy choice: a block per row; the last one to end tells the host.
#include <worker/kernels/argmax.h>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>

#include <climits>

namespace throughline {

namespace {

constexpr int argmaxThreads = 256;

__global__ void chooseForRows(Rows logits, int vocab, TokenArrays tokens, int rows)
{
    int* const finished = tokens.finished;
    __shared__ Candidate candidates[argmaxThreads / 32];
    __shared__ int lastBlock;
    takeTurn();
    const int row = static_cast<int>(blockIdx.x);
    const float* values = logits.row(row);
    Candidate best{-INFINITY, INT_MAX};
    bool finite = true;
    for (int i = static_cast<int>(threadIdx.x); i < vocab; i += argmaxThreads) {
        const float value = values[i];
        finite = finite && isfinite(value);
        const Candidate candidate{value, i};
        if (better(candidate, best))
            best = candidate;
    }
    best = bestOfWarp(best);
    if (threadIdx.x % 32 == 0)
        candidates[threadIdx.x / 32] = best;
    const int allFinite = __syncthreads_and(finite);
    const int step = *tokens.steps;
    int* slot = tokens.taken + step % ringSlots * tokens.takenStride;
    if (threadIdx.x == 0) {
        for (const Candidate& candidate : candidates)
            if (better(candidate, best))
                best = candidate;
        const int token = best.index < vocab ? best.index : 0; // all NaN
        tokens.chosen[row] = token;
        slot[2 + row] = token;
        // [0]: blocks that are through; [1]: of these, with a value that is not finite.
        if (!allFinite)
            atomicAdd(finished + 1, 1);
        __threadfence_system();
        lastBlock = atomicAdd(finished, 1) == rows - 1;
    }
    __syncthreads();
    if (lastBlock == 0 || threadIdx.x != 0)
        return;
    slot[1] = atomicExch(finished + 1, 0) == 0;
    *finished = 0;
    *tokens.steps = step + 1;
    __threadfence_system();
    *reinterpret_cast<volatile int*>(slot) = step + 1;
}

} // namespace

void chooseTokens(Compute& compute, Rows logits, int64_t vocab, StepTokens& tokens)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->choose(logits, vocab, tokens);
    launchEarly(compute.stream(), chooseForRows, {dim3(static_cast<unsigned>(tokens.rows())), argmaxThreads}, logits,
        static_cast<int>(vocab), tokens.arrays(), tokens.rows());
}

} // namespace throughline
