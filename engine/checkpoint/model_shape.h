// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a decoder: what one description says of every family. The decoder in `worker` is driven by it alone.
#pragma once

#include <core/model_facts.h>
#include <core/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class Family { Gpt2, Llama, Mistral, Qwen2, Falcon };
enum class Norm { LayerNorm, RmsNorm };
enum class Activation { GeluNew, Gelu, GeluTanh, Silu };
enum class Positions { Learned, Rotary };

/// How a layer joins its halves. In a parallel block both halves read the layer's input.
enum class LayerBlock {
    Sequential,         // x += attention(norm(x)); x += mlp(norm(x))
    ParallelSharedNorm, // n = norm(x); x += attention(n) + mlp(n)
    ParallelTwoNorms    // x += attention(norm(x)) + mlp(otherNorm(x))
};

enum class RotaryScaling { None, Linear, Llama3 };

/// Rotary positions: frequency i of a head is theta^(-2i/headDim), scaled as Transformers' rope_type says.
struct Rotary {
    double theta = 10000;
    RotaryScaling scaling = RotaryScaling::None;
    double factor = 1;              // Linear and Llama3: what frequencies are divided by
    double lowFrequencyFactor = 1;  // Llama3: waves longer than originalPositions ÷ this are scaled whole,
    double highFrequencyFactor = 4; // shorter than originalPositions ÷ this not at all, and between them in part
    int originalPositions = 8192;
    bool operator==(const Rotary&) const = default;
};

inline constexpr int maxHeadDim = 256; // that the kernels compute

struct ModelShape {
    Family family = Family::Gpt2;
    int layers = 0;
    int hidden = 0;
    int heads = 0;
    int kvHeads = 0; // heads / kvHeads query heads share a head of keys and values
    int headDim = 0;
    int intermediate = 0;
    int vocab = 0;
    int maxPositions = 0;
    Norm norm = Norm::LayerNorm;
    double normEpsilon = 1e-5;
    Activation activation = Activation::GeluNew;
    bool gatedMlp = false; // down(activation(gate·x) × up·x), else down(activation(up·x))
    LayerBlock block = LayerBlock::Sequential;
    Positions positions = Positions::Learned;
    Rotary rotary;                   // of Positions::Rotary
    int slidingWindow = 0;           // a position attends to so many last ones, itself among them; 0: to all
    std::vector<bool> fullAttention; // by layer: that it has no window all the same; empty: none is so
    bool qkvBias = true;
    bool attentionOutBias = true;
    bool mlpBias = true;
    bool tiedHead = true;
    bool scaleAttention = true;         // by 1/sqrt(headDim)
    bool scaleAttentionByLayer = false; // further by 1/(layer+1)
    int labels = 0;                     // of a classification head in the checkpoint; 0 = none
    std::vector<int> endOfSequenceIds;
    bool operator==(const ModelShape&) const = default;

    /// The window of a layer, 0 for none.
    int windowOf(int layer) const;
};

/// "gpt2", "llama", …: as model_type in config.json.
std::string_view familyName(Family family);

/// `name` as the user gave it.
ModelFacts factsOf(const ModelShape& shape, const std::string& name, bool preset, const std::string& configHash);

} // namespace throughline
