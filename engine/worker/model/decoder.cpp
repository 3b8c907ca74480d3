// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/decoder.h>

#include <worker/kernels/argmax.h>
#include <worker/kernels/layer_norm.h>
#include <worker/kernels/linear.h>
#include <worker/kernels/rms_norm.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace throughline {

namespace {

float attentionScale(const ModelShape& shape)
{
    return shape.scaleAttention ? static_cast<float>(1.0 / std::sqrt(shape.headDim)) : 1.0f;
}

Epilogue epilogueOf(Activation activation)
{
    switch (activation) {
    case Activation::Gelu:
        return Epilogue::GeluErf;
    case Activation::Silu:
        return Epilogue::Silu;
    case Activation::GeluNew:
    case Activation::GeluTanh:
        break;
    }
    return Epilogue::Gelu;
}

} // namespace

/// Strides of the step's buffers.
struct Decoder::Widths {
    explicit Widths(const ModelShape& shape)
        : hidden(padded(shape.hidden))
        , qkv(padded(static_cast<int64_t>(shape.heads + 2 * shape.kvHeads) * storedHeadDim(shape.headDim)))
        , attended(padded(static_cast<int64_t>(shape.heads) * storedHeadDim(shape.headDim)))
        , inner(padded(shape.intermediate))
        , mlp(shape.gatedMlp ? 2 * inner : inner)
    { }
    int64_t hidden;
    int64_t qkv;
    int64_t attended;
    int64_t inner; // what the MLP's second product reads
    int64_t mlp;   // what its first one writes
};

Decoder::Decoder(const ModelShape& shape, DeviceWeights weights, Compute& compute, StepCounter& steps)
    : m_shape(shape)
    , m_weights(std::move(weights))
    , m_compute(compute)
    , m_steps(steps)
    , m_heads{shape.heads, shape.kvHeads, storedHeadDim(shape.headDim), attentionScale(shape)}
{
    if (m_weights.embeddingInHead(shape))
        m_embedding.tiedHead = &m_weights.head;
    else if (!m_weights.tokenTableFp32.empty())
        m_embedding.fp32 = m_weights.tokenTableFp32.data();
    else
        m_embedding.halves = m_weights.tokenTableHalves.data();
}

int64_t Decoder::logitsStride() const { return padded(m_weights.head.outer()); }

int Decoder::blockTokens(int rows, int positions)
{
    return std::max(rows, static_cast<int>(std::min(mostBlockTokens, int64_t{rows} * positions)));
}

int64_t Decoder::reservedBytes(int rows, int positions) const
{
    const Widths widths(m_shape);
    const int64_t tokens = blockTokens(rows, positions);
    const auto layers = static_cast<int64_t>(m_weights.layers.size());
    const int64_t cache = 2 * layers * rows * m_heads.kvHeads * positions * m_heads.headDim * bytesOf(m_weights.type);
    const int64_t step = tokens * (widths.hidden + widths.qkv + widths.attended + widths.mlp);
    const int64_t logits = rows * logitsStride();
    const bool rotary = m_shape.positions == Positions::Rotary;
    const int64_t table = rotary ? RotaryTable::bytesFor(m_shape.headDim, positions) : 0;
    return cache + table + step * m_compute.activationBytes() + logits * static_cast<int64_t>(sizeof(float));
}

void Decoder::release()
{
    m_compute.release(); // first: its steps write to what is given back
    m_cache = {};
    m_rotary = {};
    m_logits = {};
    for (auto* buffer : {&m_norm, &m_qkv, &m_attended, &m_mlp})
        *buffer = {};
}

void Decoder::reserve(int rows, int positions)
{
    release(); // two caches at once may not fit
    const Widths widths(m_shape);
    m_blockTokens = blockTokens(rows, positions);
    m_compute.reserve(m_blockTokens, std::max({widths.hidden, widths.attended, widths.inner}), positions);
    m_norm = m_compute.activations(m_blockTokens, widths.hidden);
    m_qkv = m_compute.activations(m_blockTokens, widths.qkv);
    m_attended = m_compute.activations(m_blockTokens, widths.attended);
    m_mlp = m_compute.activations(m_blockTokens, widths.mlp);
    m_logits = DeviceBuffer<float>(rows * logitsStride());
    const int layers = static_cast<int>(m_weights.layers.size());
    if (m_shape.positions == Positions::Rotary)
        m_rotary = RotaryTable(m_compute, m_shape.rotary, m_shape.headDim, positions);
    m_cache = KvCache(m_compute, m_weights.type, m_heads, layers, rows, positions);
    m_steps.tick();
}

StepTokens Decoder::makeTokens(int64_t mostTokens, int mostRows) const
{
    return {m_compute, mostTokens, mostRows, m_blockTokens};
}

void Decoder::embed(const StepTokens& tokens, Rows hidden)
{
    assert(m_weights.part.embedding);
    throughline::embed(m_compute, m_embedding, m_weights.positionTable.data(), m_shape.hidden, tokens, hidden);
}

void Decoder::norm(
    Rows from, const DeviceBuffer<float>& weight, const DeviceBuffer<float>& bias, Activations to, int64_t rows)
{
    if (m_shape.norm == Norm::RmsNorm)
        rmsNorm(m_compute, from, weight.data(), m_shape.normEpsilon, to, rows, m_shape.hidden);
    else
        layerNorm(m_compute, from, weight.data(), bias.data(), m_shape.normEpsilon, to, rows, m_shape.hidden);
}

/// What attention needs to know of a layer, counted over the whole model.
HeadLayout Decoder::headsOf(int layer) const
{
    HeadLayout heads = m_heads;
    if (m_shape.scaleAttentionByLayer)
        heads.scale /= static_cast<float>(layer + 1);
    heads.window = m_shape.windowOf(layer);
    heads.cosines = m_rotary.cosines();
    heads.sines = m_rotary.sines();
    heads.half = m_rotary.half();
    return heads;
}

void Decoder::layer(int index, const TokenBlock& block, Rows hidden)
{
    const LayerWeights& w = m_weights.layers[index];
    const int64_t tokens = block.count;
    const Activations normed = m_norm.rows();       // [tokens, hidden]
    const Activations qkv = m_qkv.rows();           // [tokens, (heads + 2·kvHeads)·headDim]
    const Activations attended = m_attended.rows(); // [tokens, heads·headDim]
    const auto addAttended = [&] {
        addLinear(m_compute, w.attentionOut.weight, w.attentionOut.biasOrNull(), attended, hidden, tokens);
    };

    norm(hidden, w.attentionNormWeight, w.attentionNormBias, normed, tokens);
    linear(m_compute, w.qkv.weight, w.qkv.biasOrNull(), normed, qkv, tokens);
    const HeadLayout heads = headsOf(m_weights.part.firstLayer + index);
    attention(m_compute, heads, m_cache.layer(index), block, qkv, attended);
    // In a parallel block the MLP reads what attention read: the residual waits until it has.
    if (m_shape.block == LayerBlock::Sequential)
        addAttended();
    if (m_shape.block != LayerBlock::ParallelSharedNorm)
        norm(hidden, w.mlpNormWeight, w.mlpNormBias, normed, tokens);
    if (m_shape.block != LayerBlock::Sequential)
        addAttended();
    mlp(w, normed, hidden, tokens);
    m_steps.tick();
}

/// hidden += MLP of the normed rows.
void Decoder::mlp(const LayerWeights& weights, Activations normed, Rows hidden, int64_t tokens)
{
    const Activations inner = m_mlp.rows(); // [tokens, intermediate], or gate and up side by side
    const Epilogue activation = epilogueOf(m_shape.activation);
    if (m_shape.gatedMlp)
        gatedLinear(m_compute, weights.mlpUp.weight, weights.mlpUp.biasOrNull(), normed, inner, tokens,
            m_shape.intermediate, activation);
    else
        linear(m_compute, weights.mlpUp.weight, weights.mlpUp.biasOrNull(), normed, inner, tokens, activation);
    addLinear(m_compute, weights.mlpDown.weight, weights.mlpDown.biasOrNull(), inner, hidden, tokens);
}

void Decoder::forward(const StepTokens& tokens, Rows hidden)
{
    for (const TokenBlock& block : tokens.blocks())
        for (int index = 0; index < static_cast<int>(m_weights.layers.size()); ++index)
            layer(index, block, hidden.from(block.firstToken));
}

Activations Decoder::finalNorm(Rows hidden, int64_t rows)
{
    assert(m_weights.part.finalNorm && rows <= m_blockTokens);
    norm(hidden, m_weights.finalNormWeight, m_weights.finalNormBias, m_norm.rows(), rows);
    return m_norm.rows();
}

Rows Decoder::logits(Activations normed, int64_t rows)
{
    assert(m_weights.part.head || m_weights.part.score);
    const Rows out{m_logits.data(), logitsStride()}; // [rows, vocab or labels]
    linearOut(m_compute, m_weights.head, normed, out, rows);
    m_steps.tick();
    return out;
}

void Decoder::chooseTokens(StepTokens& tokens)
{
    throughline::chooseTokens(m_compute, {m_logits.data(), logitsStride()}, m_shape.vocab, tokens);
}

std::string Decoder::kernelNames(int rows) const
{
    if (m_weights.layers.empty())
        return linearKernelName(m_compute, m_weights.head, rows);
    const PackedMatrix& weights = m_weights.layers.front().qkv.weight;
    return "prefill " + linearKernelName(m_compute, weights, m_blockTokens) + " · decode "
        + linearKernelName(m_compute, weights, rows);
}

} // namespace throughline
