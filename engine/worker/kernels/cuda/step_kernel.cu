// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel: one block per multiprocessor goes through all phases of a step.
#include <worker/kernels/cuda/step_attend.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_product.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t prefetchedBytes = 96 << 10; // of a block's next weights while it waits for the others

/// Everything written before is visible to all blocks behind it.
__device__ void waitForAll(GridBarrier* barrier, unsigned target)
{
    __syncthreads();
    if (threadIdx.x == 0) {
        asm volatile("red.release.gpu.global.add.u32 [%0], 1;" ::"l"(&barrier->arrived) : "memory");
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

template <class T, int halves, bool normed>
__device__ void productTiles(const ProductPhase& p, const T* xs, float* sums)
{
    if (p.tilesPerWarp == 1)
        productRounds<T, 1, halves, normed>(p, xs, sums);
    else
        productRounds<T, 2, halves, normed>(p, xs, sums);
}

/// Shared memory: partial sums, then x.
template <class T, int halves> __device__ void productPhase(const ProductPhase& p, char* shared)
{
    auto* const sums = reinterpret_cast<float*>(shared);
    if (p.normWeight) {
        T* const xs = reinterpret_cast<T*>(
            shared + 2 * phaseWarps * p.tilesPerWarp * 8 * halves * outputsPerTile * sizeof(float));
        stageNormed<T>(p, xs, sums);
        productTiles<T, halves, true>(p, xs, sums);
    } else {
        productTiles<T, halves, false>(p, nullptr, sums);
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

/// The next product's weights, from phase `index` on; after the last phase those of the next step's first.
__device__ void prefetchAhead(const StepPhase* phases, int count, int index)
{
    for (int i = index; i < index + 3; ++i)
        if (const StepPhase& next = phases[i % count]; next.kind == StepPhaseKind::Product)
            return prefetchWeights(next.product, prefetchedBytes);
}

template <class T, int halves>
__global__ void __launch_bounds__(phaseThreads, 1) stepKernel(const StepPhase* phases, int count, GridBarrier* barrier)
{
    extern __shared__ __align__(128) char shared[];
    __shared__ StepPhase phase;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            waitForAll(barrier, static_cast<unsigned>(i) * gridDim.x);
        static_assert(sizeof(StepPhase) % sizeof(int) == 0);
        for (unsigned word = threadIdx.x; word < sizeof(StepPhase) / sizeof(int); word += phaseThreads)
            reinterpret_cast<int*>(&phase)[word] = reinterpret_cast<const int*>(phases + i)[word];
        __syncthreads();
        switch (phase.kind) {
        case StepPhaseKind::Embed:
            embedPhase<T>(phase.embed);
            break;
        case StepPhaseKind::Product:
            productPhase<T, halves>(phase.product, shared);
            break;
        case StepPhaseKind::Attend:
            prefetchAhead(phases, count, i + 1);
            attendPhase<T>(phase.attend, reinterpret_cast<float*>(shared));
            break;
        case StepPhaseKind::Choose:
            choosePhase(phase.choose);
            break;
        }
        if (phase.kind != StepPhaseKind::Attend)
            prefetchAhead(phases, count, i + 1);
    }
    // The last block to leave resets the barrier for the next step.
    if (threadIdx.x == 0 && atomicAdd(&barrier->left, 1) == gridDim.x - 1) {
        barrier->arrived = 0;
        barrier->left = 0;
    }
}

template <class T, int halves>
void launchSteps(
    cudaStream_t stream, const StepPhase* phases, int count, GridBarrier* barrier, int blocks, int64_t shared)
{
    const auto kernel = stepKernel<T, halves>;
    checkCuda(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(shared)),
        "preparing a step");
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(static_cast<unsigned>(blocks));
    config.blockDim = dim3(phaseThreads);
    config.dynamicSmemBytes = static_cast<std::size_t>(shared);
    config.stream = stream;
    cudaLaunchAttribute attribute{};
    attribute.id = cudaLaunchAttributeCooperative; // all blocks are there at once
    attribute.val.cooperative = 1;
    config.attrs = &attribute;
    config.numAttrs = 1;
    checkCuda(cudaLaunchKernelEx(&config, kernel, phases, count, barrier), "launching a step");
}

} // namespace

int64_t sharedBytesOf(const StepPhase& phase)
{
    if (phase.kind == StepPhaseKind::Attend) {
        const int queries = phase.attend.heads.heads == phase.attend.heads.kvHeads ? 1 : queriesPerUnit;
        return phaseWarps * queries * (phase.attend.heads.headDim + 2) * static_cast<int64_t>(sizeof(float));
    }
    if (phase.kind != StepPhaseKind::Product)
        return 0;
    const ProductPhase& p = phase.product;
    const int halves = p.tokens > 8 ? 2 : 1;
    const int64_t sums = int64_t{2} * phaseWarps * p.tilesPerWarp * 8 * halves * outputsPerTile * 4;
    return sums + (p.normWeight ? int64_t{2} * p.tokens * (p.inner + xPadding) : 0);
}

void runPhases(cudaStream_t stream, WeightType type, int tokens, const StepPhase* phases, int count,
    GridBarrier* barrier, int multiprocessors, int64_t sharedBytes)
{
    if (type == WeightType::Bf16)
        tokens > 8 ? launchSteps<Bf16, 2>(stream, phases, count, barrier, multiprocessors, sharedBytes)
                   : launchSteps<Bf16, 1>(stream, phases, count, barrier, multiprocessors, sharedBytes);
    else
        tokens > 8 ? launchSteps<Fp16, 2>(stream, phases, count, barrier, multiprocessors, sharedBytes)
                   : launchSteps<Fp16, 1>(stream, phases, count, barrier, multiprocessors, sharedBytes);
}

} // namespace throughline
