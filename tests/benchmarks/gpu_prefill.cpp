// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a GPU computes prompts: gpu_prefill PRESET fp32|fp16|bf16 ROWS LENGTH. Times the layers of a prefill as a
// whole, holds them against the matrix rate measured in the same run, and then each of what lies between their
// products, launched alone.
#include <tests/support/made_rows.h>
#include <tests/worker_cuda/gpu_model.h>

#include <device/ceilings.h>
#include <device/matrix_products.h>
#include <device/stopwatch.h>
#include <worker/kernels/cuda/place_elements.h>
#include <worker/kernels/gate.h>
#include <worker/kernels/layer_norm.h>
#include <worker/kernels/rms_norm.h>
#include <worker/model/rotary_table.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int rounds = 8;

struct Operations {
    double products = 0;
    double attention = 0; // of scores that are seen, and as many for the values
};

/// Of all layers, 2 per multiplication and addition.
Operations operationsOf(const Decoder& decoder, int rows, int length)
{
    const ModelShape& shape = decoder.shape();
    Operations operations;
    for (int layer = 0; layer < static_cast<int>(decoder.weights().layers.size()); ++layer) {
        const LayerWeights& w = decoder.weights().layers[static_cast<std::size_t>(layer)];
        for (const auto* linear : {&w.qkv, &w.attentionOut, &w.mlpUp, &w.mlpDown})
            operations.products +=
                2.0 * static_cast<double>(linear->weight.outer() * linear->weight.inner()) * rows * length;
        const int window = shape.windowOf(layer) > 0 ? shape.windowOf(layer) : length;
        double seen = 0;
        for (int position = 0; position < length; ++position)
            seen += std::min(position + 1, window);
        operations.attention += 4.0 * seen * rows * shape.heads * shape.headDim;
    }
    return operations;
}

/// Random numbers, as prompts have them.
void fillRandom(Compute& compute, Activations rows, int64_t count)
{
    ElementPlaces places;
    places.to = rows.data;
    places.type = rows.type;
    places.outer = count;
    places.inner = rows.stride;
    places.toStride = rows.stride;
    placeRandom(compute.stream(), places, 1, 0, 1, 0, count * rows.stride);
}

/// What lies between the products of a layer, with buffers of its own. One block of tokens.
class LayerParts {
public:
    LayerParts(GpuModel& model, int rows, int length)
        : m_shape(model.decoder->shape())
        , m_compute(model.compute)
        , m_tokens(std::min<int64_t>(int64_t{rows} * length, mostBlockTokens))
        , m_layout{m_shape.heads, m_shape.kvHeads, storedHeadDim(m_shape.headDim),
              static_cast<float>(1 / std::sqrt(m_shape.headDim))}
        , m_cache(m_compute, m_compute.type(), m_layout, 1, rows, length)
        , m_hidden(m_tokens * padded(m_shape.hidden))
        , m_weight(m_shape.hidden)
        , m_normed(m_compute.activations(m_tokens, padded(m_shape.hidden)))
        , m_qkv(m_compute.activations(m_tokens, padded(qkvWidth())))
        , m_attended(m_compute.activations(m_tokens, padded(m_layout.heads * m_layout.headDim)))
        , m_gated(m_compute.activations(m_tokens, 2 * padded(m_shape.intermediate)))
        , m_step(m_compute, int64_t{rows} * length, rows, static_cast<int>(m_tokens))
    {
        if (m_shape.positions == Positions::Rotary) {
            m_rotary = RotaryTable(m_compute, m_shape.rotary, m_shape.headDim, length);
            m_layout.cosines = m_rotary.cosines();
            m_layout.sines = m_rotary.sines();
            m_layout.half = m_rotary.half();
        }
        m_layout.window = m_shape.windowOf(0);
        MadeRows made;
        for (int row = 0; row < rows; ++row)
            made.add(row, 0, std::vector<int>(static_cast<std::size_t>(length)));
        m_step.set(made.rows());
        fillRandom(m_compute, {WeightType::Fp32, m_hidden.data(), padded(m_shape.hidden)}, m_tokens);
        fillRandom(m_compute, m_qkv.rows(), m_tokens);
        fillRandom(m_compute, m_gated.rows(), m_tokens);
    }
    int64_t tokens() const { return m_tokens; }
    std::string kernel() const { return attentionKernelName(m_compute, m_layout, m_compute.type()); }

    void attend()
    {
        attention(m_compute, m_layout, m_cache.layer(0), m_step.blocks().front(), m_qkv.rows(), m_attended.rows());
    }
    void norm()
    {
        const Rows hidden{m_hidden.data(), padded(m_shape.hidden)};
        if (m_shape.norm == Norm::RmsNorm)
            rmsNorm(m_compute, hidden, m_weight.data(), 1e-5, m_normed.rows(), m_tokens, m_shape.hidden);
        else
            layerNorm(
                m_compute, hidden, m_weight.data(), m_weight.data(), 1e-5, m_normed.rows(), m_tokens, m_shape.hidden);
    }
    void gate() { throughline::gate(m_compute, m_gated.rows(), m_tokens, m_shape.intermediate, Epilogue::Silu); }
    // Bytes that each has to read and write.
    double normBytes() const
    {
        return static_cast<double>(m_tokens * m_shape.hidden) * (4 + m_compute.activationBytes());
    }
    double gateBytes() const
    {
        return static_cast<double>(m_tokens * m_shape.intermediate) * 3 * m_compute.activationBytes();
    }

private:
    int64_t qkvWidth() const { return int64_t{m_layout.heads + 2 * m_layout.kvHeads} * m_layout.headDim; }

    const ModelShape& m_shape;
    Compute& m_compute;
    int64_t m_tokens;
    HeadLayout m_layout;
    KvCache m_cache;
    RotaryTable m_rotary;
    DeviceBuffer<float> m_hidden;
    DeviceBuffer<float> m_weight;
    ActivationBuffer m_normed;
    ActivationBuffer m_qkv;
    ActivationBuffer m_attended;
    ActivationBuffer m_gated;
    StepTokens m_step;
};

double forwardSeconds(GpuModel& model, int rows, int length)
{
    Decoder& decoder = *model.decoder;
    decoder.reserve(rows, length);
    const int64_t tokens = int64_t{rows} * length;
    const DeviceBuffer<float> memory(tokens * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    StepTokens step = decoder.makeTokens(tokens, rows);
    MadeRows made;
    for (int row = 0; row < rows; ++row) {
        std::vector<int> ids;
        for (int i = 0; i < length; ++i)
            ids.push_back((row * 7919 + i * 104729 + 11) % decoder.shape().vocab);
        made.add(row, 0, ids);
    }
    step.set(made.rows());
    const Stopwatch stopwatch(model.compute.stream());
    double best = 0;
    for (int round = 0; round <= rounds; ++round) { // the first one also chooses algorithms
        decoder.embed(step, hidden);
        const double seconds = stopwatch.seconds([&] { decoder.forward(step, hidden); });
        if (round > 0)
            best = round == 1 ? seconds : std::min(best, seconds);
    }
    return best;
}

void printParts(GpuModel& model, int rows, int length, double layerSeconds)
{
    LayerParts parts(model, rows, length);
    const Stopwatch stopwatch(model.compute.stream());
    const auto seconds = [&](auto&& work) { return stopwatch.bestSeconds(rounds, work, [] {}); };
    const auto print = [&](const char* what, double time, int times, double bytes) {
        std::printf(
            "  %-10s %8.1f us, %d a layer: %4.1f %% of it", what, time * 1e6, times, 100 * times * time / layerSeconds);
        if (bytes > 0)
            std::printf("; %.2f TB/s", bytes / time * 1e-12);
        std::printf("\n");
    };
    std::printf(
        "one layer of %lld tokens: %.1f us, of which\n", static_cast<long long>(parts.tokens()), layerSeconds * 1e6);
    print("attention", seconds([&] { parts.attend(); }), 1, 0);
    print("norm", seconds([&] { parts.norm(); }), 2, parts.normBytes());
    if (model.decoder->shape().gatedMlp)
        print("gate", seconds([&] { parts.gate(); }), 1, parts.gateBytes());
    std::printf("  attention by the kernel \"%s\"\n", parts.kernel().c_str());
}

} // namespace

int main(int count, char** arguments)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int rows = count > 4 ? std::atoi(arguments[3]) : 0;
    const int length = count > 4 ? std::atoi(arguments[4]) : 0;
    if (rows < 1 || length < 1) {
        std::fprintf(stderr, "gpu_prefill PRESET fp32|fp16|bf16 ROWS LENGTH\n");
        return 2;
    }
    const std::string precision = arguments[2];
    const WeightType type = precision == "fp16" ? WeightType::Fp16
        : precision == "bf16"                   ? WeightType::Bf16
                                                : WeightType::Fp32;
    GpuModel model(arguments[1], type);
    const double rate = matrixRate(type, false, model.steps);
    const double seconds = forwardSeconds(model, rows, length);
    const Operations operations = operationsOf(*model.decoder, rows, length);
    const double all = operations.products + operations.attention;
    std::printf("%s %s %d x %d tokens: %.2f ms, %.0f tok/s\n", arguments[1], precision.c_str(), rows, length,
        seconds * 1e3, rows * length / seconds);
    std::printf("%.1f TFLOP (%.2f %% of them attention's): %.1f TFLOP/s, %.3f of the matrix rate of %.1f TFLOP/s\n",
        all * 1e-12, 100 * operations.attention / all, all / seconds * 1e-12, all / seconds / rate, rate * 1e-12);
    const double blocks = std::ceil(static_cast<double>(rows) * length / static_cast<double>(mostBlockTokens));
    printParts(model, rows, length, seconds / static_cast<double>(model.decoder->weights().layers.size()) / blocks);
    for (const std::string& line : model.compute.products().table())
        std::printf("  %s\n", line.c_str());
    return 0;
}
