// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of config.json that several families share.
#pragma once

#include <checkpoint/key_reader.h>
#include <checkpoint/model_shape.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace throughline {

inline constexpr int64_t maxLayers = 4096; // a table of all tensors is made before any is looked for

Activation readActivation(KeyReader& keys, const char* key, const std::string& fallback);

/// Labels of a classification head, where `architectures` names this class: as many as id2label names; 2 is
/// Transformers' default, which it doesn't write.
int readLabels(KeyReader& keys, const std::string& architecture);

/// One id, a list of them, or none.
std::vector<int> readEndOfSequence(KeyReader& keys, int vocab);

/// rope_theta and rope_scaling at the top level (older files) or inside rope_parameters (Transformers 5).
Rotary readRotary(KeyReader& keys);

/// layer_types, where there is one, as ModelShape::fullAttention; `window`: of layers that "sliding_attention" names.
std::vector<bool> readLayerTypes(KeyReader& keys, int layers, int window);

/// Heads that the kernels can't compute, or that don't divide.
void checkHeads(KeyReader& keys, const ModelShape& shape);

/// Refuses what no family here computes: quantised weights, experts, capped logits, …
void refuseUnsupported(KeyReader& keys);
/// Refuses each of `settings` that is there and not null or empty.
void refuseSettings(KeyReader& keys, std::initializer_list<const char*> settings);

} // namespace throughline
