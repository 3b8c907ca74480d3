// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's product for up to 16 tokens, at the speed of reading its weights: each block has some outputs, its warps
// share the inputs, and every lane reads 16 bytes of a row of weights at a time straight into the operand of a
// tensor-core instruction. Which input stands where in the instruction does not matter as long as weights and x agree,
// so that neither is ever rearranged.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/step_barriers.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/values.cuh>

#include <type_traits>

namespace throughline {

/// sums[16 tokens × 8 outputs] += a[16 × 16] · b[16 × 8].
template <class T> __device__ void multiply(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1);
template <> __device__ inline void multiply<Bf16>(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1)
{
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
template <> __device__ inline void multiply<Fp16>(float (&sums)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1)
{
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

/// First output of a unit's tile.
__device__ inline int firstOutput(const ProductPhase& p, int unit, int second)
{
    return (unit >> p.headShift) * p.headRows + (unit & p.headMask) * outputsPerTile + second * p.pairRows;
}

/// The block's part of the units.
__device__ inline void unitsOfBlock(int units, int& first, int& end)
{
    // In 32 bits: at most 2^17 units and 2^10 blocks.
    first = static_cast<int>(static_cast<unsigned>(units) * blockIdx.x / gridDim.x);
    end = static_cast<int>(static_cast<unsigned>(units) * (blockIdx.x + 1) / gridDim.x);
}

/// Constants of a phase in shared memory, copied there while the block waits for the others: what does not come out of
/// the caches in time otherwise.
struct PhaseConstants {
    float* normWeight; // [inner]
    float* normBias;   // [inner]
    float* bias;       // [mostBiases] of the block's units, in their order; of a pair's second tile behind them
};
inline constexpr int mostBiases = 512; // a block with more outputs reads them where they lie

__device__ inline bool keepsBiases(const ProductPhase& p, int units)
{
    return p.bias && units * outputsPerTile * (p.paired ? 2 : 1) <= mostBiases;
}

__device__ inline void copyAsync4(void* to, const void* from)
{
    asm volatile("cp.async.ca.shared.global [%0], [%1], 4;" ::"r"(static_cast<uint32_t>(__cvta_generic_to_shared(to))),
        "l"(from));
}
__device__ inline void copyAsync16(void* to, const void* from)
{
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(static_cast<uint32_t>(__cvta_generic_to_shared(to))),
        "l"(from));
}

/// By the serving warps, for all of the block, while they do other things: there when each thread waited for its copies
/// and all met. What a phase's norm and biases are does not depend on what is computed, so that they come a phase
/// ahead.
__device__ inline void copyConstants(const ProductPhase& p, const PhaseConstants& to)
{
    const int thread = servingThread();
    if (p.normWeight)
        for (int i = 4 * thread; i < p.inner; i += 4 * servingThreads) {
            copyAsync16(to.normWeight + i, p.normWeight + i);
            if (p.normBias)
                copyAsync16(to.normBias + i, p.normBias + i);
        }
    if (!p.bias)
        return;
    int first;
    int end;
    unitsOfBlock(p.units, first, end);
    if (!keepsBiases(p, end - first))
        return;
    for (int i = thread; i < (end - first) * outputsPerTile; i += servingThreads)
        for (int second = 0; second < (p.paired ? 2 : 1); ++second) {
            const int output = firstOutput(p, first + i / outputsPerTile, second) + i % outputsPerTile;
            if (output < p.outer)
                copyAsync4(to.bias + second * (end - first) * outputsPerTile + i, p.bias + output);
        }
}

/// Four values of x at i.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const PhaseConstants& constants, const float4& v, float mean, float scale, int i, T* xs)
{
    const float4 w = *reinterpret_cast<const float4*>(constants.normWeight + i);
    const float4 b = p.normBias ? *reinterpret_cast<const float4*>(constants.normBias + i) : float4{};
    const T rounded[4] = {fromFloat<T>((v.x - mean) * scale * w.x + b.x),
        fromFloat<T>((v.y - mean) * scale * w.y + b.y), fromFloat<T>((v.z - mean) * scale * w.z + b.z),
        fromFloat<T>((v.w - mean) * scale * w.w + b.w)};
    *reinterpret_cast<uint2*>(xs + i) = *reinterpret_cast<const uint2*>(rounded);
}

__device__ inline float sumOf(const float4& v) { return v.x + v.y + v.z + v.w; }
__device__ inline float squaresOf(const float4& v, float mean)
{
    return (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
        + (v.w - mean) * (v.w - mean);
}

/// One token's x, by all serving warps, which keep what they read.
template <class T>
__device__ void stageOneNormed(const ProductPhase& p, const PhaseConstants& constants, T* xs, float* scratch)
{
    constexpr int mostKept = 8;
    const float* row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
    const auto width = static_cast<float>(p.inner);
    float4 kept[mostKept];
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (servingThread() + j * servingThreads);
        kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
    }
    float sum = 0;
#pragma unroll
    for (int j = 0; j < mostKept; ++j)
        sum += p.normBias ? sumOf(kept[j]) : squaresOf(kept[j], 0);
    sum = sumOfServing(sum, scratch) / width;
    float mean = 0;
    if (p.normBias) {
        mean = sum;
        sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j)
            if (4 * (servingThread() + j * servingThreads) < p.inner)
                sum += squaresOf(kept[j], mean);
        sum = sumOfServing(sum, scratch + servingWarps) / width;
    }
    const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
    for (int j = 0; j < mostKept; ++j) {
        const int i = 4 * (servingThread() + j * servingThreads);
        if (i < p.inner)
            storeNormed<T>(p, constants, kept[j], mean, scale, i, xs);
    }
}

/// Eight values of x at i, and what they are normed by.
template <class T>
__device__ void storeNormed(
    const ProductPhase& p, const PhaseConstants& constants, const uint4& packed, float mean, float scale, int i, T* xs)
{
    const T* from = reinterpret_cast<const T*>(&packed);
#pragma unroll
    for (int h = 0; h < 8; h += 4)
        storeNormed<T>(p, constants,
            float4{toFloat(from[h]), toFloat(from[h + 1]), toFloat(from[h + 2]), toFloat(from[h + 3])}, mean, scale,
            i + h, xs);
}

/// x of all tokens, normed, into shared memory. The constants are there. Of several tokens each is a warp's, which
/// reads its copy in 16 bits, all of it at once.
template <class T>
__device__ void stageNormed(const ProductPhase& p, const PhaseConstants& constants, T* xs, float* scratch)
{
    if (p.tokens == 1)
        return stageOneNormed<T>(p, constants, xs, scratch);
    constexpr int mostKept = mostSharedNormWidth / 256;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const auto width = static_cast<float>(p.inner);
    for (int token = servingThread() / 32; token < p.tokens; token += servingWarps) {
        const T* const row = static_cast<const T*>(p.halves) + (p.rowMap ? p.rowMap[token] : token) * p.halvesStride;
        uint4 kept[mostKept];
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 8 * (lane + 32 * j);
            kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const uint4*>(row + i)) : uint4{};
        }
        float sum = 0;
        float squares = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j)
            if (256 * j < p.inner)
#pragma unroll
                for (int h = 0; h < 8; ++h) {
                    const float value = toFloat(reinterpret_cast<const T*>(&kept[j])[h]);
                    sum += value;
                    squares += value * value;
                }
        float mean = 0;
        if (p.normBias) {
            mean = warpSum(sum) / width;
            squares = 0;
#pragma unroll
            for (int j = 0; j < mostKept; ++j)
                if (8 * (lane + 32 * j) < p.inner)
#pragma unroll
                    for (int h = 0; h < 8; ++h) {
                        const float value = toFloat(reinterpret_cast<const T*>(&kept[j])[h]) - mean;
                        squares += value * value;
                    }
        }
        const float scale = rsqrtf(warpSum(squares) / width + p.epsilon);
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 8 * (lane + 32 * j);
            if (i < p.inner)
                storeNormed<T>(p, constants, kept[j], mean, scale, i, xs + token * (p.inner + xPadding));
        }
    }
}

/// x of all tokens as it is, into shared memory.
template <class T> __device__ void stagePlain(const ProductPhase& p, T* xs)
{
    constexpr int atOnce = 8;
    const int vectors = p.inner / 8;
    const int stride = p.inner + xPadding;
    for (int first = servingThread(); first < p.tokens * vectors; first += atOnce * servingThreads) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * servingThreads;
            if (i < p.tokens * vectors)
                values[j] = __ldcg(reinterpret_cast<const uint4*>(
                    static_cast<const T*>(p.x) + i / vectors * p.xStride + 8 * (i % vectors)));
        }
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * servingThreads;
            if (i < p.tokens * vectors)
                *reinterpret_cast<uint4*>(xs + i / vectors * stride + 8 * (i % vectors)) = values[j];
        }
    }
}

/// What becomes of one output of one token; `second` is the sum of the pair's other tile.
template <class T> __device__ void finishOutput(const ProductPhase& p, int token, int output, float sum, float second)
{
    switch (p.end) {
    case ProductEnd::Store:
        static_cast<T*>(p.y)[token * p.yStride + output] = fromFloat<T>(activated(sum, p.activation));
        return;
    case ProductEnd::Gate:
        static_cast<T*>(p.y)[token * p.yStride + output] = fromFloat<T>(activated(sum, p.activation) * second);
        return;
    case ProductEnd::Logits:
        p.out.row(token)[output] = sum;
        return;
    case ProductEnd::AddTo: // where the sums are added
        return;
    case ProductEnd::Turn:
        break;
    }
    const int headDim = p.heads.headDim;
    const int head = output / headDim;
    const int position = p.positions[token];
    const auto place = [&](int element, float value) {
        if (head < p.heads.heads) {
            static_cast<T*>(p.y)[token * p.yStride + head * headDim + element] = fromFloat<T>(value);
            return;
        }
        const bool key = head < p.heads.heads + p.heads.kvHeads;
        const int64_t kvHead = head - p.heads.heads - (key ? 0 : p.heads.kvHeads);
        const int64_t row = static_cast<int64_t>(p.rowsInCache[token]) * p.heads.kvHeads + kvHead;
        static_cast<T*>(key ? p.cache.keys : p.cache.values)[(row * p.cache.capacity + position) * headDim + element] =
            fromFloat<T>(value);
    };
    const int element = output % headDim;
    if (!p.paired) {
        place(element, sum);
        return;
    }
    if (head < p.heads.heads + p.heads.kvHeads) { // as in a 16-bit activation, which is rounded before it is turned
        const float low = toFloat(fromFloat<T>(sum));
        const float high = toFloat(fromFloat<T>(second));
        const int64_t at = static_cast<int64_t>(position) * p.heads.half + element;
        const float cosine = p.heads.cosines[at];
        const float sine = p.heads.sines[at];
        sum = low * cosine - high * sine;
        second = high * cosine + low * sine;
    }
    place(element, sum);
    place(element + headDim / 2, second);
}

/// How a streaming warp goes through its part of a phase: rounds of some units, in each the same turns of 64 inputs.
struct WarpPlan {
    int share; // among the warps of a set, which share the inputs of a tile
    int set;
    int firstUnit; // of the block
    int endUnit;
    int rounds;

    __device__ explicit WarpPlan(const ProductPhase& p)
    {
        const int warp = static_cast<int>(threadIdx.x) / 32;
        share = warp & ((1 << p.shareShift) - 1);
        set = warp >> p.shareShift;
        unitsOfBlock(p.units, firstUnit, endUnit);
        rounds = (endUnit - firstUnit + (1 << p.roundShift) - 1) >> p.roundShift;
    }
};

/// Weights are read once a step: they leave the L2 cache first, so that all else stays there from step to step.
__device__ inline uint64_t leavesFirst()
{
    uint64_t policy;
    asm("createpolicy.fractional.L2::evict_first.b64 %0, 1.0;" : "=l"(policy));
    return policy;
}

/// Copies 16 bytes into shared memory, or zeros where they are not wanted. The thread that asks is the one that reads.
__device__ inline void copyAsync(uint4* to, const void* from, bool wanted, uint64_t policy)
{
    const auto shared = static_cast<uint32_t>(__cvta_generic_to_shared(to));
    const int bytes = wanted ? 16 : 0;
    asm volatile("cp.async.cg.shared.global.L2::cache_hint [%0], [%1], 16, %2, %3;" ::"r"(shared), "l"(from),
        "r"(bytes), "l"(policy));
}
__device__ inline void endStage() { asm volatile("cp.async.commit_group;"); }
template <int stages> __device__ void waitForStage() { asm volatile("cp.async.wait_group %0;" ::"n"(stages - 1)); }

/// Asks for a warp's weights, turn by turn, each into the next stage of its ring.
template <class T, int stages> class WeightCursor {
public:
    /// Behind the first `asked` turns, the first of which went into stage `firstStage`.
    __device__ WeightCursor(const ProductPhase& p, const WarpPlan& plan, uint4* ring, int firstStage, int asked)
        : m_to(ring + (firstStage + asked) % stages * stageVectors)
        , m_end(ring + stages * stageVectors)
        , m_turn(asked)
        , m_left(plan.rounds * p.turns - asked)
    {
        int round = 0;
        for (; m_turn >= p.turns; m_turn -= p.turns)
            ++round;
        m_unit = plan.firstUnit + (round << p.roundShift) + plan.set * (p.paired ? 1 : tilesPerWarp);
        setRound(p, plan);
    }
    __device__ bool over() const { return m_left <= 0; }
    /// Precondition: not over.
    __device__ void ask(const ProductPhase& p, const WarpPlan& plan)
    {
        const bool inside = m_chunk < p.chunks;
#pragma unroll
        for (int t = 0; t < tilesPerWarp; ++t) {
            copyAsync(m_to + (2 * t) * 32, m_from[t], inside && m_wanted[t], m_policy);
            copyAsync(m_to + (2 * t + 1) * 32, m_from[t] + 32, inside && m_wanted[t], m_policy);
            m_from[t] += p.turnStep;
        }
        m_to += stageVectors;
        if (m_to == m_end)
            m_to -= stages * stageVectors;
        m_chunk += 1 << p.shareShift;
        --m_left;
        if (++m_turn < p.turns)
            return;
        m_turn = 0;
        m_unit += 1 << p.roundShift;
        setRound(p, plan);
    }
    /// Into the L2 cache only: so many turns from here on. Moves nothing.
    __device__ void prefetch(const ProductPhase& p, const WarpPlan& plan, int turns) const
    {
        if (threadIdx.x % 4 != 0)
            return;
        for (int i = 0; i < min(turns, p.turns - m_turn); ++i)
#pragma unroll
            for (int t = 0; t < tilesPerWarp; ++t)
                if (m_wanted[t] && m_chunk + (i << p.shareShift) < p.chunks)
                    asm volatile("prefetch.global.L2 [%0];" ::"l"(m_from[t] + i * p.turnStep));
    }
    static constexpr int stageVectors = tilesPerWarp * 2 * 32;

private:
    __device__ void setRound(const ProductPhase& p, const WarpPlan& plan)
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        m_chunk = plan.share + (m_turn << p.shareShift);
#pragma unroll
        for (int t = 0; t < tilesPerWarp; ++t) {
            const int unit = p.paired ? m_unit : m_unit + t;
            const int output = firstOutput(p, unit, p.paired ? t : 0) + lane / 4;
            m_wanted[t] = unit < plan.endUnit && output < p.outer;
            // What is not wanted is not read, wherever it points.
            m_from[t] =
                static_cast<const T*>(p.weights) + output * p.stride + m_chunk * inputsPerChunk + 8 * (lane % 4);
        }
    }

    uint64_t m_policy = leavesFirst();
    uint4* m_to;
    uint4* m_end;
    int m_turn;
    int m_left; // turns
    int m_unit; // of the first tile
    int m_chunk;
    const T* m_from[tilesPerWarp];
    bool m_wanted[tilesPerWarp];
};

/// Where a warp is in its ring: the stage of the phase's first turn, and how many of its turns were asked for.
struct RingState {
    uint4* ring; // the lane's first
    int stage = 0;
    int asked = 0;
};

/// Asks for the first turns of a phase, as many as the ring holds. Each turn is a group.
template <class T, int stages> __device__ void askAhead(const ProductPhase& p, RingState& state, int prefetchedTurns)
{
    const WarpPlan plan(p);
    WeightCursor<T, stages> cursor(p, plan, state.ring, state.stage, 0);
#pragma unroll 1
    for (; state.asked < stages && !cursor.over(); ++state.asked) {
        cursor.ask(p, plan);
        endStage();
    }
#pragma unroll 1
    for (int i = state.asked; i < stages; ++i) // waiting counts groups
        endStage();
    if (prefetchedTurns > 0 && !cursor.over())
        cursor.prefetch(p, plan, prefetchedTurns);
}

/// Partial sums of the warps that shared a tile, of one round: [set][share][tile][token][output].
template <int halves> inline constexpr int sumsPerTile = 8 * halves* outputsPerTile;
template <int halves> inline constexpr int sumsPerRound = streamingWarps* tilesPerWarp* sumsPerTile<halves>;

/// Where a turn's x comes from: shared memory where it was staged, or else through a ring of its own, as weights do,
/// but only once it is there. The ring lies where staged x would.
template <class T, int halves, bool staged, int stages> class TurnInputs {
public:
    __device__ TurnInputs(const ProductPhase& p, const WarpPlan& plan, char* shared)
        : m_stride(staged ? p.inner + xPadding : static_cast<int>(p.xStride))
        , m_share(plan.share)
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        const int group = lane / 4; // token
        m_has[0] = group < p.tokens;
        m_has[halves - 1] = group + 8 * (halves - 1) < p.tokens;
        m_x = (staged ? reinterpret_cast<const T*>(shared) : static_cast<const T*>(p.x)) + group * m_stride
            + plan.share * inputsPerChunk + 8 * (lane % 4);
        m_ring = reinterpret_cast<uint4*>(shared) + static_cast<int>(threadIdx.x) / 32 * (stages * ringVectors) + lane;
    }
    /// Of a turn that goes into stage `stage`.
    __device__ void ask(const ProductPhase& p, int turn, int stage)
    {
        const bool inside = m_share + (turn << p.shareShift) < p.chunks;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h)
                if (inside && m_has[s])
                    copyAsync16(m_ring + stage * ringVectors + (2 * s + h) * 32,
                        m_x + turn * p.turnStep + 8 * s * m_stride + 32 * h);
    }
    __device__ void load(const ProductPhase& p, int turn, int stage, uint4 (&v)[halves][2]) const
    {
        const bool inside = m_share + (turn << p.shareShift) < p.chunks;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                if (!inside || !m_has[s])
                    v[s][h] = {};
                else if constexpr (staged)
                    v[s][h] = *reinterpret_cast<const uint4*>(m_x + turn * p.turnStep + 8 * s * m_stride + 32 * h);
                else
                    v[s][h] = m_ring[stage * ringVectors + (2 * s + h) * 32];
            }
    }
    static constexpr int ringVectors = halves * 2 * 32;

private:
    int m_stride;
    int m_share;
    bool m_has[halves];
    const T* m_x;
    uint4* m_ring;
};

/// All turns of a phase, by the streaming warps. `shared`: x where it is `staged`, else a ring for it. `roundNumber`
/// counts over phases.
template <class T, int halves, bool staged, int stages>
__device__ void streamRounds(const ProductPhase& p, RingState& state, char* shared, float* sums, int& roundNumber)
{
    const WarpPlan plan(p);
    WeightCursor<T, stages> cursor(p, plan, state.ring, state.stage, state.asked);
    TurnInputs<T, halves, staged, stages> inputs(p, plan, shared);
    constexpr int stageVectors = WeightCursor<T, stages>::stageVectors;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int group = lane / 4; // token, and row of weights in a tile
    const int part = lane % 4;  // 8 inputs of 32
    const int turns = p.turns;
    const int all = plan.rounds * turns;
    int stage = state.stage; // of the turn that is computed
    const auto after = [](int at) { return at + 1 == stages ? 0 : at + 1; };
    syncBlock(xReady);
    int askedTurn = 0; // of x, in its round
    if constexpr (!staged) {
        // Weights of the first turns were asked for already; x follows, a group each, so that waiting counts the same.
        int at = stage;
#pragma unroll 1
        for (int i = 0; i < stages; ++i, at = after(at)) {
            if (i < all) {
                inputs.ask(p, askedTurn, at);
                askedTurn = askedTurn + 1 == turns ? 0 : askedTurn + 1;
            }
            endStage();
        }
    }
    int number = 0;
    for (int round = 0; round < plan.rounds; ++round, ++roundNumber) {
        float acc[tilesPerWarp][4] = {};
#pragma unroll 1
        for (int turn = 0; turn < turns; ++turn, ++number) {
            uint4 v[halves][2];
            if constexpr (staged)
                inputs.load(p, turn, stage, v);
            waitForStage<stages>();
            if constexpr (!staged)
                inputs.load(p, turn, stage, v);
            const uint4* const weights = state.ring + stage * stageVectors;
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const uint4 low = v[0][h];
                const uint4 high = halves > 1 ? v[halves - 1][h] : uint4{};
                const uint32_t a0[4] = {low.x, high.x, low.y, high.y};
                const uint32_t a1[4] = {low.z, high.z, low.w, high.w};
#pragma unroll
                for (int t = 0; t < tilesPerWarp; ++t) {
                    const uint4 w = weights[(2 * t + h) * 32];
                    multiply<T>(acc[t], a0, w.x, w.y);
                    multiply<T>(acc[t], a1, w.z, w.w);
                }
            }
            if (!cursor.over())
                cursor.ask(p, plan);
            if constexpr (!staged)
                if (number + stages < all) {
                    inputs.ask(p, askedTurn, stage);
                    askedTurn = askedTurn + 1 == turns ? 0 : askedTurn + 1;
                }
            endStage();
            stage = after(stage);
        }
        float* const mine = sums + roundNumber % 2 * sumsPerRound<halves> + warp * tilesPerWarp * sumsPerTile<halves>;
        if (roundNumber >= 2)
            syncBlock(freedSums(roundNumber));
#pragma unroll
        for (int i = 0; i < tilesPerWarp; ++i)
#pragma unroll
            for (int s = 0; s < halves; ++s)
                *reinterpret_cast<float2*>(mine + i * sumsPerTile<halves> + (group + 8 * s) * outputsPerTile
                    + 2 * part) = {acc[i][2 * s], acc[i][2 * s + 1]};
        arriveBlock(readySums(roundNumber));
    }
    state.stage = stage;
    state.asked = 0;
}

/// Adds the partial sums of each round and does with them what the phase is for: by the serving warps.
template <class T, int halves>
__device__ void serveRounds(const ProductPhase& p, const float* sums, const PhaseConstants& constants, int& roundNumber)
{
    int firstUnit;
    int endUnit;
    unitsOfBlock(p.units, firstUnit, endUnit);
    const int units = endUnit - firstUnit;
    const int rounds = (units + (1 << p.roundShift) - 1) >> p.roundShift;
    const bool biased = keepsBiases(p, units);
    const int tokenShift = p.roundShift + 3; // outputs of a round per token
    for (int round = 0; round < rounds; ++round, ++roundNumber) {
        const float* const buffer = sums + roundNumber % 2 * sumsPerRound<halves>;
        // What a sum is added to is there before the sum.
        float before = 0;
        if (p.end == ProductEnd::AddTo)
            if (const int place = (round << p.roundShift) + ((servingThread() & ((1 << tokenShift) - 1)) >> 3);
                place < units && servingThread() >> tokenShift < p.tokens) {
                const int output = firstOutput(p, firstUnit + place, 0) + (servingThread() & (outputsPerTile - 1));
                if (output < p.outer)
                    before = __ldcg(p.out.row(servingThread() >> tokenShift) + output);
            }
        syncBlock(readySums(roundNumber));
        const auto total = [&](int ofSet, int tile, int token, int column) {
            const float* from = buffer
                + ((ofSet << p.shareShift) * tilesPerWarp + tile) * sumsPerTile<halves> + token * outputsPerTile
                + column;
            float sum = 0;
#pragma unroll
            for (int s = 0; s < streamingWarps; ++s)
                if (s < 1 << p.shareShift)
                    sum += from[s * tilesPerWarp * sumsPerTile<halves>];
            return sum;
        };
        for (int e = servingThread(); e < p.tokens << tokenShift; e += servingThreads) {
            const int token = e >> tokenShift;
            const int inRound = (e & ((1 << tokenShift) - 1)) >> 3; // unit
            const int column = e & (outputsPerTile - 1);
            const int place = (round << p.roundShift) + inRound; // of the block's units
            const int output = firstOutput(p, firstUnit + place, 0) + column;
            if (place >= units || output >= p.outer)
                continue;
            const int ofSet = p.paired ? inRound : inRound / tilesPerWarp;
            const int tile = p.paired ? 0 : inRound % tilesPerWarp;
            float sum = total(ofSet, tile, token, column);
            float second = p.paired ? total(ofSet, 1, token, column) : 0.0f;
            if (biased) {
                sum += constants.bias[place * outputsPerTile + column];
                if (p.paired)
                    second += constants.bias[(place + units) * outputsPerTile + column];
            } else if (p.bias) {
                sum += p.bias[output];
                if (p.paired)
                    second += p.bias[output + p.pairRows];
            }
            if (p.end == ProductEnd::AddTo) { // nobody else writes it
                sum += e < servingThreads ? before : __ldcg(p.out.row(token) + output);
                p.out.row(token)[output] = sum;
                if (p.halves)
                    static_cast<T*>(p.halves)[token * p.halvesStride + output] = fromFloat<T>(sum);
            } else
                finishOutput<T>(p, token, output, sum, second);
        }
        arriveBlock(freedSums(roundNumber));
    }
}

/// The best of this block's logits of each token: a serving warp per token.
__device__ inline void chooseInBlock(const ProductPhase& p)
{
    syncServing();
    int first;
    int end;
    unitsOfBlock(p.units, first, end);
    const int lane = static_cast<int>(threadIdx.x) % 32;
    for (int token = servingThread() / 32; token < p.tokens; token += servingWarps) {
        Candidate best{-INFINITY, 0x7fffffff};
        bool finite = true;
        for (int i = first * outputsPerTile + lane; i < min(end * outputsPerTile, p.outer); i += 32) {
            const float value = __ldcg(p.out.row(token) + i);
            finite = finite && isfinite(value);
            if (better({value, i}, best))
                best = {value, i};
        }
        best = bestOfWarp(best);
        const bool allFinite = __all_sync(0xffffffffU, finite);
        if (lane == 0) {
            p.candidates[blockIdx.x * p.tokens + token] = best;
            if (!allFinite)
                atomicAdd(p.notFinite, 1);
        }
    }
}

} // namespace throughline
