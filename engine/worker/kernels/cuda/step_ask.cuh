// SPDX-License-Identifier: GPL-3.0-or-later
// The warp that asks for weights: all products of a step, one behind the other, waiting for nothing but room in the
// ring. It also takes the block's rounds, and says which: the others read it when they get there.
#pragma once

#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/step_shared.cuh>
#include <worker/kernels/cuda/step_units.cuh>

namespace throughline {

/// The next product from phase `index` on; count: none.
__device__ inline int productFrom(const StepPhase* phases, int count, int index)
{
    while (index < count && phases[index].kind != StepPhaseKind::Product)
        ++index;
    return index;
}

class WeightAsker {
public:
    __device__ WeightAsker(StepShared& shared, char* ring, int stages, AskWindow window)
        : m_shared(shared)
        , m_ring(ring)
        , m_place{stages}
        , m_onItsWay{stages}
        , m_window(window)
    { }

    /// All of the block's rounds of a product, which is phase `index`. `taken`: how many rounds blocks took besides
    /// their first.
    __device__ void ask(const ProductPhase& p, int index, int* taken)
    {
        int unit = static_cast<int>(blockIdx.x) << p.roundShift;
        int end = p.units;
        if (!p.taken)
            unitsOfBlock(p.units, unit, end);
        while (unit < end) {
            say(unit);
            // The next round is taken before it is needed: that takes longer than to ask for this one.
            int next = 0;
            if (p.taken && lane() == 0)
                next = atomicAdd(taken, 1) + static_cast<int>(gridDim.x);
            askRound(p, index, unit, end);
            unit = p.taken ? __shfl_sync(0xffffffffU, next, 0) << p.roundShift : unit + (1 << p.roundShift);
        }
        say(noRound);
    }

private:
    __device__ static int lane() { return static_cast<int>(threadIdx.x) % 32; }

    __device__ void say(int unit)
    {
        while (m_number - told(m_shared.served) >= roundSlots) { }
        __syncwarp();
        if (lane() == 0)
            tell(m_shared.rounds[m_number % roundSlots],
                static_cast<uint64_t>(m_number + 1) << 32 | static_cast<unsigned>(unit));
        ++m_number;
    }

    /// A lane asks for a tile of a set of warps.
    __device__ void askRound(const ProductPhase& p, int index, int first, int end)
    {
        const int set = lane() / tilesPerWarp;
        const int tile = lane() % tilesPerWarp;
        const int unit = p.paired ? first + set : first + lane();
        const int output = firstOutput(p, unit, p.paired ? tile : 0);
        const bool wanted = set < streamingWarps >> p.shareShift && unit < end && output < p.outer;
        const int tileBytes = stageBytes / (streamingWarps * tilesPerWarp) << p.shareShift;
        const int bytes = __popc(__ballot_sync(0xffffffffU, wanted)) * tileBytes;
        for (int turn = 0; turn < p.turns; ++turn) {
            const int most = told(m_shared.phase) >= index ? m_window.running : m_window.ahead;
            for (; m_asked >= most; --m_asked) {
                waitFor(&m_shared.full[m_onItsWay.stage], m_onItsWay.parity);
                m_onItsWay.next();
            }
            ++m_asked;
            uint64_t* const full = &m_shared.full[m_place.stage];
            waitFor(&m_shared.empty[m_place.stage], m_place.parity ^ 1U);
            if (lane() == 0)
                arriveExpecting(full, bytes);
            __syncwarp();
            if (wanted)
                copyChunks(m_ring + m_place.stage * stageBytes + lane() * tileBytes, p.weights, output,
                    turn << p.shareShift, full, m_policy);
            m_place.next();
        }
    }

    StepShared& m_shared;
    char* m_ring;
    RingPlace m_place;    // of the next stage to ask for
    RingPlace m_onItsWay; // of the first that did not come yet, as far as is known
    int m_asked = 0;      // from there on
    AskWindow m_window;
    int m_number = 0; // of rounds, ends of phases too
    uint64_t m_policy = leavesFirst();
};

/// `loaded`: two places in shared memory.
__device__ inline void askForWeights(
    const StepRun& run, StepShared& shared, char* ring, int stages, ProductPhase* loaded)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    WeightAsker asker(shared, ring, stages, run.window);
    int index = productFrom(run.phases, run.count, 0);
    int slot = 0;
    if (index < run.count)
        copyWords(&loaded[0], &run.phases[index].product, lane, 32);
    __syncwarp();
    while (index < run.count) {
        const int next = productFrom(run.phases, run.count, index + 1);
        if (next < run.count) {
            prefetchMap(loaded[slot].weights + 1); // they lie in the order of the products
            copyWordsAsync(&loaded[1 - slot], &run.phases[next].product, lane, 32);
        }
        asker.ask(loaded[slot], index, run.taken + index);
        asm volatile("cp.async.wait_all;" ::: "memory");
        __syncwarp();
        slot = 1 - slot;
        index = next;
    }
}

} // namespace throughline
