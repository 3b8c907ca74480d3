// SPDX-License-Identifier: GPL-3.0-or-later
// A decode step as a list of phases that one persistent kernel works through, all multiprocessors together, with a
// barrier of the whole grid between two phases. Plain values: the list lies in device memory.
#pragma once

#include <device/compute.h>
#include <device/step_tokens.h>
#include <worker/kernels/attention.h>
#include <worker/kernels/cuda/candidate.h>
#include <worker/kernels/epilogue.h>

#include <cstdint>

#include <cuda.h>

namespace throughline {

inline constexpr int phaseThreads = 480; // of a block, besides the warp that asks for weights: see step_shared.cuh
inline constexpr int phaseWarps = phaseThreads / 32;
inline constexpr int streamingWarps = 8;         // of them
inline constexpr int mostPhaseTokens = 16;       // that a step may have
inline constexpr int inputsPerChunk = 64;        // of a product: 128 bytes of each row of weights
inline constexpr int outputsPerTile = 8;         // a product's smallest piece: columns of one tensor-core instruction
inline constexpr int tilesPerWarp = 2;           // of a turn
inline constexpr int mostNormWidth = 8192;       // that a single token's norm keeps in registers
inline constexpr int mostSharedNormWidth = 4096; // of several tokens, whose rows lie in shared memory
inline constexpr int xPadding = 8; // elements behind a row of x in shared memory: a quarter warp meets no bank twice
inline constexpr int mostOutputsPerThread = 5; // of a round's, of a serving thread
inline constexpr int queriesPerUnit = 2;       // of attention, that share a head of keys

enum class StepPhaseKind : int { Embed, Product, Attend, Choose };

/// Rows move on (in a decode step) and get their embeddings: a block per token.
struct EmbedPhase {
    TokenArrays tokens;
    int count = 0;
    bool advances = false;
    const void* table = nullptr; // [vocab][tableStride]
    int64_t tableStride = 0;
    const float* positionTable = nullptr;
    int hidden = 0;
    Rows out;
    void* halves = nullptr; // out once more, in the weights' type
    int64_t halvesStride = 0;
};

enum class ProductEnd : int {
    Store,  // y = activation(sum + bias)
    Gate,   // y = activation(gate) · up
    Turn,   // queries to y, turned by their positions, keys and values to the cache
    AddTo,  // out += sum + bias
    Logits, // out = sum, and each block's best
};

struct ProductPhase {
    const CUtensorMap* weights = nullptr; // [chunk][outer][inputsPerChunk]; pieces of a tile and a set's share
    int outer = 0;
    int inner = 0;               // a multiple of inputsPerChunk
    const float* bias = nullptr; // [outer]
    int tokens = 0;
    // x: rows of `hidden`, normed on the way (no bias: RMS norm), or else x in the weights' type.
    Rows hidden;
    const int* rowMap = nullptr; // [tokens] rows of hidden; null: one behind the other
    const float* normWeight = nullptr;
    const float* normBias = nullptr;
    float epsilon = 0;
    void* halves =
        nullptr; // hidden, or out of AddTo, once more in the weights' type: for norms of several tokens; or null
    int64_t halvesStride = 0;
    const void* x = nullptr;
    int64_t xStride = 0;
    bool staged = false; // x goes through shared memory: always where it is normed
    // How it is cut: units (tiles, or pairs of tiles) in rounds of 2^roundShift over sets of 2^shareShift warps, which
    // share the inputs. Blocks take rounds as they come, where there are many of them, or each has its part of units.
    int units = 0;
    bool taken = false;
    bool paired = false;
    int shareShift = 3;
    int roundShift = 0;
    int chunks = 0; // of 64 inputs
    int turns = 0;  // of a warp in a round: chunks of its own
    // A unit's first output is (unit >> headShift) · headRows + (unit & headMask) · 8, its second tile pairRows behind.
    int headShift = 31;
    int headMask = 0x7fffffff;
    int headRows = 0;
    int pairRows = 0;
    ProductEnd end = ProductEnd::Store;
    Epilogue activation = Epilogue::Store;
    void* y = nullptr;
    int64_t yStride = 0;
    Rows out;
    HeadLayout heads; // Turn
    CachedLayer cache;
    const int* positions = nullptr;
    const int* rowsInCache = nullptr;
    Candidate* candidates = nullptr; // Logits: [blocks][tokens]
    int* notFinite = nullptr;        // Logits: counts blocks that saw such a value
};

/// Behind a product that turns, of the same tokens.
struct AttendPhase {
    HeadLayout heads;
    CachedLayer cache;
    const void* qkv = nullptr; // queries, turned
    int64_t stride = 0;
    void* out = nullptr;
    int64_t outStride = 0;
    int tokens = 0;
};

struct ChoosePhase {
    TokenArrays tokens;
    int rows = 0;
    const Candidate* candidates = nullptr; // [blocks][rows]
    int* notFinite = nullptr;
    int vocab = 0;
};

/// Trivially copyable; which member there is, `kind` says.
struct StepPhase {
    StepPhaseKind kind = StepPhaseKind::Product;
    union {
        EmbedPhase embed;
        ProductPhase product;
        AttendPhase attend;
        ChoosePhase choose;
    };
    StepPhase()
        : product()
    { }
    explicit StepPhase(const EmbedPhase& phase)
        : kind(StepPhaseKind::Embed)
        , embed(phase)
    { }
    explicit StepPhase(const AttendPhase& phase)
        : kind(StepPhaseKind::Attend)
        , attend(phase)
    { }
    explicit StepPhase(const ChoosePhase& phase)
        : kind(StepPhaseKind::Choose)
        , choose(phase)
    { }
};

/// [0]: arrivals at the barrier, [1]: blocks that left. Both zero between steps.
struct GridBarrier {
    unsigned arrived = 0;
    unsigned left = 0;
};

/// Bytes of a block's shared memory that phases need, besides the ring of weights.
struct SharedNeed {
    int64_t sums = 0;
    int64_t x = 0; // or attention's scratch
    int64_t norm = 0;
    int64_t normBias = 0;
};
SharedNeed sharedNeedOf(const StepPhase& phase);
bool fitsShared(const SharedNeed& need);
/// When a block was how far with a phase, in nanoseconds of the device's clock.
struct PhaseMarks {
    int64_t ready = 0;     // x was there
    int64_t streaming = 0; // the first round was multiplied, of one warp
    int64_t streamed = 0;  // the last
    int64_t ended = 0;     // all work
    int64_t letOn = 0;     // by the barrier behind the phase
};
/// Stages of weights that a block asks for before the first of them came. All that is on its way makes a queue before
/// memory in which everything else waits too: of a phase that did not begin, whose barrier and x are being waited for,
/// there are fewer.
struct AskWindow {
    int ahead = 1;
    int running = 3;
};
struct StepRun {
    const StepPhase* phases = nullptr; // on the device, like all below
    int count = 0;
    GridBarrier* barrier = nullptr;
    int* taken = nullptr; // [count] rounds that blocks took besides their first one; zero between steps
    AskWindow window;
    PhaseMarks* marks = nullptr; // null, or [blocks][count]
};
/// On the whole device, one block per multiprocessor.
void runPhases(
    cudaStream_t stream, WeightType type, int tokens, int multiprocessors, const SharedNeed& need, const StepRun& run);

} // namespace throughline
