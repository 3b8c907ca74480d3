// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's product for up to 16 tokens, at the speed of reading its weights: each block has some outputs, its warps
// share the inputs, and every lane reads 16 bytes of a row of weights at a time straight into the operand of a
// tensor-core instruction. Which input stands where in the instruction does not matter as long as weights and x agree,
// so that neither is ever rearranged.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/step_phase.h>
#include <worker/kernels/cuda/values.cuh>

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
__device__ inline void unitsOfBlock(int units, int block, int blocks, int& first, int& end)
{
    // In 32 bits: at most 2^17 units and 2^10 blocks.
    first =
        static_cast<int>(static_cast<unsigned>(units) * static_cast<unsigned>(block) / static_cast<unsigned>(blocks));
    end = static_cast<int>(
        static_cast<unsigned>(units) * static_cast<unsigned>(block + 1) / static_cast<unsigned>(blocks));
}

/// Constants of a phase in shared memory, copied there while the block waits for the others: what does not come out of
/// the caches in time otherwise.
struct PhaseConstants {
    float* normWeight; // [inner]
    float* normBias;   // [inner]
    float* bias;       // [mostBiases] of the block's units, in their order; of a pair's second tile behind them
};
inline constexpr int mostBiases = 1024; // a block with more outputs reads them where they lie

__device__ inline bool keepsBiases(const ProductPhase& p, int units)
{
    return p.bias && units * outputsPerTile * (p.paired ? 2 : 1) <= mostBiases;
}

/// By plain loads: what goes asynchronously is waited for in the order of asking, and weights were asked for before.
__device__ inline void copyConstants(const ProductPhase& p, const PhaseConstants& to)
{
    const int thread = static_cast<int>(threadIdx.x);
    if (p.normWeight)
        for (int i = 4 * thread; i < p.inner; i += 4 * phaseThreads) {
            const float4 w = __ldg(reinterpret_cast<const float4*>(p.normWeight + i));
            const float4 b = p.normBias ? __ldg(reinterpret_cast<const float4*>(p.normBias + i)) : float4{};
            *reinterpret_cast<float4*>(to.normWeight + i) = w;
            if (p.normBias)
                *reinterpret_cast<float4*>(to.normBias + i) = b;
        }
    int first;
    int end;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), first, end);
    if (!keepsBiases(p, end - first))
        return;
    for (int i = thread; i < (end - first) * outputsPerTile; i += phaseThreads)
        for (int second = 0; second < (p.paired ? 2 : 1); ++second) {
            const int output = firstOutput(p, first + i / outputsPerTile, second) + i % outputsPerTile;
            if (output < p.outer)
                to.bias[second * (end - first) * outputsPerTile + i] = __ldg(p.bias + output);
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

/// x of all tokens, normed, into shared memory. The constants are there.
template <class T>
__device__ void stageNormed(const ProductPhase& p, const PhaseConstants& constants, T* xs, float* scratch)
{
    const int stride = p.inner + xPadding;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const float width = static_cast<float>(p.inner);
    // One token: by all threads. Several: by a warp each. Either keeps what it reads, as far as that fits.
    if (p.tokens == 1) {
        constexpr int mostKept = 4;
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
        float4 kept[mostKept];
        float sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 4 * (static_cast<int>(threadIdx.x) + j * phaseThreads);
            kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
        }
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const float4 v = kept[j];
            sum += p.normBias ? v.x + v.y + v.z + v.w : v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
        }
        sum = blockSum(sum, scratch) / width;
        float mean = 0;
        if (p.normBias) {
            mean = sum;
            sum = 0;
#pragma unroll
            for (int j = 0; j < mostKept; ++j)
                if (4 * (static_cast<int>(threadIdx.x) + j * phaseThreads) < p.inner) {
                    const float4 v = kept[j];
                    sum += (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
                        + (v.w - mean) * (v.w - mean);
                }
            sum = blockSum(sum, scratch + 32) / width;
        }
        const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = 4 * (static_cast<int>(threadIdx.x) + j * phaseThreads);
            if (i < p.inner)
                storeNormed<T>(p, constants, kept[j], mean, scale, i, xs);
        }
        return;
    }
    for (int token = warp; token < p.tokens; token += phaseWarps) {
        constexpr int mostKept = 16; // of a lane; rows that are longer are read again
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[token] : token);
        float4 kept[mostKept];
        float sum = 0;
        float squares = 0;
        for (int part = 0; part < p.inner; part += 128 * mostKept) {
#pragma unroll
            for (int j = 0; j < mostKept; ++j) {
                const int i = part + 4 * lane + 128 * j;
                kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
            }
#pragma unroll
            for (int j = 0; j < mostKept; ++j) {
                const float4 v = kept[j];
                sum += v.x + v.y + v.z + v.w;
                squares += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
            }
        }
        float mean = 0;
        const bool whole = p.inner <= 128 * mostKept;
        if (p.normBias) {
            mean = warpSum(sum) / width;
            squares = 0;
            for (int part = 0; part < p.inner; part += 128 * mostKept)
#pragma unroll
                for (int j = 0; j < mostKept; ++j) {
                    const int i = part + 4 * lane + 128 * j;
                    if (i >= p.inner)
                        continue;
                    const float4 v = whole ? kept[j] : __ldcg(reinterpret_cast<const float4*>(row + i));
                    squares += (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
                        + (v.w - mean) * (v.w - mean);
                }
        }
        const float scale = rsqrtf(warpSum(squares) / width + p.epsilon);
        for (int part = 0; part < p.inner; part += 128 * mostKept) {
            if (!whole)
#pragma unroll
                for (int j = 0; j < mostKept; ++j) {
                    const int i = part + 4 * lane + 128 * j;
                    kept[j] = i < p.inner ? __ldcg(reinterpret_cast<const float4*>(row + i)) : float4{};
                }
#pragma unroll
            for (int j = 0; j < mostKept; ++j) {
                const int i = part + 4 * lane + 128 * j;
                if (i < p.inner)
                    storeNormed<T>(p, constants, kept[j], mean, scale, i, xs + token * stride);
            }
        }
    }
}

/// x of all tokens as it is, into shared memory.
template <class T> __device__ void stagePlain(const ProductPhase& p, T* xs)
{
    constexpr int atOnce = 4;
    const int vectors = p.inner / 8;
    const int stride = p.inner + xPadding;
    for (int first = static_cast<int>(threadIdx.x); first < p.tokens * vectors; first += atOnce * phaseThreads) {
        uint4 values[atOnce];
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * phaseThreads;
            if (i < p.tokens * vectors)
                values[j] = __ldcg(reinterpret_cast<const uint4*>(
                    static_cast<const T*>(p.x) + i / vectors * p.xStride + 8 * (i % vectors)));
        }
#pragma unroll
        for (int j = 0; j < atOnce; ++j) {
            const int i = first + j * phaseThreads;
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
    case ProductEnd::AddTo:
        atomicAdd(p.out.row(token) + output, sum); // the only one: nobody waits for it
        return;
    case ProductEnd::Logits:
        p.out.row(token)[output] = sum;
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

/// How a warp goes through its part of a phase: rounds of some units, in each the same turns of 64 inputs.
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
        unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), firstUnit, endUnit);
        rounds = (endUnit - firstUnit + (1 << p.roundShift) - 1) >> p.roundShift;
    }
};

/// Copies 16 bytes into shared memory, or zeros where they are not wanted. The thread that asks is the one that reads.
__device__ inline void copyAsync(uint4* to, const void* from, bool wanted)
{
    const auto shared = static_cast<uint32_t>(__cvta_generic_to_shared(to));
    const int bytes = wanted ? 16 : 0;
    asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16, %2;" ::"r"(shared), "l"(from), "r"(bytes));
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
            copyAsync(m_to + (2 * t) * 32, m_from[t], inside && m_wanted[t]);
            copyAsync(m_to + (2 * t + 1) * 32, m_from[t] + 32, inside && m_wanted[t]);
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
template <class T, int stages> __device__ void askAhead(const ProductPhase& p, RingState& state)
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
}

/// All turns of a phase. `xs`: x in shared memory where it is `staged`. `sums`: two buffers of partial sums. `next`:
/// the product behind it, or null; its weights are asked for when this one's are used up, before their sums are added.
/// `state` is the next one's then.
template <class T, int halves, bool staged, int stages>
__device__ void productRounds(const ProductPhase& p, const ProductPhase* next, RingState& state, const T* xs,
    float* sums, const PhaseConstants& constants)
{
    const WarpPlan plan(p);
    WeightCursor<T, stages> cursor(p, plan, state.ring, state.stage, state.asked);
    constexpr int stageVectors = WeightCursor<T, stages>::stageVectors;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int group = lane / 4; // token, and row of weights in a tile
    const int part = lane % 4;  // 8 inputs of 32
    const int turns = p.turns;
    const int xStride = staged ? p.inner + xPadding : static_cast<int>(p.xStride);
    const T* const x =
        (staged ? xs : static_cast<const T*>(p.x)) + group * xStride + plan.share * inputsPerChunk + 8 * part;
    const bool has[2] = {group < p.tokens, group + 8 < p.tokens};
    const uint4* weights = state.ring + state.stage * stageVectors; // of the turn that is computed
    const uint4* const endOfRing = state.ring + stages * stageVectors;
    const auto loadX = [&](int turn, uint4(&v)[halves][2]) {
        const bool inside = plan.share + (turn << p.shareShift) < p.chunks;
        const T* const from = x + turn * p.turnStep;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const auto* at = reinterpret_cast<const uint4*>(from + 8 * s * xStride + 32 * h);
                if (!has[s] || !inside)
                    v[s][h] = {};
                else if constexpr (staged)
                    v[s][h] = *at;
                else
                    v[s][h] = __ldcg(at);
            }
    };

    uint4 nextV[halves][2];
    if (!staged && plan.rounds > 0)
        loadX(0, nextV);
    for (int round = 0; round < plan.rounds; ++round) {
        float acc[tilesPerWarp][4] = {};
#pragma unroll 1
        for (int turn = 0; turn < turns; ++turn) {
            uint4 v[halves][2];
            if constexpr (staged) {
                loadX(turn, v);
            } else {
#pragma unroll
                for (int s = 0; s < halves; ++s)
#pragma unroll
                    for (int h = 0; h < 2; ++h)
                        v[s][h] = nextV[s][h];
                loadX(turn + 1 < turns ? turn + 1 : 0, nextV); // or the next round's first
            }
            waitForStage<stages>();
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
            weights += stageVectors;
            if (weights == endOfRing)
                weights -= stages * stageVectors;
            if (!cursor.over())
                cursor.ask(p, plan);
            endStage();
        }
        // Partial sums of the warps that shared a tile: [set][share][tile][token][output].
        constexpr int perTile = 8 * halves * outputsPerTile;
        float* buffer = sums + round % 2 * phaseWarps * tilesPerWarp * perTile;
        float* mine = buffer + warp * tilesPerWarp * perTile; // warps of a set lie together
#pragma unroll
        for (int i = 0; i < tilesPerWarp; ++i)
#pragma unroll
            for (int s = 0; s < halves; ++s)
                *reinterpret_cast<float2*>(mine + i * perTile + (group + 8 * s) * outputsPerTile + 2 * part) = {
                    acc[i][2 * s], acc[i][2 * s + 1]};
        if (round + 1 == plan.rounds) {
            state.stage = static_cast<int>(weights - state.ring) / stageVectors;
            state.asked = 0;
            if (next)
                askAhead<T, stages>(*next, state);
        }
        __syncthreads();
        const auto total = [&](int ofSet, int tile, int token, int column) {
            const float* from = buffer + (ofSet << p.shareShift) * tilesPerWarp * perTile + tile * perTile
                + token * outputsPerTile + column;
            float sum = 0;
            for (int s = 0; s < 1 << p.shareShift; ++s)
                sum += from[s * tilesPerWarp * perTile];
            return sum;
        };
        const int units = plan.endUnit - plan.firstUnit;
        const bool biased = keepsBiases(p, units);
        const int tokenShift = p.roundShift + 3; // outputs of a round per token
        for (int e = static_cast<int>(threadIdx.x); e < p.tokens << tokenShift; e += phaseThreads) {
            const int token = e >> tokenShift;
            const int inRound = (e & ((1 << tokenShift) - 1)) >> 3; // unit
            const int column = e & (outputsPerTile - 1);
            const int place = (round << p.roundShift) + inRound; // of the block's units
            const int output = firstOutput(p, plan.firstUnit + place, 0) + column;
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
            finishOutput<T>(p, token, output, sum, second);
        }
    }
    if (plan.rounds > 0)
        return;
    state.asked = 0;
    if (next)
        askAhead<T, stages>(*next, state);
}

/// The best of this block's logits of each token: a warp per token.
__device__ inline void chooseInBlock(const ProductPhase& p)
{
    __syncthreads();
    int first;
    int end;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), first, end);
    const int lane = static_cast<int>(threadIdx.x) % 32;
    for (int token = static_cast<int>(threadIdx.x) / 32; token < p.tokens; token += phaseWarps) {
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
