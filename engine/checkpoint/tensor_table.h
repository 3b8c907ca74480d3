// SPDX-License-Identifier: GPL-3.0-or-later
// What tensors a shape has: their roles, names and sizes, and how random ones are drawn.
#pragma once

#include <checkpoint/weights.h>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

enum class Draw { Weight, Position, NormWeight, Bias }; // how a random tensor is drawn

struct TensorSpec {
    TensorId id;
    std::string name;              // without a prefix: "h.3.attn.c_attn.weight"
    std::vector<int64_t> shape;    // as documented at TensorRole
    bool storedTransposed = false; // files hold [in, out]
    Draw draw = Draw::Weight;
};

/// Every tensor of the shape, HeadWeight (with the token embedding's name when tied) and ScoreWeight included.
std::vector<TensorSpec> tensorsOf(const ModelShape& shape, int labels);

} // namespace throughline
