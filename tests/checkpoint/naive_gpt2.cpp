// SPDX-License-Identifier: GPL-3.0-or-later
// Radford et al. 2019: pre-norm decoder, learned positions, gelu_new.
#include <tests/checkpoint/naive_gpt2.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace throughline::test {

namespace {

using Vector = std::vector<float>;

/// weight [out, in] · x [in] + bias [out].
Vector linear(const Vector& weight, const Vector& bias, const Vector& x)
{
    const std::size_t in = x.size();
    Vector y(weight.size() / in);
    for (std::size_t o = 0; o < y.size(); ++o) {
        double sum = bias.empty() ? 0 : bias[o];
        for (std::size_t i = 0; i < in; ++i)
            sum += double{weight[o * in + i]} * x[i];
        y[o] = static_cast<float>(sum);
    }
    return y;
}

void add(Vector& x, const Vector& y)
{
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += y[i];
}

double geluNew(double x) { return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x))); }

} // namespace

Vector readWhole(const Weights& weights, TensorId id)
{
    std::size_t elements = 1;
    for (const int64_t size : weights.shape(id))
        elements *= static_cast<std::size_t>(size);
    Vector values(elements);
    if (auto read = weights.read(id, 0, values); !read)
        throw std::runtime_error(sentence(read.error()));
    return values;
}

NaiveGpt2::NaiveGpt2(const ModelShape& shape, const Weights& weights)
    : m_shape(shape)
{
    using enum TensorRole;
    const auto get = [&](TensorRole role, int layer = -1) { return readWhole(weights, {role, layer}); };
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

Vector NaiveGpt2::normed(const Vector& x, const Vector& weight, const Vector& bias) const
{
    double mean = 0;
    double variance = 0;
    for (const float value : x)
        mean += value / static_cast<double>(x.size());
    for (const float value : x)
        variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    Vector y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = static_cast<float>((x[i] - mean) / std::sqrt(variance + m_shape.normEpsilon) * weight[i] + bias[i]);
    return y;
}

Vector NaiveGpt2::attention(Layer& layer, int index, const Vector& input)
{
    const auto hidden = static_cast<std::size_t>(m_shape.hidden);
    const auto dim = static_cast<std::size_t>(m_shape.headDim);
    const Vector qkv = linear(layer.qkv, layer.qkvBias, input); // all queries, all keys, all values
    layer.keys.insert(layer.keys.end(), qkv.begin() + m_shape.hidden, qkv.begin() + 2 * m_shape.hidden);
    layer.values.insert(layer.values.end(), qkv.begin() + 2 * m_shape.hidden, qkv.end());
    const double scale = (m_shape.scaleAttention ? 1 / std::sqrt(static_cast<double>(dim)) : 1)
        / (m_shape.scaleAttentionByLayer ? index + 1 : 1);
    Vector mixed(hidden);
    const std::size_t positions = layer.keys.size() / hidden;
    for (std::size_t at = 0; at < hidden; at += dim) { // one head
        std::vector<double> share(positions);
        for (std::size_t p = 0; p < positions; ++p)
            for (std::size_t i = 0; i < dim; ++i)
                share[p] += double{qkv[at + i]} * layer.keys[p * hidden + at + i] * scale;
        const double largest = *std::max_element(share.begin(), share.end());
        double sum = 0;
        for (double& each : share)
            sum += each = std::exp(each - largest);
        for (std::size_t p = 0; p < positions; ++p)
            for (std::size_t i = 0; i < dim; ++i)
                mixed[at + i] += static_cast<float>(share[p] / sum * layer.values[p * hidden + at + i]);
    }
    return linear(layer.attentionOut, layer.attentionOutBias, mixed);
}

Vector NaiveGpt2::append(int token)
{
    const auto row = [&](const Vector& table, int index) {
        const auto start = table.begin() + std::ptrdiff_t{index} * m_shape.hidden;
        return Vector(start, start + m_shape.hidden);
    };
    Vector x = row(m_tokens, token);
    add(x, row(m_positions, m_position++));
    for (int i = 0; i < m_shape.layers; ++i) {
        Layer& layer = m_layers[static_cast<std::size_t>(i)];
        add(x, attention(layer, i, normed(x, layer.attentionNorm, layer.attentionNormBias)));
        Vector inner = linear(layer.up, layer.upBias, normed(x, layer.mlpNorm, layer.mlpNormBias));
        for (float& value : inner)
            value = static_cast<float>(geluNew(value));
        add(x, linear(layer.down, layer.downBias, inner));
    }
    return linear(m_head, {}, normed(x, m_finalNorm, m_finalNormBias));
}

std::vector<int> NaiveGpt2::generate(const std::vector<int>& prompt, int newTokens)
{
    Vector logits;
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
