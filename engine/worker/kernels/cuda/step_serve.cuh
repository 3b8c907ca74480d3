// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a product's sums: by the serving warps.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/step_stream.cuh>

namespace throughline {

/// One output of one token in a round.
struct OutputSite {
    int token;
    int inRound; // unit
    int column;
    int output;
    bool real;

    __device__ OutputSite(const ProductPhase& p, int firstUnit, int end, int element)
    {
        const int tokenShift = p.roundShift + 3; // outputs of a round per token
        token = element >> tokenShift;
        inRound = (element & ((1 << tokenShift) - 1)) >> 3;
        column = element & (outputsPerTile - 1);
        output = firstOutput(p, firstUnit + inRound, 0) + column;
        real = token < p.tokens && firstUnit + inRound < end && output < p.outer;
    }
};

/// What an output is computed from besides its sums: asked for before these are there.
struct OutputBefore {
    float addedTo = 0;
    float bias = 0;
    float secondBias = 0;
};

__device__ inline OutputBefore beforeOf(const ProductPhase& p, const OutputSite& site)
{
    OutputBefore before;
    if (!site.real)
        return before;
    if (p.end == ProductEnd::AddTo)
        before.addedTo = __ldcg(p.out.row(site.token) + site.output);
    if (p.bias) {
        before.bias = p.bias[site.output];
        if (p.paired)
            before.secondBias = p.bias[site.output + p.pairRows];
    }
    return before;
}

__device__ inline bool isTurned(const ProductPhase& p, int output)
{
    return output < (p.heads.heads + p.heads.kvHeads) * p.heads.headDim;
}

/// A query to y, a key or value to the cache.
template <class T>
__device__ void placeTurned(const ProductPhase& p, const StepShared& shared, int token, int output, float value)
{
    const int headDim = p.heads.headDim; // 64 or 128
    const int head = output >> (headDim == 64 ? 6 : 7);
    const int element = output & (headDim - 1);
    if (head < p.heads.heads) {
        static_cast<T*>(p.y)[token * p.yStride + output] = fromFloat<T>(value);
        return;
    }
    const bool key = head < p.heads.heads + p.heads.kvHeads;
    const int64_t kvHead = head - p.heads.heads - (key ? 0 : p.heads.kvHeads);
    const int64_t row = static_cast<int64_t>(shared.rowsInCache[token]) * p.heads.kvHeads + kvHead;
    static_cast<T*>(
        key ? p.cache.keys : p.cache.values)[(row * p.cache.capacity + shared.positions[token]) * headDim + element] =
        fromFloat<T>(value);
}

/// What becomes of one output of one token; `second` is the sum of the pair's other tile.
template <class T>
__device__ void finishOutput(const ProductPhase& p, const StepShared& shared, const OutputSite& site,
    const OutputBefore& before, float sum, float second)
{
    sum += before.bias;
    second += before.secondBias;
    const int token = site.token;
    const int output = site.output;
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
    case ProductEnd::AddTo: // nobody else writes it
        sum += before.addedTo;
        p.out.row(token)[output] = sum;
        if (p.halves)
            static_cast<T*>(p.halves)[token * p.halvesStride + output] = fromFloat<T>(sum);
        return;
    case ProductEnd::Turn:
        break;
    }
    if (p.paired && isTurned(p, output)) { // as in a 16-bit activation, which is rounded before it is turned
        const float low = toFloat(fromFloat<T>(sum));
        const float high = toFloat(fromFloat<T>(second));
        const int at = shared.positions[token] * p.heads.half + (output & (p.heads.headDim - 1));
        const float cosine = p.heads.cosines[at];
        const float sine = p.heads.sines[at];
        sum = low * cosine - high * sine;
        second = high * cosine + low * sine;
    }
    placeTurned<T>(p, shared, token, output, sum);
    if (p.paired)
        placeTurned<T>(p, shared, token, output + p.pairRows, second);
}

/// The best of a round's logits, of each token that the warp looks at.
__device__ inline void noteBest(const ProductPhase& p, StepShared& shared, const OutputSite& site, float logit)
{
    const int lanes = min(32, 8 << p.roundShift); // of a token
    const Candidate best =
        bestOfWarp(site.real ? Candidate{logit, site.output} : Candidate{-INFINITY, 0x7fffffff}, lanes);
    if (static_cast<int>(threadIdx.x) % lanes == 0 && site.token < p.tokens) {
        Candidate& sofar = shared.best[servingThread() / 32][site.token];
        if (better(best, sofar))
            sofar = best;
    }
    if (site.real && !isfinite(logit))
        atomicAdd(p.notFinite, 1);
}

__device__ inline void forgetBest(StepShared& shared)
{
    if (servingThread() % 32 < mostPhaseTokens)
        shared.best[servingThread() / 32][servingThread() % 32] = {-INFINITY, 0x7fffffff};
    __syncwarp();
}

/// The best of the block's logits.
__device__ inline void tellBest(const ProductPhase& p, const StepShared& shared)
{
    syncServing();
    const int token = servingThread();
    if (token >= p.tokens)
        return;
    Candidate best = shared.best[0][token];
    for (int warp = 1; warp < servingWarps; ++warp)
        if (better(shared.best[warp][token], best))
            best = shared.best[warp][token];
    p.candidates[blockIdx.x * p.tokens + token] = best;
}

/// Adds the partial sums of each round and does with them what the phase is for: by the serving warps. A thread has at
/// most so many outputs of a round.
template <class T, int halves, int mostOutputs>
__device__ void serveRounds(const ProductPhase& p, StepShared& shared, const float* sums, int& round, int& number)
{
    if (p.end == ProductEnd::Logits)
        forgetBest(shared);
    const int end = endOfUnits(p);
    const int elements = p.tokens << (p.roundShift + 3);
    for (;; ++round, ++number) {
        const int unit = roundOf(shared, number);
        if (unit == noRound)
            break;
        OutputBefore before[mostOutputs];
#pragma unroll
        for (int k = 0; k < mostOutputs; ++k)
            if (k * servingThreads < elements)
                before[k] = beforeOf(p, OutputSite(p, unit, end, servingThread() + k * servingThreads));
        waitInBlock(readySums(round));
        if (servingThread() == 0) // all know this round
            tell(shared.served, number + 1);
        const float* const buffer = sums + round % 2 * sumsPerRound<halves>;
        const auto total = [&](int set, int tile, const OutputSite& site) {
            const float* from = buffer
                + ((set << p.shareShift) * tilesPerWarp + tile) * sumsPerTile<halves> + site.token * outputsPerTile
                + site.column;
            float sum = 0;
#pragma unroll
            for (int s = 0; s < streamingWarps; ++s)
                if (s < 1 << p.shareShift)
                    sum += from[s * tilesPerWarp * sumsPerTile<halves>];
            return sum;
        };
        // One piece of code, again and again: unrolled it would be fetched from memory.
#pragma unroll 1
        for (int k = 0; k * servingThreads < elements; ++k) {
            const OutputSite site(p, unit, end, servingThread() + k * servingThreads);
            float sum = 0;
            if (site.real) {
                sum = total(p.paired ? site.inRound : site.inRound / tilesPerWarp,
                    p.paired ? 0 : site.inRound % tilesPerWarp, site);
                const float second = p.paired ? total(site.inRound, 1, site) : 0.0f;
                finishOutput<T>(p, shared, site, before[0], sum, second);
            }
            if (p.end == ProductEnd::Logits)
                noteBest(p, shared, site, sum);
#pragma unroll
            for (int next = 1; next < mostOutputs; ++next)
                before[next - 1] = before[next];
        }
        arriveInBlock(freedSums(round));
    }
    ++number;
    if (p.end == ProductEnd::Logits)
        tellBest(p, shared);
}

} // namespace throughline
