// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's product for up to 16 tokens, at the speed of reading its weights: each block has some outputs, its
// streaming warps share the inputs, and every lane reads 16 bytes of a row of weights at a time straight into the
// operand of a tensor-core instruction. Which input stands where in the instruction does not matter as long as weights
// and x agree, so that neither is ever rearranged.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/step_barriers.cuh>
#include <worker/kernels/cuda/step_units.cuh>
#include <worker/kernels/cuda/tensor_core.cuh>
#include <worker/kernels/cuda/values.cuh>

namespace throughline {

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
    if (plan.rounds > 0) // else nobody says so: see servePhases
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

} // namespace throughline
