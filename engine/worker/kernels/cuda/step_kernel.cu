// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent kernel: one block per multiprocessor goes through all phases of a step.
#include <worker/kernels/cuda/step_attend.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/step_serve.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t staticSharedBytes = 2048; // at most: descriptions of phases

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

/// Shared memory of a block: rings, partial sums, constants, x, scratch of the serving warps.
struct SharedParts {
    uint4* ring;
    float* sums;
    PhaseConstants constants;
    char* x;
    float* scratch;
};

constexpr int deepStages = 8;
constexpr int shallowStages = 3;
constexpr int64_t stageBytes = int64_t{streamingWarps} * tilesPerWarp * 2 * 32 * sizeof(uint4); // of all warps
constexpr int64_t constantBytes = (2 * mostBiases + 2 * servingWarps) * sizeof(float);
constexpr int prefetchedTurns = 8; // into the L2 cache while attention goes on

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

__device__ int64_t globalTime()
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

/// The next product from phase `index` on; count: none.
__device__ int productFrom(const StepPhase* phases, int count, int index)
{
    while (index < count && phases[index].kind != StepPhaseKind::Product)
        ++index;
    return index;
}

/// The streaming warps' part of a step: its products, one behind the other.
template <class T, int halves, int stages>
__device__ void streamProducts(const StepPhase* phases, int count, const SharedParts& parts, ProductPhase* loaded)
{
    const int thread = static_cast<int>(threadIdx.x);
    RingState state{parts.ring + thread / 32 * (stages * WeightCursor<T, stages>::stageVectors) + thread % 32, 0, 0};
    int index = productFrom(phases, count, 0);
    int slot = 0;
    int roundNumber = 0;
    if (index < count)
        copyWords(&loaded[0], &phases[index].product, thread, 32 * streamingWarps);
    syncStreaming();
    if (index < count)
        askAhead<T, stages>(loaded[0], state, 0);
    while (index < count) {
        const int next = productFrom(phases, count, index + 1);
        if (next < count)
            copyWords(&loaded[1 - slot], &phases[next].product, thread, 32 * streamingWarps);
        syncStreaming();
        const ProductPhase& p = loaded[slot];
        if (p.staged)
            streamRounds<T, halves, true, stages>(p, state, parts.x, parts.sums, roundNumber);
        else
            streamRounds<T, halves, false, stages>(p, state, parts.x, parts.sums, roundNumber);
        if (next < count)
            askAhead<T, stages>(loaded[1 - slot], state, next > index + 1 ? prefetchedTurns : 0);
        syncStreaming(); // nobody reads this phase any more
        index = next;
        slot = 1 - slot;
    }
    asm volatile("cp.async.wait_all;");
}

/// The serving warps' part of a step: everything else, phase by phase. What is known beforehand is copied ahead: the
/// descriptions of phases by two, a product's constants by one.
template <class T, int halves>
__device__ void servePhases(const StepRun& run, const SharedParts& parts, StepPhase* loaded)
{
    const StepPhase* const phases = run.phases;
    const int count = run.count;
    GridBarrier* const barrier = run.barrier;
    int64_t* const times = run.times;
    int roundNumber = 0;
    const auto ofPhase = [&](int i) { // biases are needed to the end: of two phases in turns
        PhaseConstants constants = parts.constants;
        constants.bias += i % 2 * mostBiases;
        return constants;
    };
    copyWords(&loaded[0], phases, servingThread(), servingThreads);
    if (count > 1)
        copyWords(&loaded[1], phases + 1, servingThread(), servingThreads);
    syncServing();
    for (int i = 0; i < count; ++i) {
        const StepPhase& phase = loaded[i % 3];
        const StepPhase& next = loaded[(i + 1) % 3];
        if (i + 2 < count)
            for (int word = servingThread(); word < static_cast<int>(sizeof(StepPhase) / sizeof(int));
                 word += servingThreads)
                copyAsync4(reinterpret_cast<int*>(&loaded[(i + 2) % 3]) + word,
                    reinterpret_cast<const int*>(phases + i + 2) + word);
        const bool nextIsProduct = i + 1 < count && next.kind == StepPhaseKind::Product;
        switch (phase.kind) {
        case StepPhaseKind::Embed:
            if (nextIsProduct)
                copyConstants(next.product, ofPhase(i + 1));
            embedPhase<T>(phase.embed);
            break;
        case StepPhaseKind::Product: {
            const ProductPhase& p = phase.product;
            // A block without units has no sums to wait for, and would run ahead of its streaming warps: it says
            // nothing.
            const bool takesPart = hasUnits(p);
            if (takesPart) {
                if (p.normWeight)
                    stageNormed<T>(p, ofPhase(i), reinterpret_cast<T*>(parts.x), parts.scratch);
                else if (p.staged)
                    stagePlain<T>(p, reinterpret_cast<T*>(parts.x));
                arriveBlock(xReady);
            }
            syncServing(); // nobody needs this phase's norm any more
            if (nextIsProduct)
                copyConstants(next.product, ofPhase(i + 1));
            if (p.end == ProductEnd::Turn)
                prefetchCache(next.attend);
            serveRounds<T, halves>(p, parts.sums, ofPhase(i), roundNumber);
            if (p.end == ProductEnd::Logits)
                chooseInBlock(p);
            break;
        }
        case StepPhaseKind::Attend:
            if (nextIsProduct)
                copyConstants(next.product, ofPhase(i + 1));
            attendPhase<T>(phase.attend, reinterpret_cast<float*>(parts.x));
            break;
        case StepPhaseKind::Choose:
            choosePhase(phase.choose);
            break;
        }
        syncServing(); // all is written
        const int64_t ended = times ? globalTime() : 0;
        if (i + 1 < count) {
            if (servingThread() == 0) {
                arrive(barrier);
                waitForAll(barrier, static_cast<unsigned>(i + 1) * gridDim.x);
            }
            asm volatile("cp.async.wait_all;" ::: "memory"); // what was copied ahead
            syncServing();
        }
        if (times && servingThread() == 0) {
            int64_t* const mine = times + (static_cast<int64_t>(blockIdx.x) * count + i) * 2;
            mine[0] = ended;
            mine[1] = globalTime();
        }
    }
    // The last block to leave resets the barrier for the next step.
    if (servingThread() == 0 && atomicAdd(&barrier->left, 1) == gridDim.x - 1) {
        barrier->arrived = 0;
        barrier->left = 0;
    }
}

template <class T, int halves, int stages>
__global__ void __launch_bounds__(phaseThreads, 1) stepKernel(StepRun run, SharedNeed need)
{
    extern __shared__ __align__(128) char shared[];
    // Raw, because shared variables have no constructors.
    __shared__ __align__(16) char servedPhases[3 * sizeof(StepPhase)];
    __shared__ __align__(16) char streamedPhases[2 * sizeof(ProductPhase)];
    SharedParts parts{};
    parts.ring = reinterpret_cast<uint4*>(shared);
    char* at = shared + stages * stageBytes;
    parts.sums = reinterpret_cast<float*>(at);
    at += need.sums;
    parts.constants.bias = reinterpret_cast<float*>(at);
    parts.scratch = parts.constants.bias + 2 * mostBiases;
    at += constantBytes;
    parts.constants.normWeight = reinterpret_cast<float*>(at);
    parts.constants.normBias = reinterpret_cast<float*>(at + need.norm);
    at += need.norm + need.normBias;
    parts.x = at;
    if (isServing())
        servePhases<T, halves>(run, parts, reinterpret_cast<StepPhase*>(servedPhases));
    else
        streamProducts<T, halves, stages>(
            run.phases, run.count, parts, reinterpret_cast<ProductPhase*>(streamedPhases));
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

int64_t sharedBytes(int stages, const SharedNeed& need)
{
    return stages * stageBytes + need.sums + constantBytes + need.norm + need.normBias + need.x;
}

struct StepLaunch {
    cudaStream_t stream;
    int blocks;
    SharedNeed need;
    StepRun run;
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
    checkCuda(cudaLaunchKernelEx(&config, kernel, launch.run, launch.need), "launching a step");
}

template <class T> void launchSteps(int tokens, const StepLaunch& launch)
{
    const bool deep = sharedBytes(deepStages, launch.need) <= mostSharedBytes();
    if (tokens > 8)
        deep ? launchSteps<T, 2, deepStages>(launch) : launchSteps<T, 2, shallowStages>(launch);
    else
        deep ? launchSteps<T, 1, deepStages>(launch) : launchSteps<T, 1, shallowStages>(launch);
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
                      : int64_t{streamingWarps} * deepStages * (p.tokens > 8 ? 2 : 1) * 2 * 32 * int64_t{sizeof(uint4)};
    need.norm = p.normWeight ? int64_t{4} * p.inner : 0;
    need.normBias = p.normBias ? int64_t{4} * p.inner : 0;
    return need;
}

bool fitsShared(const SharedNeed& need) { return sharedBytes(shallowStages, need) <= mostSharedBytes(); }

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
