// SPDX-License-Identifier: GPL-3.0-or-later
// Radford et al. 2019 (GPT-2), Touvron et al. 2023 (Llama), Jiang et al. 2023 (Mistral's window), Almazrouei et al.
// 2023 (Falcon's parallel block).
#include <tests/checkpoint/naive_decoder.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace throughline::test {

namespace {

using Vector = std::vector<double>;

/// weight [out, in] · x [in] + bias [out].
Vector linear(const Vector& weight, const Vector& bias, const Vector& x)
{
    const std::size_t in = x.size();
    Vector y(weight.size() / in);
    for (std::size_t o = 0; o < y.size(); ++o) {
        y[o] = bias.empty() ? 0 : bias[o];
        for (std::size_t i = 0; i < in; ++i)
            y[o] += weight[o * in + i] * x[i];
    }
    return y;
}

void add(Vector& x, const Vector& y)
{
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += y[i];
}

double activated(double x, Activation activation)
{
    switch (activation) {
    case Activation::Silu:
        return x / (1 + std::exp(-x));
    case Activation::Gelu:
        return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    case Activation::GeluNew:
    case Activation::GeluTanh:
        break;
    }
    return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
}

Vector rowOf(const Vector& table, int index, int width)
{
    const auto start = table.begin() + std::ptrdiff_t{index} * width;
    return {start, start + width};
}

} // namespace

std::vector<float> readWhole(const Weights& weights, TensorId id)
{
    std::size_t elements = 1;
    for (const int64_t size : weights.shape(id))
        elements *= static_cast<std::size_t>(size);
    std::vector<float> values(elements);
    if (auto read = weights.read(id, 0, values); !read)
        throw std::runtime_error(sentence(read.error()));
    return values;
}

NaiveDecoder::NaiveDecoder(const ModelShape& shape, const Weights& weights)
    : m_shape(shape)
{
    using enum TensorRole;
    const auto get = [&](TensorRole role, int layer = -1) {
        if (!weights.has({role, layer}))
            return Vector();
        const auto values = readWhole(weights, {role, layer});
        return Vector(values.begin(), values.end());
    };
    m_tokens = get(TokenEmbedding);
    m_positions = get(PositionEmbedding);
    m_finalNorm = get(FinalNormWeight);
    m_finalNormBias = get(FinalNormBias);
    m_head = get(HeadWeight);
    for (int i = 0; i < shape.layers; ++i)
        m_layers.push_back({get(AttentionNormWeight, i), get(AttentionNormBias, i), get(QkvWeight, i), get(QkvBias, i),
            get(AttentionOutWeight, i), get(AttentionOutBias, i), get(MlpNormWeight, i), get(MlpNormBias, i),
            get(MlpUpWeight, i), get(MlpUpBias, i), get(MlpDownWeight, i), get(MlpDownBias, i), {}, {}});
}

Vector NaiveDecoder::normed(const Vector& x, const Vector& weight, const Vector& bias) const
{
    const auto size = static_cast<double>(x.size());
    double mean = 0;
    if (m_shape.norm == Norm::LayerNorm)
        for (const double value : x)
            mean += value / size;
    double variance = 0;
    for (const double value : x)
        variance += (value - mean) * (value - mean) / size;
    Vector y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = (x[i] - mean) / std::sqrt(variance + m_shape.normEpsilon) * weight[i] + (bias.empty() ? 0 : bias[i]);
    return y;
}

double NaiveDecoder::frequency(int pair) const
{
    const Rotary& rotary = m_shape.rotary;
    const double plain = std::pow(rotary.theta, -2.0 * pair / m_shape.headDim);
    if (rotary.scaling == RotaryScaling::None)
        return plain;
    const double turns = rotary.originalPositions * plain / (2 * std::numbers::pi);
    const double unscaled = rotary.scaling == RotaryScaling::Linear
        ? 0
        : std::clamp(
            (turns - rotary.lowFrequencyFactor) / (rotary.highFrequencyFactor - rotary.lowFrequencyFactor), 0.0, 1.0);
    return (1 - unscaled) * plain / rotary.factor + unscaled * plain;
}

/// A head's pairs (i, i + half) by the current position.
void NaiveDecoder::turn(double* head) const
{
    const int half = m_shape.headDim / 2;
    for (int i = 0; i < half; ++i) {
        const double angle = m_position * frequency(i);
        const double a = head[i];
        const double b = head[i + half];
        head[i] = a * std::cos(angle) - b * std::sin(angle);
        head[i + half] = b * std::cos(angle) + a * std::sin(angle);
    }
}

Vector NaiveDecoder::attention(Layer& layer, int index, const Vector& input)
{
    const int dim = m_shape.headDim;
    const int keyWidth = m_shape.kvHeads * dim;
    const int queryWidth = m_shape.heads * dim;
    Vector qkv = linear(layer.qkv, layer.qkvBias, input); // all queries, all keys, all values
    if (m_shape.positions == Positions::Rotary)
        for (int head = 0; head < m_shape.heads + m_shape.kvHeads; ++head)
            turn(qkv.data() + head * dim);
    layer.keys.insert(layer.keys.end(), qkv.begin() + queryWidth, qkv.begin() + queryWidth + keyWidth);
    layer.values.insert(layer.values.end(), qkv.begin() + queryWidth + keyWidth, qkv.end());
    const double scale = (m_shape.scaleAttention ? 1 / std::sqrt(static_cast<double>(dim)) : 1)
        / (m_shape.scaleAttentionByLayer ? index + 1 : 1);
    const int window = m_shape.windowOf(index);
    const int first = window > 0 ? std::max(0, m_position + 1 - window) : 0;
    Vector mixed(static_cast<std::size_t>(queryWidth));
    for (int head = 0; head < m_shape.heads; ++head) {
        const int shared = head / (m_shape.heads / m_shape.kvHeads) * dim;
        double sum = 0;
        for (int p = first; p <= m_position; ++p) {
            double score = 0;
            for (int i = 0; i < dim; ++i)
                score += qkv[head * dim + i] * layer.keys[p * keyWidth + shared + i];
            const double share = std::exp(score * scale);
            sum += share;
            for (int i = 0; i < dim; ++i)
                mixed[head * dim + i] += share * layer.values[p * keyWidth + shared + i];
        }
        for (int i = 0; i < dim; ++i)
            mixed[head * dim + i] /= sum;
    }
    return linear(layer.attentionOut, layer.attentionOutBias, mixed);
}

Vector NaiveDecoder::mlp(const Layer& layer, const Vector& input) const
{
    Vector inner = linear(layer.up, layer.upBias, input); // gated: gate, then up
    const auto width = static_cast<std::size_t>(m_shape.intermediate);
    for (std::size_t i = 0; i < width; ++i)
        inner[i] = activated(inner[i], m_shape.activation) * (m_shape.gatedMlp ? inner[width + i] : 1);
    inner.resize(width);
    return linear(layer.down, layer.downBias, inner);
}

std::vector<float> NaiveDecoder::append(int token)
{
    Vector x = rowOf(m_tokens, token, m_shape.hidden);
    if (m_shape.positions == Positions::Learned)
        add(x, rowOf(m_positions, m_position, m_shape.hidden));
    for (int i = 0; i < m_shape.layers; ++i) {
        Layer& layer = m_layers[static_cast<std::size_t>(i)];
        const Vector first = normed(x, layer.attentionNorm, layer.attentionNormBias);
        const Vector attended = attention(layer, i, first);
        if (m_shape.block == LayerBlock::Sequential)
            add(x, attended);
        const bool shared = m_shape.block == LayerBlock::ParallelSharedNorm;
        add(x, mlp(layer, shared ? first : normed(x, layer.mlpNorm, layer.mlpNormBias)));
        if (m_shape.block != LayerBlock::Sequential)
            add(x, attended);
    }
    ++m_position;
    const Vector logits = linear(m_head, {}, normed(x, m_finalNorm, m_finalNormBias));
    return {logits.begin(), logits.end()};
}

std::vector<int> NaiveDecoder::generate(const std::vector<int>& prompt, int newTokens)
{
    std::vector<float> logits;
    for (const int token : prompt)
        logits = append(token);
    std::vector<int> generated;
    while (static_cast<int>(generated.size()) < newTokens) {
        generated.push_back(static_cast<int>(std::max_element(logits.begin(), logits.end()) - logits.begin()));
        logits = append(generated.back());
    }
    return generated;
}

} // namespace throughline::test
