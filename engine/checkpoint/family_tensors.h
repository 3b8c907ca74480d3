// SPDX-License-Identifier: GPL-3.0-or-later
// Each family's tensors by name, all but the classification head.
#pragma once

#include <checkpoint/tensor_table.h>

namespace throughline {

std::vector<TensorSpec> gpt2Tensors(const ModelShape& shape);
std::vector<TensorSpec> llamaTensors(const ModelShape& shape); // and Mistral's, and Qwen2's
std::vector<TensorSpec> falconTensors(const ModelShape& shape);

/// Sizes that the tables are written in.
struct TensorSizes {
    explicit TensorSizes(const ModelShape& shape)
        : hidden(shape.hidden)
        , queries(int64_t{shape.heads} * shape.headDim)
        , keys(int64_t{shape.kvHeads} * shape.headDim)
        , qkv(queries + 2 * keys)
        , inner(shape.intermediate)
        , vocab(shape.vocab)
    { }
    int64_t hidden;
    int64_t queries;
    int64_t keys;
    int64_t qkv;
    int64_t inner;
    int64_t vocab;
};

} // namespace throughline
