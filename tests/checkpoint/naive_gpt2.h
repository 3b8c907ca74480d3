// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2's forward pass written for clearness alone: the yardstick that weights are read in the right order and layout.
#pragma once

#include <checkpoint/weights.h>

#include <vector>

namespace throughline::test {

class NaiveGpt2 {
public:
    NaiveGpt2(const ModelShape& shape, const Weights& weights);
    /// Logits of the position behind the tokens so far and `token`. [vocab]
    std::vector<float> append(int token);
    /// Greedy continuation of `prompt`.
    std::vector<int> generate(const std::vector<int>& prompt, int newTokens);

private:
    using Vector = std::vector<float>;
    struct Layer {
        Vector attentionNorm, attentionNormBias, qkv, qkvBias, attentionOut, attentionOutBias;
        Vector mlpNorm, mlpNormBias, up, upBias, down, downBias;
        Vector keys, values; // [position, hidden]
    };
    Vector attention(Layer& layer, int index, const Vector& normed);
    Vector normed(const Vector& x, const Vector& weight, const Vector& bias) const;

    const ModelShape& m_shape;
    Vector m_tokens, m_positions, m_finalNorm, m_finalNormBias, m_head;
    std::vector<Layer> m_layers;
    int m_position = 0;
};

/// The tensor whole.
std::vector<float> readWhole(const Weights& weights, TensorId id);

} // namespace throughline::test
