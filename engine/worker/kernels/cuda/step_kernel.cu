// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel: one block per multiprocessor goes through all phases of a step.
#include <worker/kernels/cuda/step_ask.cuh>
#include <worker/kernels/cuda/step_attend.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_serve.cuh>
#include <worker/kernels/cuda/step_staging.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t staticSharedBytes = 5120; // at most: what warps tell each other, descriptions of phases
static_assert(sizeof(StepShared) + 3 * sizeof(StepPhase) + 2 * sizeof(ProductPhase) <= staticSharedBytes - 1024);
constexpr int fewestStages = 4;

/// What the serving warps wrote is there for all that wait behind. By one thread, after they met.
__device__ void arrive(GridBarrier* barrier)
{
    asm volatile("red.release.gpu.global.add.u32 [%0], 1;" ::"l"(&barrier->arrived) : "memory");
}

/// Until so many blocks arrived; by one thread.
__device__ void waitForAll(GridBarrier* barrier, unsigned target)
{
    unsigned arrived;
    do {
        asm volatile("ld.acquire.gpu.global.u32 %0, [%1];" : "=r"(arrived) : "l"(&barrier->arrived) : "memory");
    } while (arrived < target);
}

template <class T> __device__ void embedPhase(const EmbedPhase& p)
{
    const int token = static_cast<int>(blockIdx.x);
    if (token >= p.count)
        return;
    __shared__ int place[2];
    if (servingThread() == 0) {
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
    syncServing();
    const T* from = static_cast<const T*>(p.table) + place[0] * p.tableStride;
    const float* position = p.positionTable ? p.positionTable + static_cast<int64_t>(place[1]) * p.hidden : nullptr;
    for (int i = servingThread(); i < p.hidden; i += servingThreads) {
        const float value = toFloat(from[i]) + (position ? position[i] : 0.0f);
        p.out.row(token)[i] = value;
        if (p.halves)
            static_cast<T*>(p.halves)[token * p.halvesStride + i] = fromFloat<T>(value);
    }
}

/// Dynamic shared memory of a block.
struct BlockMemory {
    char* ring; // [stages][stageBytes]
    int stages;
    float* sums;
    NormConstants norm;
    char* x; // or scratch of attention
};

/// The first blocks, one per row; the last of them to end tells the host.
__device__ void choosePhase(const ChoosePhase& p)
{
    const int row = static_cast<int>(blockIdx.x);
    if (row >= p.rows || servingThread() >= 32)
        return;
    Candidate best{-INFINITY, 0x7fffffff};
    for (int block = servingThread(); block < static_cast<int>(gridDim.x); block += 32) {
        const float2 packed = __ldcg(reinterpret_cast<const float2*>(p.candidates + block * p.rows + row));
        const Candidate candidate{packed.x, __float_as_int(packed.y)};
        if (better(candidate, best))
            best = candidate;
    }
    best = bestOfWarp(best);
    if (servingThread() != 0)
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

/// Before the sums of a block that has some: `single`: of one token, by the serving warps, or else by streaming warps
/// too.
template <class T, bool single, bool streaming>
__device__ void stage(const ProductPhase& p, StepShared& shared, const BlockMemory& parts)
{
    T* const x = reinterpret_cast<T*>(parts.x);
    if constexpr (single) {
        if (p.normWeight)
            stageOneNormed<T>(p, parts.norm, x, shared.scratch);
        else if (p.staged)
            stageOne<T>(p, x);
    } else {
        if (p.normWeight)
            stageNormed<T, streaming>(p, parts.norm, x, shared.scratch);
        else if (p.staged)
            stageAll<T>(p, x);
    }
}

/// The streaming warps' part of a step: its products. They prepare while serving warps still wait for other
/// blocks.
template <class T, int halves, bool single>
__device__ void streamProducts(
    const StepRun& run, StepShared& shared, const BlockMemory& parts, const StepPhase* loaded)
{
    RingPlace place{parts.stages};
    int round = 0;
    int number = 0;
    for (;;) {
        waitInBlock(phaseBegins);
        const int index = shared.phase;
        if (index < 0)
            return;
        const StepPhase& phase = loaded[index % 3];
        const ProductPhase& p = phase.product;
        PhaseMarks* const marks =
            run.marks && threadIdx.x == 0 ? run.marks + static_cast<int64_t>(blockIdx.x) * run.count + index : nullptr;
        const auto waitForX = [&] {
            if constexpr (single) {
                waitInBlock(xOfServing);
            } else {
                waitInBlock(xMayBeStaged);
                stage<T, single, true>(p, shared, parts);
                meetInBlock<true>(xOfServing, xOfStreaming);
            }
        };
        if (p.staged)
            streamRounds<T, halves, true>(
                p, shared, place, parts.ring, parts.x, parts.sums, round, number, marks, waitForX);
        else
            streamRounds<T, halves, false>(
                p, shared, place, parts.ring, parts.x, parts.sums, round, number, marks, waitForX);
        arriveInBlock(phaseEnds);
    }
}

/// The serving warps' part of a product; `next` is null at the end of a step.
template <class T, int halves, bool single>
__device__ void serveProduct(const ProductPhase& p, const StepPhase* next, StepShared& shared, const BlockMemory& parts,
    int& round, int& number, PhaseMarks* marks)
{
    // Stored when x is staged: until then nothing waits for these loads.
    const bool turns = p.end == ProductEnd::Turn && servingThread() < p.tokens;
    const int position = turns ? p.positions[servingThread()] : 0;
    const int rowInCache = turns ? p.rowsInCache[servingThread()] : 0;
    if (roundOf(shared, number) != noRound) {
        if constexpr (!single)
            arriveInBlock(xMayBeStaged);
        stage<T, single, false>(p, shared, parts);
        if constexpr (single)
            arriveInBlock(xOfServing);
        else
            meetInBlock<false>(xOfServing, xOfStreaming);
    }
    if (turns) {
        shared.positions[servingThread()] = position;
        shared.rowsInCache[servingThread()] = rowInCache;
    }
    syncServing(); // nobody needs this phase's norm any more
    if (marks)
        marks->ready = globalTime();
    if (next && next->kind == StepPhaseKind::Product)
        copyConstants(next->product, parts.norm);
    if (p.end == ProductEnd::Turn)
        prefetchCache(next->attend, shared);
    static_assert(outputsPerTile << 4 <= servingThreads); // a round's outputs for one token, at most
    serveRounds<T, halves, single ? 1 : mostOutputsPerThread>(p, shared, parts.sums, round, number);
    waitInBlock(phaseEnds);
    if (servingThread() == 0) // all know this end
        tell(shared.served, number);
}

/// The serving warps' part of a step: everything else, phase by phase. What is known beforehand is copied ahead: the
/// descriptions of phases by two, a product's norm by one.
template <class T, int halves, bool single>
__device__ void servePhases(const StepRun& run, StepShared& shared, const BlockMemory& parts, StepPhase* loaded)
{
    const StepPhase* const phases = run.phases;
    const int count = run.count;
    GridBarrier* const barrier = run.barrier;
    const bool first = servingThread() == 0;
    int round = 0;
    int number = 0;
    copyWords(&loaded[0], phases, servingThread(), servingThreads);
    if (count > 1)
        copyWords(&loaded[1], phases + 1, servingThread(), servingThreads);
    syncServing();
    for (int i = 0; i < count; ++i) {
        const StepPhase& phase = loaded[i % 3];
        const StepPhase* const next = i + 1 < count ? &loaded[(i + 1) % 3] : nullptr;
        PhaseMarks* const marks =
            run.marks && first ? run.marks + static_cast<int64_t>(blockIdx.x) * count + i : nullptr;
        if (i + 2 < count)
            copyWordsAsync(&loaded[(i + 2) % 3], phases + i + 2, servingThread(), servingThreads);
        if (phase.kind == StepPhaseKind::Product)
            serveProduct<T, halves, single>(phase.product, next, shared, parts, round, number, marks);
        else {
            if (next && next->kind == StepPhaseKind::Product)
                copyConstants(next->product, parts.norm);
            if (phase.kind == StepPhaseKind::Embed)
                embedPhase<T>(phase.embed);
            else if (phase.kind == StepPhaseKind::Attend) {
                attendPhase<T>(phase.attend, shared, reinterpret_cast<float*>(parts.x));
            } else
                choosePhase(phase.choose);
            syncServing();
        }
        // All serving warps met: what they wrote is there.
        const bool productNext = next && next->kind == StepPhaseKind::Product;
        if (marks)
            marks->ended = globalTime();
        if (next) {
            if (first) {
                arrive(barrier); // before more weights are asked for: it would wait behind them
                if (productNext)
                    tell(shared.phase, i + 1);
            }
            if (productNext)
                arriveInBlock(phaseBegins);
            if (first)
                waitForAll(barrier, static_cast<unsigned>(i + 1) * gridDim.x);
            asm volatile("cp.async.wait_all;" ::: "memory"); // what was copied ahead
            syncServing();
        }
        if (marks)
            marks->letOn = globalTime();
    }
    if (first)
        tell(shared.phase, -1);
    syncServing();
    arriveInBlock(phaseBegins);
    // The last block to leave resets what blocks share for the next step.
    if (!first || atomicAdd(&barrier->left, 1) != gridDim.x - 1)
        return;
    barrier->arrived = 0;
    barrier->left = 0;
    for (int i = 0; i < count; ++i)
        run.taken[i] = 0;
}

__device__ void startShared(StepShared& shared, int stages)
{
    if (threadIdx.x == 0) {
        for (int i = 0; i < stages; ++i) {
            initBarrier(&shared.full[i], 1);
            initBarrier(&shared.empty[i], streamingWarps);
        }
        for (int i = 0; i < roundSlots; ++i)
            shared.rounds[i] = 0;
        shared.served = 0;
        shared.phase = 0;
        fenceBarriers();
    }
    __syncthreads();
}

template <class T, int halves, bool single>
__global__ void __launch_bounds__(blockThreads, 1) stepKernel(StepRun run, SharedNeed need, int stages)
{
    extern __shared__ __align__(1024) char dynamic[];
    // Raw, because shared variables have no constructors.
    __shared__ __align__(16) char sharedBytes[sizeof(StepShared)];
    __shared__ __align__(16) char servedPhases[3 * sizeof(StepPhase)];
    __shared__ __align__(16) char askedPhases[2 * sizeof(ProductPhase)];
    StepShared& shared = *reinterpret_cast<StepShared*>(sharedBytes);
    StepPhase* const loaded = reinterpret_cast<StepPhase*>(servedPhases);
    BlockMemory parts{dynamic, stages};
    char* at = dynamic + stages * stageBytes;
    parts.sums = reinterpret_cast<float*>(at);
    at += need.sums;
    parts.norm = {reinterpret_cast<float*>(at), reinterpret_cast<float*>(at + need.norm)};
    at += need.norm + need.normBias;
    parts.x = at;
    startShared(shared, stages);
    if (isAsking())
        askForWeights(run, shared, parts.ring, stages, reinterpret_cast<ProductPhase*>(askedPhases));
    else if (isServing())
        servePhases<T, halves, single>(run, shared, parts, loaded);
    else
        streamProducts<T, halves, single>(run, shared, parts, loaded);
}

/// Dynamic shared memory that a block may have on this device.
int64_t mostSharedBytes()
{
    static const int most = [] {
        int bytes = 0;
        checkCuda(cudaDeviceGetAttribute(&bytes, cudaDevAttrMaxSharedMemoryPerBlockOptin, 0), "asking the device");
        return bytes;
    }();
    return most - staticSharedBytes;
}

/// Besides the ring.
int64_t sharedBytes(const SharedNeed& need) { return need.sums + need.norm + need.normBias + need.x; }

int stagesBeside(const SharedNeed& need)
{
    return static_cast<int>(std::min<int64_t>(mostStages, (mostSharedBytes() - sharedBytes(need)) / stageBytes));
}

struct StepLaunch {
    cudaStream_t stream;
    int blocks;
    SharedNeed need;
    StepRun run;
};

template <class T, int halves, bool single> void launchSteps(const StepLaunch& launch)
{
    const auto kernel = stepKernel<T, halves, single>;
    const int stages = stagesBeside(launch.need);
    const int64_t bytes = int64_t{stages} * stageBytes + sharedBytes(launch.need);
    checkCuda(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, static_cast<int>(bytes)),
        "preparing a step");
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(static_cast<unsigned>(launch.blocks));
    config.blockDim = dim3(blockThreads);
    config.dynamicSmemBytes = static_cast<std::size_t>(bytes);
    config.stream = launch.stream;
    cudaLaunchAttribute attribute{};
    attribute.id = cudaLaunchAttributeCooperative; // all blocks are there at once
    attribute.val.cooperative = 1;
    config.attrs = &attribute;
    config.numAttrs = 1;
    checkCuda(cudaLaunchKernelEx(&config, kernel, launch.run, launch.need, stages), "launching a step");
}

template <class T> void launchSteps(int tokens, const StepLaunch& launch)
{
    if (tokens == 1)
        launchSteps<T, 1, true>(launch);
    else
        tokens > 8 ? launchSteps<T, 2, false>(launch) : launchSteps<T, 1, false>(launch);
}

} // namespace

SharedNeed sharedNeedOf(const StepPhase& phase)
{
    SharedNeed need;
    if (phase.kind == StepPhaseKind::Attend) {
        const int queries = phase.attend.heads.heads == phase.attend.heads.kvHeads ? 1 : queriesPerUnit;
        need.x = servingWarps * queries * (phase.attend.heads.headDim + 2) * static_cast<int64_t>(sizeof(float));
    }
    if (phase.kind != StepPhaseKind::Product)
        return need;
    const ProductPhase& p = phase.product;
    need.sums = int64_t{2} * (p.tokens > 8 ? sumsPerRound<2> : sumsPerRound<1>)*static_cast<int64_t>(sizeof(float));
    need.x = p.staged ? int64_t{2} * p.tokens * (p.inner + xPadding)
                      : int64_t{streamingWarps} * xStages * (p.tokens > 8 ? 2 : 1) * 64 * int64_t{sizeof(uint4)};
    need.norm = p.normWeight ? int64_t{4} * p.inner : 0;
    need.normBias = p.normBias ? int64_t{4} * p.inner : 0;
    return need;
}

bool fitsShared(const SharedNeed& need) { return stagesBeside(need) >= fewestStages; }

void runPhases(
    cudaStream_t stream, WeightType type, int tokens, int multiprocessors, const SharedNeed& need, const StepRun& run)
{
    const StepLaunch launch{stream, multiprocessors, need, run};
    if (type == WeightType::Bf16)
        launchSteps<Bf16>(tokens, launch);
    else
        launchSteps<Fp16>(tokens, launch);
}

} // namespace throughline
