// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a product's sums: by the serving warps.
#pragma once

#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/candidate.cuh>
#include <worker/kernels/cuda/step_staging.cuh>
#include <worker/kernels/cuda/step_stream.cuh>

namespace throughline {

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
