// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a decoder: what one description says of every family. The decoder in `worker` is driven by it alone.
#pragma once

#include <core/model_facts.h>
#include <core/result.h>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

enum class Family { Gpt2 }; // further families: config readings and name maps to come
enum class Norm { LayerNorm, RmsNorm };
enum class Activation { GeluNew, Gelu, GeluTanh, Silu };
enum class Positions { Learned, Rotary };

struct ModelShape {
    Family family = Family::Gpt2;
    int layers = 0;
    int hidden = 0;
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0;
    int intermediate = 0;
    int vocab = 0;
    int maxPositions = 0;
    Norm norm = Norm::LayerNorm;
    double normEpsilon = 1e-5;
    Activation activation = Activation::GeluNew;
    Positions positions = Positions::Learned;
    bool attentionBias = true;
    bool mlpBias = true;
    bool tiedHead = true;
    bool scaleAttention = true;         // by 1/sqrt(headDim)
    bool scaleAttentionByLayer = false; // further by 1/(layer+1)
    int labels = 0;                     // of a classification head in the checkpoint; 0 = none
    std::vector<int> endOfSequenceIds;
    bool operator==(const ModelShape&) const = default;
};

/// `name` as the user gave it.
ModelFacts factsOf(const ModelShape& shape, const std::string& name, bool preset, const std::string& configHash);

} // namespace throughline
