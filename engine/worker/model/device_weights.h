// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a model that this rank holds, as the kernels read it. Knows nothing of files.
#pragma once

#include <device/packed_matrix.h>
#include <worker/kernels/embedding.h>

#include <checkpoint/model_shape.h>

#include <vector>

namespace throughline {

/// What of the model a rank holds.
struct ModelPart {
    int firstLayer = 0;
    int endLayer = 0;      // layers [firstLayer, endLayer)
    bool embedding = true; // token and position embeddings: the first stage
    bool finalNorm = true; // the last stage
    bool head = true;      // the last stage, where the task needs it
    bool score = false;    // instead of it: a classification head
    bool operator==(const ModelPart&) const = default;
};

/// A linear layer: y = x · weightᵀ + bias.
struct Linear {
    PackedMatrix weight;
    DeviceBuffer<float> bias; // [panels·32], or empty
    const float* biasOrNull() const { return bias.empty() ? nullptr : bias.data(); }
};

struct LayerWeights {
    DeviceBuffer<float> attentionNormWeight; // [hidden]
    DeviceBuffer<float> attentionNormBias;   // [hidden]; empty for an RMS norm
    Linear qkv;                              // [(heads + 2·kvHeads)·storedHeadDim, hidden]
    Linear attentionOut;                     // [hidden, heads·storedHeadDim]
    DeviceBuffer<float> mlpNormWeight;       // [hidden]; empty where the attention's norm serves both
    DeviceBuffer<float> mlpNormBias;         // [hidden]; empty for an RMS norm
    Linear mlpUp;   // [intermediate, hidden]; gated [2·padded(intermediate), hidden]: gate, up
    Linear mlpDown; // [hidden, intermediate]
};

struct DeviceWeights {
    WeightType type = WeightType::Fp32;
    ModelPart part;
    std::vector<LayerWeights> layers;
    DeviceBuffer<float> tokenTableFp32;      // [vocab][hidden], empty where the head on this rank serves
    DeviceBuffer<uint16_t> tokenTableHalves; // [vocab][hidden] of a 16-bit type
    DeviceBuffer<float> positionTable;       // [maxPositions][hidden]; empty for rotary positions
    DeviceBuffer<float> finalNormWeight;     // [hidden]
    DeviceBuffer<float> finalNormBias;       // [hidden]; empty for an RMS norm
    PackedMatrix head;                       // [vocab, hidden], or [labels, hidden] where it is for classification

    /// Whether the embedding's rows are read out of the head.
    bool embeddingInHead(const ModelShape& shape) const { return part.embedding && part.head && shape.tiedHead; }
    int64_t bytes() const;
};

} // namespace throughline
