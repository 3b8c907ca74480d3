// SPDX-License-Identifier: GPL-3.0-or-later
// What tensors a shape has: their roles, names and sizes, how files hold them, and how random ones are drawn.
#pragma once

#include <checkpoint/weights.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class Draw { Weight, Position, NormWeight, Bias }; // how a random tensor is drawn

/// One of several tensors whose rows follow one another in the documented layout.
struct TensorPart {
    std::string name;
    int64_t rows = 0;
};

/// Rows of queries, keys and values that a file interleaves: for each of `groups` heads of keys and values its
/// `queries` query heads, then the key's, then the value's, each `headDim` rows.
struct InterleavedHeads {
    int64_t groups = 0; // 0: rows are stored as documented
    int64_t queries = 0;
    int64_t headDim = 0;
};

struct TensorSpec {
    TensorId id;
    std::string name;              // without a prefix: "h.3.attn.c_attn.weight"; of a random tensor its name
    std::vector<int64_t> shape;    // as documented at TensorRole
    bool storedTransposed = false; // files hold [in, out]
    Draw draw = Draw::Weight;
    std::vector<TensorPart> parts = {}; // where files hold it as several; empty: as one, called `name`
    InterleavedHeads interleaved = {};  // where files hold the rows in another order
};

/// Every tensor of the shape, HeadWeight (with the token embedding's name when tied) and ScoreWeight included.
std::vector<TensorSpec> tensorsOf(const ModelShape& shape, int labels);
/// What a checkpoint's names may begin with, in the order in which it is looked for.
std::span<const std::string_view> namePrefixes(Family family);

} // namespace throughline
