// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel: one block per multiprocessor goes through all phases of a step.
#include <worker/kernels/cuda/step_attend.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_product.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t mostSharedBytes = 225 << 10; // of a block on Hopper, less what is static
constexpr int64_t prefetchedBytes = 96 << 10;  // of a block's next weights while it waits for the others

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

/// Shared memory of a block: rings, partial sums or what attention needs, x.
struct SharedParts {
    char* ring;
    float* sums;
    char* x;
};

/// Bytes of all warps' rings: `deep` ones, or half as much where x is large.
__host__ __device__ constexpr int64_t ringBytes(bool deep) { return int64_t{phaseWarps} * (deep ? 8192 : 4096); }
template <int tiles, bool deep> inline constexpr int ringStages = (deep ? 8 : 4) / tiles;

template <class T, bool deep> __device__ void fillRing(const ProductPhase& p, char* ring)
{
    if (p.tilesPerWarp == 1)
        WeightRing<T, 1, ringStages<1, deep>>(p, ring, false).fill();
    else
        WeightRing<T, 2, ringStages<2, deep>>(p, ring, false).fill();
}

template <class T, int halves, bool deep, int tiles>
__device__ void productTiles(const ProductPhase& p, SharedParts shared)
{
    constexpr int stages = ringStages<tiles, deep>;
    WeightRing<T, tiles, stages> ring(p, shared.ring, true);
    if (p.normWeight) {
        T* const xs = reinterpret_cast<T*>(shared.x);
        stageNormed<T>(p, xs, shared.sums);
        productRounds<T, tiles, halves, true, stages>(p, ring, xs, shared.sums);
    } else {
        productRounds<T, tiles, halves, false, stages>(p, ring, nullptr, shared.sums);
    }
}

template <class T, int halves, bool deep> __device__ void productPhase(const ProductPhase& p, SharedParts shared)
{
    if (p.tilesPerWarp == 1)
        productTiles<T, halves, deep, 1>(p, shared);
    else
        productTiles<T, halves, deep, 2>(p, shared);
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

template <class T, int halves, bool deep>
__global__ void __launch_bounds__(phaseThreads, 1)
    stepKernel(const StepPhase* phases, int count, GridBarrier* barrier, int64_t sumsBytes, int64_t* times)
{
    extern __shared__ __align__(128) char shared[];
    // Raw, because shared variables have no constructors.
    __shared__ __align__(16) char loadedBytes[3 * sizeof(StepPhase)];
    auto* const loaded = reinterpret_cast<StepPhase*>(loadedBytes);
    const SharedParts parts{
        shared, reinterpret_cast<float*>(shared + ringBytes(deep)), shared + ringBytes(deep) + sumsBytes};
    int filledFor = -1; // the product whose weights are on their way
    for (int i = 0; i < min(2, count); ++i)
        copyPhase(&loaded[i], phases + i);
    __syncthreads();
    for (int i = 0; i < count; ++i) {
        if (i + 2 < count)
            copyPhase(&loaded[(i + 2) % 3], phases + i + 2);
        const StepPhase& phase = loaded[i % 3];
        if (i == 0 && phase.kind != StepPhaseKind::Product && count > 1 && loaded[1].kind == StepPhaseKind::Product) {
            fillRing<T, deep>(loaded[1].product, parts.ring);
            filledFor = 1;
        }
        switch (phase.kind) {
        case StepPhaseKind::Embed:
            embedPhase<T>(phase.embed);
            break;
        case StepPhaseKind::Product:
            if (filledFor < i)
                fillRing<T, deep>(phase.product, parts.ring);
            productPhase<T, halves, deep>(phase.product, parts);
            break;
        case StepPhaseKind::Attend:
            attendPhase<T>(phase.attend, parts.sums);
            break;
        case StepPhaseKind::Choose:
            choosePhase(phase.choose);
            break;
        }
        __syncthreads(); // of what the block does not need any more, and of the phase just copied
        const int64_t ended = times ? globalTime() : 0;
        if (i + 1 < count) {
            if (threadIdx.x == 0)
                arrive(barrier);
            if (loaded[(i + 1) % 3].kind == StepPhaseKind::Product) {
                if (filledFor < i + 1) {
                    fillRing<T, deep>(loaded[(i + 1) % 3].product, parts.ring);
                    filledFor = i + 1;
                }
            } else if (i + 2 < count && loaded[(i + 2) % 3].kind == StepPhaseKind::Product && filledFor < i + 2) {
                // The phase between is attention: its scratch is not the rings'.
                fillRing<T, deep>(loaded[(i + 2) % 3].product, parts.ring);
                filledFor = i + 2;
                prefetchWeights(loaded[(i + 2) % 3].product, prefetchedBytes);
            }
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

struct StepLaunch {
    cudaStream_t stream;
    const StepPhase* phases;
    int count;
    GridBarrier* barrier;
    int blocks;
    SharedNeed need;
    int64_t* times;
};

template <class T, int halves, bool deep> void launchSteps(const StepLaunch& launch)
{
    const auto kernel = stepKernel<T, halves, deep>;
    const int64_t bytes = ringBytes(deep) + launch.need.sums + launch.need.x;
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
    checkCuda(cudaLaunchKernelEx(
                  &config, kernel, launch.phases, launch.count, launch.barrier, launch.need.sums, launch.times),
        "launching a step");
}

template <class T> void launchSteps(int tokens, const StepLaunch& launch)
{
    const bool deep = ringBytes(true) + launch.need.sums + launch.need.x <= mostSharedBytes;
    if (tokens > 8)
        deep ? launchSteps<T, 2, true>(launch) : launchSteps<T, 2, false>(launch);
    else
        deep ? launchSteps<T, 1, true>(launch) : launchSteps<T, 1, false>(launch);
}

} // namespace

SharedNeed sharedNeedOf(const StepPhase& phase)
{
    if (phase.kind == StepPhaseKind::Attend) {
        const int queries = phase.attend.heads.heads == phase.attend.heads.kvHeads ? 1 : queriesPerUnit;
        return {phaseWarps * queries * (phase.attend.heads.headDim + 2) * static_cast<int64_t>(sizeof(float)), 0};
    }
    if (phase.kind != StepPhaseKind::Product)
        return {};
    const ProductPhase& p = phase.product;
    const int halves = p.tokens > 8 ? 2 : 1;
    return {int64_t{2} * phaseWarps * p.tilesPerWarp * 8 * halves * outputsPerTile * 4,
        p.normWeight ? int64_t{2} * p.tokens * (p.inner + xPadding) : 0};
}

bool fitsShared(const SharedNeed& need) { return ringBytes(false) + need.sums + need.x <= mostSharedBytes; }

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
