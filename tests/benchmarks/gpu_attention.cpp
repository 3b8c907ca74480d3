// SPDX-License-Identifier: GPL-3.0-or-later
// How long a decode step's attention takes on a GPU, in one layer of a model's heads: gpu_attention. A line per heads,
// rows and positions, with the rate at which keys and values are read. Caches of several layers are gone through, more
// than the L2 cache holds.
#include <tests/support/made_rows.h>

#include <device/stopwatch.h>
#include <worker/kernels/attention.h>
#include <worker/model/kv_cache.h>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int64_t leastBytes = int64_t{256} << 20; // of all layers
constexpr int mostLayers = 128;

struct MeasuredHeads {
    const char* model;
    HeadLayout layout;
};

void measure(const MeasuredHeads& heads, int rows, int positions)
{
    const HeadLayout& layout = heads.layout;
    Compute compute(WeightType::Bf16);
    compute.reserve(rows, 0, positions);
    const int64_t layerBytes = int64_t{2} * rows * layout.kvHeads * positions * layout.headDim * 2;
    const int layers = static_cast<int>(std::clamp<int64_t>(leastBytes / layerBytes, 2, mostLayers));
    KvCache cache(compute, WeightType::Bf16, layout, layers, rows, positions);
    const ActivationBuffer qkv =
        compute.activations(rows, padded(int64_t{layout.heads + 2 * layout.kvHeads} * layout.headDim));
    const ActivationBuffer out = compute.activations(rows, padded(int64_t{layout.heads} * layout.headDim));
    MadeRows made;
    for (int row = 0; row < rows; ++row)
        made.add(row, positions - 1, {0});
    StepTokens tokens(compute, rows, rows, static_cast<int>(mostBlockTokens));
    tokens.set(made.rows());
    const auto step = [&] {
        compute.repeat({0, rows, 0, positions}, [&] {
            for (int layer = 0; layer < layers; ++layer)
                attention(compute, layout, cache.layer(layer), tokens.blocks().front(), qkv.rows(), out.rows());
        });
    };
    compute.way = StepWay::Graph;
    step(); // launched, then kept
    const double seconds = Stopwatch(compute.stream()).bestSeconds(5, step, [] {}) / layers;
    std::printf("attention %s, %d rows of %d positions: %.1f us a layer, %.0f GB/s\n", heads.model, rows, positions,
        seconds * 1e6, static_cast<double>(layerBytes) / seconds * 1e-9);
    std::fflush(stdout);
}

} // namespace

int main()
{
    const MeasuredHeads llama{"Llama-3-8B", {32, 8, 128, 0.0884F}};
    for (const int rows : {1, 4, 16, 64})
        for (const int positions : {128, 1024, 8192, 32768})
            if (int64_t{rows} * positions <= int64_t{1} << 19)
                measure(llama, rows, positions);
    for (const MeasuredHeads& heads : {MeasuredHeads{"gpt2-xl", {25, 25, 64, 0.125F}},
             {"Falcon-7B", {71, 1, 64, 0.125F}}, {"Llama-2-7B", {32, 32, 128, 0.0884F}}})
        for (const int rows : {1, 16})
            measure(heads, rows, 2048);
    return 0;
}
