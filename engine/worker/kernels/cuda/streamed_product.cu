// SPDX-License-Identifier: GPL-3.0-or-later
// A block per multiprocessor: one thread brings steps of weights and x into a ring of stages, eight warps multiply
// them.
#include <worker/kernels/cuda/async_copy.cuh>
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/stream_outputs.cuh>
#include <worker/kernels/cuda/streamed_product.h>
#include <worker/kernels/cuda/tensor_copy.cuh>
#include <worker/kernels/cuda/warpgroup_multiply.cuh>

#include <algorithm>

namespace throughline {

namespace {

constexpr int stepInputs = 64; // 128 bytes: a swizzled row
constexpr int multiplyingWarps = multiplyingThreads / 32;
constexpr int streamThreads = multiplyingThreads + 32;
constexpr int weightBytes = streamedTile * stepInputs * 2;
constexpr int swizzleBytes = 1024;   // that places in the ring are multiples of
constexpr int ringBytes = 144 << 10; // leaves room for a block of attention: stages fill while the last of them ends

template <int columns> constexpr int stageBytes = weightBytes + columns* stepInputs * 2;
template <int columns> constexpr int stages = ringBytes / stageBytes<columns>;

/// In shared memory.
template <int columns> struct StreamRing {
    char* data;
    uint64_t* full;  // [stages<columns>]
    uint64_t* empty; // [stages<columns>]

    __device__ char* weights(int stage) const { return data + stage * stageBytes<columns>; }
    __device__ char* x(int stage) const { return weights(stage) + weightBytes; }
};

/// A place in the ring that goes round.
template <int stages> struct StreamTurn {
    int stage = 0;
    int parity = 0;
    __device__ void next()
    {
        if (++stage < stages)
            return;
        stage = 0;
        parity ^= 1;
    }
};

/// One thread brings all weights and x, the weights of the first stages before anything is waited for.
template <int columns> class StreamCopies {
public:
    __device__ StreamCopies(
        const StreamPlan& plan, const StreamRing<columns>& ring, const CUtensorMap& weights, const CUtensorMap& x)
        : m_plan(plan)
        , m_ring(ring)
        , m_weights(weights)
        , m_x(x)
        , m_begin(plan.shares.begin(static_cast<int>(blockIdx.x)))
        , m_end(plan.shares.begin(static_cast<int>(blockIdx.x) + 1))
    { }

    __device__ void begin()
    {
#pragma unroll 1
        for (int i = 0; i < stages<columns>; ++i) {
            initBarrier(m_ring.full + i, 1);
            initBarrier(m_ring.empty + i, multiplyingWarps);
        }
        fenceBarriers();
#pragma unroll 1
        for (int i = 0; i < ahead(); ++i)
            copyWeights(i, m_begin + i);
    }

    __device__ void run()
    {
#pragma unroll 1
        for (int i = 0; i < ahead(); ++i)
            copyX(i, m_begin + i);
        StreamTurn<stages<columns>> turn;
#pragma unroll 1
        for (int unit = m_begin + ahead(); unit < m_end; ++unit) {
            waitFor(m_ring.empty + turn.stage, turn.parity);
            copyWeights(turn.stage, unit);
            copyX(turn.stage, unit);
            turn.next();
        }
    }

private:
    __device__ int ahead() const { return min(stages<columns>, m_end - m_begin); }
    __device__ void copyWeights(int stage, int unit)
    {
        const int tile = unit / m_plan.shares.steps;
        const int input = unit % m_plan.shares.steps * stepInputs;
        uint64_t* const barrier = m_ring.full + stage;
        arriveExpecting(barrier, stageBytes<columns>);
        if (m_plan.pairRows > 0)
            copyPairs(m_ring.weights(stage), m_weights, input, tile * (streamedTile / 16), barrier, m_policy);
        else
            copyBox(m_ring.weights(stage), m_weights, input, tile * streamedTile, barrier, m_policy);
    }
    __device__ void copyX(int stage, int unit)
    {
        copyBox(m_ring.x(stage), m_x, unit % m_plan.shares.steps * stepInputs, 0, m_ring.full + stage);
    }

    const StreamPlan& m_plan;
    const StreamRing<columns>& m_ring;
    const CUtensorMap& m_weights;
    const CUtensorMap& m_x;
    int m_begin; // of the block's steps
    int m_end;
    uint64_t m_policy = leavesFirst();
};

/// The stages' products, summed tile by tile.
template <class T, int columns> class StreamSums {
public:
    static constexpr int count = columns / 2; // of a thread
    __device__ StreamSums(const StreamPlan& plan, const StreamRing<columns>& ring)
        : m_plan(plan)
        , m_ring(ring)
    { }

    __device__ void run()
    {
        const int block = static_cast<int>(blockIdx.x);
        const int steps = m_plan.shares.steps;
        const int end = m_plan.shares.begin(block + 1);
#pragma unroll 1
        for (int unit = m_plan.shares.begin(block); unit < end;) {
            const int tile = unit / steps;
            const int stepsHere = min(end, (tile + 1) * steps) - unit;
            float sums[count] = {};
            multiplySteps(sums, stepsHere);
            if (unit > tile * steps)
                handIn(m_plan, tile, sums);
            else
                finish(tile, stepsHere == steps, sums);
            unit += stepsHere;
        }
    }

private:
    __device__ void multiplySteps(float (&sums)[count], int steps)
    {
        int before = 0;
#pragma unroll 1
        for (int i = 0; i < steps; ++i) {
            multiplyStage(sums, i > 0);
            if (i > 0) {
                waitForProducts<1>();
                free(before);
            }
            before = m_turn.stage;
            m_turn.next();
        }
        waitForProducts<0>();
        free(before);
    }
    __device__ void multiplyStage(float (&sums)[count], bool keep)
    {
        waitFor(m_ring.full + m_turn.stage, m_turn.parity);
        const int group = static_cast<int>(threadIdx.x) / 128;
        const uint64_t weights = matrixDescriptor(m_ring.weights(m_turn.stage) + group * (weightBytes / 2));
        const uint64_t x = matrixDescriptor(m_ring.x(m_turn.stage));
        beginMultiplying();
#pragma unroll
        for (int i = 0; i < stepInputs / 16; ++i)
            multiplyAsync<T>(sums, weights + i * descriptorStep, x + i * descriptorStep, keep || i > 0 ? 1 : 0);
        endMultiplying();
    }
    /// For the next copy.
    __device__ void free(int stage)
    {
        if (threadIdx.x % 32 == 0)
            arrive(m_ring.empty + stage);
    }
    __device__ void finish(int tile, bool whole, float (&sums)[count])
    {
        const StreamOutputs<count> outputs(m_plan, tile);
        if (!whole)
            gather(m_plan, tile, m_plan.shares.lastOf(tile), sums);
        outputs.template store<T>(sums);
    }

    const StreamPlan& m_plan;
    const StreamRing<columns>& m_ring;
    StreamTurn<stages<columns>> m_turn;
};

template <class T, int columns>
__global__ void __launch_bounds__(streamThreads, 1)
    streamRows(const __grid_constant__ CUtensorMap weights, const __grid_constant__ CUtensorMap x, StreamPlan plan)
{
    extern __shared__ char shared[];
    __shared__ uint64_t full[stages<columns>];
    __shared__ uint64_t empty[stages<columns>];
    letNextKernelStart();
    const bool copies = threadIdx.x == multiplyingThreads;
    const StreamRing<columns> ring{
        shared + (swizzleBytes - sharedAddress(shared) % swizzleBytes) % swizzleBytes, full, empty};
    StreamCopies<columns> stream(plan, ring, weights, x);
    if (copies)
        stream.begin();
    __syncthreads();
    waitForEarlierKernels();
    if (static_cast<int>(threadIdx.x) < multiplyingThreads)
        StreamSums<T, columns>(plan, ring).run();
    else if (copies)
        stream.run();
}

template <class T, int columns> void launch(cudaStream_t stream, const StreamedProduct& product, const StreamPlan& plan)
{
    const auto kernel = streamRows<T, columns>;
    constexpr int sharedBytes = stages<columns> * stageBytes<columns> + swizzleBytes;
    static const cudaError_t allowed =
        cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, sharedBytes);
    checkCuda(allowed, "preparing a product");
    launchEarly(stream, kernel, {dim3(static_cast<unsigned>(plan.shares.blocks)), streamThreads, sharedBytes},
        product.weights, product.x, plan);
}

StreamShares sharesOf(const StreamedProduct& product, int multiprocessors)
{
    const int tiles = tilesOfStream(product.width, product.pairRows > 0);
    const int steps = (product.inner + stepInputs - 1) / stepInputs;
    return {std::min(multiprocessors, tiles * steps), steps, tiles};
}

} // namespace

int64_t partialsOfStream(int multiprocessors) { return int64_t{multiprocessors} * mostStreamedRows * streamedTile; }

int tilesOfStream(int width, bool paired)
{
    const int outputs = paired ? streamedTile / 2 : streamedTile;
    return (width + outputs - 1) / outputs;
}

void streamProduct(cudaStream_t stream, const StreamedProduct& product, int multiprocessors)
{
    const StreamPlan plan{product.y, product.yStride, product.bias, product.partials, product.arrived, product.epilogue,
        product.yType == WeightType::Fp32, product.rows, product.width, product.pairRows,
        sharesOf(product, multiprocessors)};
    const auto launchFor = [&](auto element) {
        using T = decltype(element);
        switch (streamedColumns(product.rows)) {
        case 16:
            return launch<T, 16>(stream, product, plan);
        case 32:
            return launch<T, 32>(stream, product, plan);
        default:
            return launch<T, 64>(stream, product, plan);
        }
    };
    product.type == WeightType::Bf16 ? launchFor(Bf16()) : launchFor(Fp16());
}

} // namespace throughline
