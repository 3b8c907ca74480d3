// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel: one block per multiprocessor goes through all phases of a step.
#include <worker/kernels/cuda/step_attend.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_product.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t mostSharedBytes = (227 << 10) - 1536; // of a block on Hopper, less what is static

/// What this block wrote is there for all that wait behind. By one thread, after a __syncthreads.
__device__ void arrive(GridBarrier* barrier)
{
    asm volatile("red.release.gpu.global.add.u32 [%0], 1;" ::"l"(&barrier->arrived) : "memory");
}

/// Until so many arrived.
__device__ void waitForAll(GridBarrier* barrier, unsigned target)
{
    if (threadIdx.x == 0) {
        unsigned arrived;
        do {
            asm volatile("ld.acquire.gpu.global.u32 %0, [%1];" : "=r"(arrived) : "l"(&barrier->arrived) : "memory");
        } while (arrived < target);
    }
    __syncthreads();
}

template <class T> __device__ void embedPhase(const EmbedPhase& p)
{
    const int token = static_cast<int>(blockIdx.x);
    if (token >= p.count)
        return;
    __shared__ int place[2];
    if (threadIdx.x == 0) {
        const TokenArrays& t = p.tokens;
        if (p.advances) { // as advanceRows does it: a row's own thread, so that no other reads what it writes
            const int next = t.nextPositions[token];
            t.ids[token] = t.chosen[token];
            t.positions[token] = min(next, t.lastPositions[token]);
            t.nextPositions[token] = next + 1;
            t.rowsInCache[token] = t.rowOfRow[token];
            t.lastTokens[token] = token;
        }
        place[0] = t.ids[token];
        place[1] = t.positions[token];
    }
    __syncthreads();
    const T* from = static_cast<const T*>(p.table) + place[0] * p.tableStride;
    const float* position = p.positionTable ? p.positionTable + static_cast<int64_t>(place[1]) * p.hidden : nullptr;
    for (int i = static_cast<int>(threadIdx.x); i < p.hidden; i += phaseThreads)
        p.out.row(token)[i] = toFloat(from[i]) + (position ? position[i] : 0.0f);
}

/// Shared memory of a block: rings, partial sums or what attention needs, constants, x.
struct SharedParts {
    uint4* ring;
    float* sums;
    PhaseConstants constants;
    char* x;
};

constexpr int64_t stageBytes = int64_t{phaseWarps} * tilesPerWarp * 2 * 32 * sizeof(uint4); // of all warps
constexpr int64_t biasBytes = mostBiases * sizeof(float);

template <class T, int halves, int stages>
__device__ void productPhase(const ProductPhase& p, const ProductPhase* next, RingState& state, SharedParts& shared)
{
    if (p.normWeight) {
        T* const xs = reinterpret_cast<T*>(shared.x);
        stageNormed<T>(p, shared.constants, xs, shared.sums);
        __syncthreads();
        productRounds<T, halves, true, stages>(p, next, state, xs, shared.sums, shared.constants);
    } else if (p.staged) {
        T* const xs = reinterpret_cast<T*>(shared.x);
        stagePlain<T>(p, xs);
        __syncthreads();
        productRounds<T, halves, true, stages>(p, next, state, xs, shared.sums, shared.constants);
    } else {
        productRounds<T, halves, false, stages>(p, next, state, nullptr, shared.sums, shared.constants);
    }
    if (p.end == ProductEnd::Logits)
        chooseInBlock(p);
}

/// The first blocks, one per row; the last of them to end tells the host.
__device__ void choosePhase(const ChoosePhase& p)
{
    const int row = static_cast<int>(blockIdx.x);
    if (row >= p.rows || threadIdx.x >= 32)
        return;
    Candidate best{-INFINITY, 0x7fffffff};
    for (int block = static_cast<int>(threadIdx.x); block < static_cast<int>(gridDim.x); block += 32) {
        const float2 packed = __ldcg(reinterpret_cast<const float2*>(p.candidates + block * p.rows + row));
        const Candidate candidate{packed.x, __float_as_int(packed.y)};
        if (better(candidate, best))
            best = candidate;
    }
    best = bestOfWarp(best);
    if (threadIdx.x != 0)
        return;
    const int step = *p.tokens.steps;
    int* slot = p.tokens.taken + step % ringSlots * p.tokens.takenStride;
    const int token = best.index < p.vocab ? best.index : 0; // all NaN
    p.tokens.chosen[row] = token;
    slot[2 + row] = token;
    __threadfence_system();
    if (atomicAdd(p.tokens.finished, 1) != p.rows - 1)
        return;
    *p.tokens.finished = 0;
    slot[1] = atomicExch(p.notFinite, 0) == 0;
    *p.tokens.steps = step + 1;
    __threadfence_system();
    *reinterpret_cast<volatile int*>(slot) = step + 1;
}

__device__ int64_t globalTime()
{
    int64_t now;
    asm volatile("mov.u64 %0, %globaltimer;" : "=l"(now));
    return now;
}

__device__ void copyPhase(StepPhase* to, const StepPhase* from)
{
    static_assert(sizeof(StepPhase) % sizeof(int) == 0);
    for (unsigned word = threadIdx.x; word < sizeof(StepPhase) / sizeof(int); word += phaseThreads)
        reinterpret_cast<int*>(to)[word] = reinterpret_cast<const int*>(from)[word];
}

template <class T, int halves, int stages>
__global__ void __launch_bounds__(phaseThreads, 1)
    stepKernel(const StepPhase* phases, int count, GridBarrier* barrier, SharedNeed need, int64_t* times)
{
    extern __shared__ __align__(128) char shared[];
    // Raw, because shared variables have no constructors.
    __shared__ __align__(16) char loadedBytes[3 * sizeof(StepPhase)];
    auto* const loaded = reinterpret_cast<StepPhase*>(loadedBytes);
    SharedParts parts{};
    parts.ring = reinterpret_cast<uint4*>(shared);
    char* at = shared + stages * stageBytes;
    parts.sums = reinterpret_cast<float*>(at);
    at += need.sums;
    parts.constants = {reinterpret_cast<float*>(at + biasBytes), reinterpret_cast<float*>(at + biasBytes + need.norm),
        reinterpret_cast<float*>(at)};
    parts.x = at + biasBytes + 2 * need.norm;
    RingState state{
        parts.ring + static_cast<int>(threadIdx.x) / 32 * (stages * tilesPerWarp * 2 * 32) + threadIdx.x % 32, 0, 0};
    for (int i = 0; i < min(2, count); ++i)
        copyPhase(&loaded[i], phases + i);
    __syncthreads();
    for (int i = 0; i < count; ++i) {
        if (i + 2 < count)
            copyPhase(&loaded[(i + 2) % 3], phases + i + 2);
        const StepPhase& phase = loaded[i % 3];
        const StepPhase* const next = i + 1 < count ? &loaded[(i + 1) % 3] : nullptr;
        const bool nextIsProduct = next && next->kind == StepPhaseKind::Product;
        switch (phase.kind) {
        case StepPhaseKind::Embed:
            if (nextIsProduct)
                askAhead<T, stages>(next->product, state);
            embedPhase<T>(phase.embed);
            break;
        case StepPhaseKind::Product:
            productPhase<T, halves, stages>(phase.product, nextIsProduct ? &next->product : nullptr, state, parts);
            break;
        case StepPhaseKind::Attend:
            if (nextIsProduct)
                askAhead<T, stages>(next->product, state);
            attendPhase<T>(phase.attend, parts.sums);
            break;
        case StepPhaseKind::Choose:
            choosePhase(phase.choose);
            break;
        }
        __syncthreads(); // of what the block does not need any more, and of the phase just copied
        const int64_t ended = times ? globalTime() : 0;
        if (next) {
            if (threadIdx.x == 0)
                arrive(barrier);
            if (nextIsProduct)
                copyConstants(next->product, parts.constants);
            waitForAll(barrier, static_cast<unsigned>(i + 1) * gridDim.x);
        }
        if (times && threadIdx.x == 0) {
            int64_t* const mine = times + (static_cast<int64_t>(blockIdx.x) * count + i) * 2;
            mine[0] = ended;
            mine[1] = globalTime();
        }
    }
    // The last block to leave resets the barrier for the next step.
    if (threadIdx.x == 0 && atomicAdd(&barrier->left, 1) == gridDim.x - 1) {
        barrier->arrived = 0;
        barrier->left = 0;
    }
}

int64_t sharedBytes(int stages, const SharedNeed& need)
{
    return stages * stageBytes + need.sums + biasBytes + 2 * need.norm + need.x;
}

struct StepLaunch {
    cudaStream_t stream;
    const StepPhase* phases;
    int count;
    GridBarrier* barrier;
    int blocks;
    SharedNeed need;
    int64_t* times;
};

template <class T, int halves, int stages> void launchSteps(const StepLaunch& launch)
{
    const auto kernel = stepKernel<T, halves, stages>;
    const int64_t bytes = sharedBytes(stages, launch.need);
    checkCuda(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(bytes)),
        "preparing a step");
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(static_cast<unsigned>(launch.blocks));
    config.blockDim = dim3(phaseThreads);
    config.dynamicSmemBytes = static_cast<std::size_t>(bytes);
    config.stream = launch.stream;
    cudaLaunchAttribute attribute{};
    attribute.id = cudaLaunchAttributeCooperative; // all blocks are there at once
    attribute.val.cooperative = 1;
    config.attrs = &attribute;
    config.numAttrs = 1;
    checkCuda(
        cudaLaunchKernelEx(&config, kernel, launch.phases, launch.count, launch.barrier, launch.need, launch.times),
        "launching a step");
}

template <class T> void launchSteps(int tokens, const StepLaunch& launch)
{
    const bool deep = sharedBytes(4, launch.need) <= mostSharedBytes;
    if (tokens > 8)
        deep ? launchSteps<T, 2, 4>(launch) : launchSteps<T, 2, 2>(launch);
    else
        deep ? launchSteps<T, 1, 4>(launch) : launchSteps<T, 1, 2>(launch);
}

} // namespace

SharedNeed sharedNeedOf(const StepPhase& phase)
{
    if (phase.kind == StepPhaseKind::Attend) {
        const int queries = phase.attend.heads.heads == phase.attend.heads.kvHeads ? 1 : queriesPerUnit;
        return {phaseWarps * queries * (phase.attend.heads.headDim + 2) * static_cast<int64_t>(sizeof(float)), 0, 0};
    }
    if (phase.kind != StepPhaseKind::Product)
        return {};
    const ProductPhase& p = phase.product;
    const int halves = p.tokens > 8 ? 2 : 1;
    const int64_t sums = int64_t{2} * phaseWarps * tilesPerWarp * 8 * halves * outputsPerTile * 4;
    if (!p.staged)
        return {sums, 0, 0};
    // A single row's norm has a bias or none; the constants' places are the same size.
    return {sums, int64_t{2} * p.tokens * (p.inner + xPadding), p.normWeight ? int64_t{4} * p.inner : 0};
}

bool fitsShared(const SharedNeed& need) { return sharedBytes(2, need) <= mostSharedBytes; }

void runPhases(cudaStream_t stream, WeightType type, int tokens, const StepPhase* phases, int count,
    GridBarrier* barrier, int multiprocessors, const SharedNeed& need, int64_t* times)
{
    const StepLaunch launch{stream, phases, count, barrier, multiprocessors, need, times};
    if (type == WeightType::Bf16)
        launchSteps<Bf16>(tokens, launch);
    else
        launchSteps<Fp16>(tokens, launch);
}

} // namespace throughline
