// SPDX-License-Identifier: GPL-3.0-or-later
// A phase's product for up to 16 tokens, at the speed of reading its weights: each block has some outputs, its
// streaming warps share the inputs, and every lane reads 16 bytes of a row of weights at a time out of the ring,
// straight into the operand of a tensor-core instruction. Which input stands where in the instruction does not matter
// as long as weights and x agree, so that neither is ever rearranged: lane l has inputs 16 · (l % 4) of 64, and the 15
// behind.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/step_shared.cuh>
#include <worker/kernels/cuda/step_units.cuh>
#include <worker/kernels/cuda/tensor_core.cuh>

namespace throughline {

/// Partial sums of the warps that shared a tile, of one round: [set][share][tile][token][output].
template <int halves> inline constexpr int sumsPerTile = 8 * halves* outputsPerTile;
template <int halves> inline constexpr int sumsPerRound = streamingWarps* tilesPerWarp* sumsPerTile<halves>;

inline constexpr int xStages = 4; // of a warp's ring of x that is not staged

/// Where a turn's x comes from: shared memory where it was staged, or else through a ring of each warp's own, where it
/// lies in pieces of 16 bytes: [half of the tokens][token][chunk's piece ^ token].
template <class T, int halves, bool staged> class TurnInputs {
public:
    static constexpr int stages = xStages;
    static constexpr int stageVectors = halves * 64;

    __device__ TurnInputs(const ProductPhase& p, int share, char* shared)
        : m_stride(staged ? p.inner + xPadding : static_cast<int>(p.xStride))
        , m_shift(p.shareShift)
        , m_chunks(p.chunks - share)
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        m_group = lane / 4;
        m_part = lane % 4;
        m_has[0] = m_group < p.tokens;
        m_has[halves - 1] = m_group + 8 * (halves - 1) < p.tokens;
        m_x = (staged ? reinterpret_cast<const T*>(shared) : static_cast<const T*>(p.x)) + m_group * m_stride
            + share * inputsPerChunk;
        m_ring = reinterpret_cast<uint4*>(shared) + static_cast<int>(threadIdx.x) / 32 * (stages * stageVectors);
    }
    /// Of a turn; the pieces that lie together, so that a lane brings others' too.
    __device__ void ask(int turn, int stage) const
    {
        if (turn << m_shift >= m_chunks)
            return;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h)
                if (m_has[s])
                    copyAsync16(m_ring + stage * stageVectors + 64 * s + 8 * m_group + ((4 * h + m_part) ^ m_group),
                        m_x + turn * (inputsPerChunk << m_shift) + 8 * s * m_stride + 8 * (4 * h + m_part));
    }
    __device__ void load(int turn, int stage, uint4 (&v)[halves][2]) const
    {
        const bool inside = turn << m_shift < m_chunks;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                if (!inside || !m_has[s])
                    v[s][h] = {};
                else if constexpr (staged)
                    v[s][h] = *reinterpret_cast<const uint4*>(
                        m_x + turn * (inputsPerChunk << m_shift) + 8 * s * m_stride + 8 * (2 * m_part + h));
                else
                    v[s][h] = m_ring[stage * stageVectors + 64 * s + 8 * m_group + ((2 * m_part + h) ^ m_group)];
            }
    }

private:
    int m_stride;
    int m_shift;
    int m_chunks; // from the warp's first on
    int m_group;  // token
    int m_part;
    bool m_has[halves];
    const T* m_x;
    uint4* m_ring;
};

/// What one turn of a warp multiplies.
template <int halves> struct Operands {
    uint4 x[halves][2];
    uint4 weights[tilesPerWarp][2];
};

/// `at`: the lane's row of the warp's chunk of the first tile.
template <int halves>
__device__ void loadWeights(Operands<halves>& to, const char* at, int tileBytes, int group, int part)
{
#pragma unroll
    for (int h = 0; h < 2; ++h)
#pragma unroll
        for (int t = 0; t < tilesPerWarp; ++t)
            to.weights[t][h] = *reinterpret_cast<const uint4*>(at + t * tileBytes + 16 * ((2 * part + h) ^ group));
}

/// sums += x · weights: of each half chunk apart, so that few products wait for one another.
template <class T, int halves>
__device__ void multiplyTurn(float (&sums)[tilesPerWarp][2][4], const Operands<halves>& of)
{
#pragma unroll
    for (int i = 0; i < 2; ++i)
#pragma unroll
        for (int h = 0; h < 2; ++h) {
            const uint4 low = of.x[0][h];
            const uint4 high = halves > 1 ? of.x[halves - 1][h] : uint4{};
            const uint32_t a[4] = {
                i == 0 ? low.x : low.z, i == 0 ? high.x : high.z, i == 0 ? low.y : low.w, i == 0 ? high.y : high.w};
#pragma unroll
            for (int t = 0; t < tilesPerWarp; ++t) {
                const uint4 w = of.weights[t][h];
                multiply<T>(sums[t][h], a, i == 0 ? w.x : w.z, i == 0 ? w.y : w.w);
            }
        }
}

/// All rounds of a phase, by the streaming warps. `x`: staged, or room for its ring; it is there when `waitForX` was
/// called. `round` counts over phases, `number` too, with the ends of phases. `marks`: of one warp only, or null.
template <class T, int halves, bool staged, class Wait>
__device__ void streamRounds(const ProductPhase& p, StepShared& shared, RingPlace& place, const char* ring, char* x,
    float* sums, int& round, int& number, PhaseMarks* marks, Wait&& waitForX)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int group = lane / 4; // token, and row of weights in a tile
    const int part = lane % 4;
    const int share = warp & ((1 << p.shareShift) - 1);
    const int turns = p.turns;
    const int tileBytes = stageBytes / (streamingWarps * tilesPerWarp) << p.shareShift;
    const char* const mine =
        ring + (warp >> p.shareShift) * tilesPerWarp * tileBytes + share * (16 * 64) + group * (2 * inputsPerChunk);
    float* const to = sums + warp * tilesPerWarp * sumsPerTile<halves> + group * outputsPerTile + 2 * part;
    using Inputs = TurnInputs<T, halves, staged>;
    const Inputs inputs(p, share, x);
    int askedTurn = 0; // of x
    int xStage = 0;    // of the turn that is loaded
    int usedStage = 0;
    const auto askX = [&](int stage) { // of the last turns more than there is, which nobody reads
        inputs.ask(askedTurn, stage);
        endStage();
        askedTurn = askedTurn + 1 == turns ? 0 : askedTurn + 1;
    };
    RingPlace used = place;
    Operands<halves> operands;
    const auto loadNextWeights = [&] {
        waitFor(&shared.full[place.stage], place.parity);
        loadWeights(operands, mine + place.stage * stageBytes, tileBytes, group, part);
        place.next();
    };
    const auto loadX = [&](int turn) {
        if constexpr (!staged) {
            waitForStage<Inputs::stages>();
            __syncwarp();
        }
        inputs.load(turn, xStage, operands.x);
        xStage = (xStage + 1) % Inputs::stages;
    };
    float acc[tilesPerWarp][2][4];
    const auto use = [&] {
        multiplyTurn<T>(acc, operands);
        __syncwarp();
        if (lane == 0)
            arrive(&shared.empty[used.stage]);
        used.next();
        if constexpr (!staged) {
            askX(usedStage);
            usedStage = (usedStage + 1) % Inputs::stages;
        }
    };
    // The first weights are in registers before x is there.
    if (roundOf(shared, number) != noRound) {
        loadNextWeights();
        waitForX();
        if constexpr (!staged)
            for (int i = 0; i < Inputs::stages; ++i)
                askX(i);
    }
    for (; roundOf(shared, number) != noRound; ++number, ++round) {
        if (used.stage == place.stage && used.parity == place.parity)
            loadNextWeights();
#pragma unroll
        for (int t = 0; t < tilesPerWarp; ++t)
#pragma unroll
            for (int i = 0; i < 4; ++i)
                acc[t][0][i] = acc[t][1][i] = 0;
#pragma unroll 1
        for (int turn = 0; turn < turns; ++turn) {
            if (turn > 0)
                loadNextWeights();
            loadX(turn);
            use();
        }
        if (marks && marks->streaming == 0)
            marks->streaming = globalTime();
        if (round >= 2)
            waitInBlock(freedSums(round));
        float* const buffer = to + round % 2 * sumsPerRound<halves>;
#pragma unroll
        for (int i = 0; i < tilesPerWarp; ++i)
#pragma unroll
            for (int s = 0; s < halves; ++s)
                *reinterpret_cast<float2*>(buffer + i * sumsPerTile<halves> + 8 * s * outputsPerTile) = {
                    acc[i][0][2 * s] + acc[i][1][2 * s], acc[i][0][2 * s + 1] + acc[i][1][2 * s + 1]};
        arriveInBlock(readySums(round));
    }
    ++number;
    if constexpr (!staged)
        asm volatile("cp.async.wait_all;" ::: "memory");
    if (marks)
        marks->streamed = globalTime();
}

} // namespace throughline
