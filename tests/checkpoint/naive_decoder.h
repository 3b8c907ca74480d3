// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass of every family in fp64, written for clearness alone: the yardstick that weights are read in the
// right order and layout, and that what is fast computes the same.
#pragma once

#include <checkpoint/weights.h>

#include <vector>

namespace throughline::test {

class NaiveDecoder {
public:
    NaiveDecoder(const ModelShape& shape, const Weights& weights);
    /// Logits of the position behind the tokens so far and `token`. [vocab]
    std::vector<float> append(int token);
    /// Greedy continuation of `prompt`.
    std::vector<int> generate(const std::vector<int>& prompt, int newTokens);

private:
    using Vector = std::vector<double>;
    struct Layer {
        Vector attentionNorm, attentionNormBias, qkv, qkvBias, attentionOut, attentionOutBias;
        Vector mlpNorm, mlpNormBias, up, upBias, down, downBias;
        Vector keys, values; // [position, kvHeads·headDim]
    };
    Vector attention(Layer& layer, int index, const Vector& normed);
    Vector mlp(const Layer& layer, const Vector& normed) const;
    Vector normed(const Vector& x, const Vector& weight, const Vector& bias) const;
    void turn(double* head) const;
    double frequency(int pair) const;

    ModelShape m_shape;
    Vector m_tokens, m_positions, m_finalNorm, m_finalNormBias, m_head;
    std::vector<Layer> m_layers;
    int m_position = 0;
};

/// The tensor whole.
std::vector<float> readWhole(const Weights& weights, TensorId id);

} // namespace throughline::test
