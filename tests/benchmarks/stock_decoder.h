// SPDX-License-Identifier: GPL-3.0-or-later
// A GPT-2 decode step out of libtorch's own operations, as one would write it first: what our kernels are compared
// with.
#pragma once

#include <checkpoint/model_shape.h>

#include <ATen/core/Tensor.h>

#include <vector>

namespace throughline {

/// How the stock loop multiplies: at::linear over [out, in], or at::mm over [in, out].
enum class StockProduct { Linear, Mm };

class StockDecoder {
public:
    /// Random weights of the shape; room for `rows` rows of `positions` positions.
    StockDecoder(const ModelShape& shape, at::ScalarType type, StockProduct product, int rows, int positions);
    ~StockDecoder();

    /// One decode step: every row's next token stands at `position`. Returns nothing: the tokens feed the next step.
    void step(int position);

private:
    struct Product {
        at::Tensor weight; // [out, in] or [in, out]
        at::Tensor bias;   // [out], or undefined
    };
    struct Layer;

    Product makeProduct(int64_t in, int64_t out, bool bias) const;
    at::Tensor multiply(const at::Tensor& x, const Product& product) const;
    at::Tensor norm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const;
    at::Tensor attention(Layer& layer, const at::Tensor& qkv, int position);

    const ModelShape m_shape;
    const at::ScalarType m_type;
    const StockProduct m_product;
    const int m_rows;
    std::vector<Layer> m_layers;
    at::Tensor m_tokens;        // [rows]
    at::Tensor m_tokenTable;    // [vocab, hidden]
    at::Tensor m_positionTable; // [positions, hidden]
    at::Tensor m_normWeight;
    at::Tensor m_normBias;
    Product m_head;
};

} // namespace throughline
