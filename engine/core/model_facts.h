// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan needs to know of a model without opening its weights. `checkpoint` fills it in from a config or preset.
#pragma once

#include <cstdint>
#include <string>

namespace throughline {

struct ModelFacts {
    std::string name;       // as the user gave it: preset name, folder or hub name
    std::string family;     // "gpt2", …
    bool preset = false;    // random weights: labelled so everywhere
    std::string configHash; // SHA-256 of config.json, or of the preset's canonical text
    int layers = 0;
    int hidden = 0;
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0;
    int intermediate = 0;  // width of a layer's inner part
    bool gatedMlp = false; // which then holds a gate, as wide
    int vocab = 0;
    int maxPositions = 0;            // longest prompt + generated tokens
    int slidingWindow = 0;           // positions that every layer looks back at most; 0: all
    bool hasTokenizer = false;       // a preset has none: typed text becomes bytes
    int64_t embeddingParameters = 0; // token and position embeddings, read by row
    int64_t layerParameters = 0;     // of one transformer layer
    int64_t headParameters = 0; // final norm + output head; the head is counted here even when tied to the embedding
    bool tiedHead = false;

    bool operator==(const ModelFacts&) const = default;
};

/// Number of distinct parameters (a tied head once).
int64_t parameterCount(const ModelFacts& facts);
/// Bytes of all weights at `bytesPerParameter`, on a rank holding layers [first, end) of the model; the embedding goes
/// with layer 0, the head with the last layer, and a tied head away from the embedding is held a second time.
int64_t weightBytes(const ModelFacts& facts, int firstLayer, int endLayer, int bytesPerParameter);
/// Bytes of keys and values of one token position over `layers` layers.
int64_t kvBytesPerPosition(const ModelFacts& facts, int layers, int bytesPerValue);

} // namespace throughline
