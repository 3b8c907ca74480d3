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

inline constexpr int xPadding =
    32; // elements behind a row of x in shared memory: lanes of a quarter warp meet no bank twice

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
    if (!p.paired)
        return unit * outputsPerTile;
    if (p.end == ProductEnd::Gate)
        return unit * outputsPerTile + second * static_cast<int>(p.upOffset);
    const int perHead = p.heads.headDim / (2 * outputsPerTile); // elements i and i + half of a head
    return unit / perHead * p.heads.headDim + unit % perHead * outputsPerTile + second * (p.heads.headDim / 2);
}

/// The block's part of the units.
__device__ inline void unitsOfBlock(int units, int block, int blocks, int& first, int& end)
{
    first = static_cast<int>(static_cast<int64_t>(units) * block / blocks);
    end = static_cast<int>(static_cast<int64_t>(units) * (block + 1) / blocks);
}

/// Asks for the first rows of weights that this block will read, ahead of time: into the L2 cache.
__device__ inline void prefetchWeights(const ProductPhase& p, int64_t bytes)
{
    int first;
    int end;
    unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), first, end);
    const int tiles = p.paired ? 2 : 1;
    const int64_t rowBytes = p.stride * 2;
    const int threads = static_cast<int>(blockDim.x);
    const int64_t lines = rowBytes / 128 + 1;
    const int64_t rows = min(static_cast<int64_t>(end - first) * tiles * outputsPerTile, bytes / rowBytes + 1);
    for (int64_t i = threadIdx.x; i < rows * lines; i += threads) {
        const int row = static_cast<int>(i / lines);
        const int unit = first + row / (tiles * outputsPerTile);
        const int inUnit = row % (tiles * outputsPerTile);
        const int output = firstOutput(p, unit, inUnit / outputsPerTile) + inUnit % outputsPerTile;
        const int64_t offset = i % lines * 128;
        if (output < p.outer && offset < rowBytes)
            asm volatile(
                "prefetch.global.L2 [%0];" ::"l"(static_cast<const char*>(p.weights) + output * rowBytes + offset));
    }
}

/// x of all tokens, normed, into shared memory.
template <class T> __device__ void stageNormed(const ProductPhase& p, T* xs, float* scratch)
{
    const int stride = p.inner + xPadding;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    // One token: by all threads, which keep what they read. Several: by a warp each, which reads twice.
    if (p.tokens == 1) {
        constexpr int mostKept = 16;
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[0] : 0);
        float kept[mostKept];
        float sum = 0;
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = static_cast<int>(threadIdx.x) + j * phaseThreads;
            kept[j] = i < p.inner ? __ldcg(row + i) : 0.0f;
            sum += p.normBias ? kept[j] : kept[j] * kept[j];
        }
        sum = blockSum(sum, scratch) / static_cast<float>(p.inner);
        float mean = 0;
        if (p.normBias) {
            mean = sum;
            sum = 0;
#pragma unroll
            for (int j = 0; j < mostKept; ++j)
                if (static_cast<int>(threadIdx.x) + j * phaseThreads < p.inner)
                    sum += (kept[j] - mean) * (kept[j] - mean);
            sum = blockSum(sum, scratch) / static_cast<float>(p.inner);
        }
        const float scale = rsqrtf(sum + p.epsilon);
#pragma unroll
        for (int j = 0; j < mostKept; ++j) {
            const int i = static_cast<int>(threadIdx.x) + j * phaseThreads;
            if (i < p.inner)
                xs[i] = fromFloat<T>((kept[j] - mean) * scale * p.normWeight[i] + (p.normBias ? p.normBias[i] : 0.0f));
        }
        __syncthreads();
        return;
    }
    for (int token = warp; token < p.tokens; token += phaseWarps) {
        const float* row = p.hidden.row(p.rowMap ? p.rowMap[token] : token);
        float sum = 0;
        float squares = 0;
        for (int i = 4 * lane; i < p.inner; i += 128) {
            const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
            sum += v.x + v.y + v.z + v.w;
            squares += v.x * v.x + v.y * v.y + v.z * v.z + v.w * v.w;
        }
        float mean = 0;
        if (p.normBias) {
            mean = warpSum(sum) / static_cast<float>(p.inner);
            squares = 0;
            for (int i = 4 * lane; i < p.inner; i += 128) {
                const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
                squares += (v.x - mean) * (v.x - mean) + (v.y - mean) * (v.y - mean) + (v.z - mean) * (v.z - mean)
                    + (v.w - mean) * (v.w - mean);
            }
        }
        const float scale = rsqrtf(warpSum(squares) / static_cast<float>(p.inner) + p.epsilon);
        for (int i = 4 * lane; i < p.inner; i += 128) {
            const float4 v = __ldcg(reinterpret_cast<const float4*>(row + i));
            const float values[4] = {v.x, v.y, v.z, v.w};
            T rounded[4];
#pragma unroll
            for (int j = 0; j < 4; ++j)
                rounded[j] = fromFloat<T>(
                    (values[j] - mean) * scale * p.normWeight[i + j] + (p.normBias ? p.normBias[i + j] : 0.0f));
            *reinterpret_cast<uint2*>(xs + token * stride + i) = *reinterpret_cast<const uint2*>(rounded);
        }
    }
    __syncthreads();
}

/// What becomes of one output of one token; `second` is the sum of the pair's other tile.
template <class T>
__device__ void finishOutput(const ProductPhase& p, int token, int output, int partner, float sum, float second)
{
    if (p.bias) {
        sum += p.bias[output];
        if (p.paired)
            second += p.bias[partner];
    }
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
    int unitsPerSet;
    int unitsPerRound;
    int firstUnit; // of the block
    int endUnit;
    int rounds;
    int turns; // of a round, for each warp; beyond the last input: of zeros

    template <int tiles> __device__ static WarpPlan of(const ProductPhase& p)
    {
        WarpPlan plan;
        const int warp = static_cast<int>(threadIdx.x) / 32;
        plan.share = warp % p.warpsPerTile;
        plan.set = warp / p.warpsPerTile;
        plan.unitsPerSet = p.paired ? tiles / 2 : tiles;
        plan.unitsPerRound = phaseWarps / p.warpsPerTile * plan.unitsPerSet;
        unitsOfBlock(p.units, static_cast<int>(blockIdx.x), static_cast<int>(gridDim.x), plan.firstUnit, plan.endUnit);
        plan.rounds = (plan.endUnit - plan.firstUnit + plan.unitsPerRound - 1) / plan.unitsPerRound;
        plan.turns = (p.inner / inputsPerChunk + p.warpsPerTile - 1) / p.warpsPerTile;
        return plan;
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

/// A warp's weights on their way: a ring of stages, each one turn of its tiles. It is filled as soon as the weights of the
/// phase before are used up, long before x is there. Who asks for more later begins where the filling ended.
template <class T, int tiles, int stages> class WeightRing {
public:
    __device__ WeightRing(const ProductPhase& p, char* shared, bool filled)
        : m_phase(p)
        , m_plan(WarpPlan::of<tiles>(p))
        , m_ring(reinterpret_cast<uint4*>(shared)
              + static_cast<int>(threadIdx.x) / 32 * stages * tiles * 2 * 32 + threadIdx.x % 32)
    {
        const int next = filled ? stages : 0;
        m_round = next / m_plan.turns;
        m_turn = next % m_plan.turns;
        setRound();
    }
    __device__ const WarpPlan& plan() const { return m_plan; }
    __device__ void fill()
    {
#pragma unroll 1
        for (int i = 0; i < stages; ++i)
            ask(i);
    }
    /// The next turn, into stage i % stages. Beyond the last one: of nothing.
    __device__ void ask(int i)
    {
        if (m_round < m_plan.rounds) {
            uint4* const to = m_ring + i % stages * (tiles * 2 * 32);
            const bool inside = m_chunk < m_chunks;
#pragma unroll
            for (int t = 0; t < tiles; ++t) {
                copyAsync(to + (2 * t) * 32, m_from[t], inside && m_wanted[t]);
                copyAsync(to + (2 * t + 1) * 32, m_from[t] + 32, inside && m_wanted[t]);
                m_from[t] += inside ? m_step : 0;
            }
            m_chunk += m_phase.warpsPerTile;
            if (++m_turn == m_plan.turns) {
                m_turn = 0;
                ++m_round;
                setRound();
            }
        }
        endStage();
    }
    /// The lane's weights of turn i: 8 inputs of a row, of tile t and half h of the 64 inputs.
    __device__ uint4 at(int i, int t, int h) const { return m_ring[(i % stages * tiles * 2 + 2 * t + h) * 32]; }

private:
    /// Where the tiles of turn m_turn of round m_round begin.
    __device__ void setRound()
    {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        m_chunks = m_phase.inner / inputsPerChunk;
        m_chunk = m_plan.share + m_turn * m_phase.warpsPerTile;
        m_step = m_phase.warpsPerTile * inputsPerChunk;
#pragma unroll
        for (int t = 0; t < tiles; ++t) {
            const int unit = m_plan.firstUnit + m_round * m_plan.unitsPerRound + m_plan.set * m_plan.unitsPerSet
                + (m_phase.paired ? t / 2 : t);
            const int output = firstOutput(m_phase, unit, m_phase.paired ? t % 2 : 0) + lane / 4;
            m_wanted[t] = unit < m_plan.endUnit && output < m_phase.outer;
            m_from[t] = static_cast<const T*>(m_phase.weights)
                + (m_wanted[t] && m_chunk < m_chunks
                        ? output * m_phase.stride + m_chunk * inputsPerChunk + 8 * (lane % 4)
                        : 0);
        }
    }

    const ProductPhase& m_phase;
    WarpPlan m_plan;
    uint4* m_ring;
    int m_round = 0; // of what is asked for next
    int m_turn = 0;
    int m_chunk = 0;
    int m_chunks = 0;
    int m_step = 0;
    const T* m_from[tiles];
    bool m_wanted[tiles];
};

/// `xs`: x in shared memory, where it is normed. `sums`: two buffers of partial sums. The ring is filled.
template <class T, int tiles, int halves, bool normed, int stages>
__device__ void productRounds(const ProductPhase& p, WeightRing<T, tiles, stages>& ring, const T* xs, float* sums)
{
    const WarpPlan& plan = ring.plan();
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int group = lane / 4; // token, and row of weights in a tile
    const int part = lane % 4;  // 8 inputs of 32
    const int xStride = p.inner + xPadding;
    const T* const x = static_cast<const T*>(p.x);
    const auto loadX = [&](int turn, uint4(&v)[halves][2]) {
        const int chunk = plan.share + turn * p.warpsPerTile;
#pragma unroll
        for (int s = 0; s < halves; ++s)
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const int token = group + 8 * s;
                const int offset = chunk * inputsPerChunk + 32 * h + 8 * part;
                if (token >= p.tokens || offset >= p.inner)
                    v[s][h] = {};
                else if constexpr (normed)
                    v[s][h] = *reinterpret_cast<const uint4*>(xs + token * xStride + offset);
                else
                    v[s][h] = __ldcg(reinterpret_cast<const uint4*>(x + token * p.xStride + offset));
            }
    };

    uint4 nextV[halves][2];
    if constexpr (!normed)
        if (plan.rounds > 0)
            loadX(0, nextV);
    int number = 0; // of turns, over rounds
    for (int round = 0; round < plan.rounds; ++round) {
        float acc[tiles][4] = {};
        for (int turn = 0; turn < plan.turns; ++turn, ++number) {
            uint4 v[halves][2];
            if constexpr (normed) {
                loadX(turn, v);
            } else {
#pragma unroll
                for (int s = 0; s < halves; ++s)
#pragma unroll
                    for (int h = 0; h < 2; ++h)
                        v[s][h] = nextV[s][h];
                loadX(turn + 1 < plan.turns ? turn + 1 : 0, nextV);
            }
            waitForStage<stages>();
#pragma unroll
            for (int h = 0; h < 2; ++h) {
                const uint4 low = v[0][h];
                const uint4 high = halves > 1 ? v[halves - 1][h] : uint4{};
                const uint32_t a0[4] = {low.x, high.x, low.y, high.y};
                const uint32_t a1[4] = {low.z, high.z, low.w, high.w};
#pragma unroll
                for (int t = 0; t < tiles; ++t) {
                    const uint4 w = ring.at(number, t, h);
                    multiply<T>(acc[t], a0, w.x, w.y);
                    multiply<T>(acc[t], a1, w.z, w.w);
                }
            }
            ring.ask(number);
        }
        // Partial sums of the warps that shared a tile: [set][share][tile][token][output].
        constexpr int perTile = 8 * halves * outputsPerTile;
        float* buffer = sums + round % 2 * phaseWarps * tiles * perTile;
        float* mine = buffer + warp * tiles * perTile; // warps of a set lie together
#pragma unroll
        for (int i = 0; i < tiles; ++i)
#pragma unroll
            for (int s = 0; s < halves; ++s)
                *reinterpret_cast<float2*>(mine + i * perTile + (group + 8 * s) * outputsPerTile + 2 * part) = {
                    acc[i][2 * s], acc[i][2 * s + 1]};
        __syncthreads();
        const auto total = [&](int ofSet, int tile, int token, int column) {
            const float* from =
                buffer + ofSet * p.warpsPerTile * tiles * perTile + tile * perTile + token * outputsPerTile + column;
            float sum = 0;
            for (int s = 0; s < p.warpsPerTile; ++s)
                sum += from[s * tiles * perTile];
            return sum;
        };
        const int perToken = plan.unitsPerRound * outputsPerTile;
        for (int e = static_cast<int>(threadIdx.x); e < perToken * p.tokens; e += phaseThreads) {
            const int token = e / perToken;
            const int inRound = e % perToken / outputsPerTile; // unit
            const int column = e % outputsPerTile;
            const int unit = plan.firstUnit + round * plan.unitsPerRound + inRound;
            const int output = firstOutput(p, unit, 0) + column;
            if (unit >= plan.endUnit || output >= p.outer)
                continue;
            const int ofSet = inRound / plan.unitsPerSet;
            const int tile = inRound % plan.unitsPerSet * (p.paired ? 2 : 1);
            const float sum = total(ofSet, tile, token, column);
            const float second = p.paired ? total(ofSet, tile + 1, token, column) : 0.0f;
            finishOutput<T>(p, token, output, p.paired ? firstOutput(p, unit, 1) + column : 0, sum, second);
        }
    }
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
