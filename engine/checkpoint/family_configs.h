// SPDX-License-Identifier: GPL-3.0-or-later
// config.json to shape, one reading per family, with keys, defaults and meanings as in Transformers' own config class.
// What would change the answer and can't be computed here is refused by name, never ignored.
#pragma once

#include <checkpoint/key_reader.h>
#include <checkpoint/model_shape.h>

namespace throughline {

// Each reads all but the end-of-sequence ids; the reader's error says whether that went well.
ModelShape readGpt2Shape(KeyReader& keys);
ModelShape readLlamaShape(KeyReader& keys);
ModelShape readMistralShape(KeyReader& keys);
ModelShape readQwen2Shape(KeyReader& keys);
ModelShape readFalconShape(KeyReader& keys);

/// What Llama, Mistral and Qwen2 have in common: norms, gated MLP, rotary positions, grouped heads. Biases, windows and
/// labels are left to the family; `positions` is its default of max_position_embeddings.
ModelShape readLlamaLikeShape(KeyReader& keys, Family family, int positions);

} // namespace throughline
