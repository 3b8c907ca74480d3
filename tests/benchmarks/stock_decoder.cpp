// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/benchmarks/stock_decoder.h>

#include <ATen/ATen.h>

namespace throughline {

struct StockDecoder::Layer {
    at::Tensor norm1Weight, norm1Bias, norm2Weight, norm2Bias; // [hidden]
    Product qkv, out, up, down;
    at::Tensor keys, values; // [rows, heads, positions, headDim]
};

StockDecoder::StockDecoder(const ModelShape& shape, at::ScalarType type, StockProduct product, int rows, int positions)
    : m_shape(shape)
    , m_type(type)
    , m_product(product)
    , m_rows(rows)
{
    const int64_t hidden = shape.hidden;
    const auto vector = [&] { return (at::randn({hidden}) * 0.02 + 1).to(type); };
    for (int i = 0; i < shape.layers; ++i) {
        Layer layer{vector(), vector(), vector(), vector(), makeProduct(hidden, 3 * hidden, true),
            makeProduct(hidden, hidden, true), makeProduct(hidden, shape.intermediate, true),
            makeProduct(shape.intermediate, hidden, true), {}, {}};
        layer.keys = at::zeros({rows, shape.heads, positions, shape.headDim}, at::TensorOptions(type));
        layer.values = at::zeros_like(layer.keys);
        m_layers.push_back(std::move(layer));
    }
    m_tokens = at::arange(rows, at::TensorOptions(at::kLong));
    m_head = makeProduct(hidden, shape.vocab, false);
    m_tokenTable = (at::randn({shape.vocab, hidden}) * 0.02).to(type);
    m_positionTable = (at::randn({positions, hidden}) * 0.02).to(type);
    m_normWeight = vector();
    m_normBias = vector();
}

StockDecoder::~StockDecoder() = default;

StockDecoder::Product StockDecoder::makeProduct(int64_t in, int64_t out, bool bias) const
{
    const at::Tensor weight = (at::randn({out, in}) * 0.02).to(m_type);
    return {m_product == StockProduct::Linear ? weight : weight.t().contiguous(),
        bias ? at::zeros({out}, at::TensorOptions(m_type)) : at::Tensor()};
}

at::Tensor StockDecoder::multiply(const at::Tensor& x, const Product& product) const
{
    if (m_product == StockProduct::Linear)
        return at::linear(x, product.weight, product.bias);
    const at::Tensor y = at::mm(x, product.weight);
    return product.bias.defined() ? y.add_(product.bias) : y;
}

at::Tensor StockDecoder::norm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const
{
    return at::layer_norm(x, {m_shape.hidden}, weight, bias, m_shape.normEpsilon);
}

at::Tensor StockDecoder::attention(Layer& layer, const at::Tensor& qkv, int position)
{
    const auto parts = qkv.view({m_rows, 3, m_shape.heads, 1, m_shape.headDim}).unbind(1); // [rows, heads, 1, headDim]
    layer.keys.narrow(2, position, 1).copy_(parts[1]);
    layer.values.narrow(2, position, 1).copy_(parts[2]);
    return at::scaled_dot_product_attention(
        parts[0], layer.keys.narrow(2, 0, position + 1), layer.values.narrow(2, 0, position + 1))
        .reshape({m_rows, m_shape.hidden});
}

void StockDecoder::step(int position)
{
    at::Tensor x = m_tokenTable.index_select(0, m_tokens) + m_positionTable[position]; // [rows, hidden]
    for (Layer& layer : m_layers) {
        const at::Tensor qkv = multiply(norm(x, layer.norm1Weight, layer.norm1Bias), layer.qkv);
        x = x + multiply(attention(layer, qkv, position), layer.out);
        const at::Tensor up = at::gelu(multiply(norm(x, layer.norm2Weight, layer.norm2Bias), layer.up), "tanh");
        x = x + multiply(up, layer.down);
    }
    m_tokens = multiply(norm(x, m_normWeight, m_normBias), m_head).argmax(1);
}

} // namespace throughline
