// SPDX-License-Identifier: GPL-3.0-or-later
// The transformer, described by a ModelShape, over the layers that this rank holds. One class for every family: a
// family is a config reading and a map of names.
#pragma once

#include <worker/kernels/compute.h>
#include <worker/model/device_weights.h>
#include <worker/model/kv_cache.h>
#include <worker/model/rotary_table.h>
#include <worker/step_counter.h>

#include <span>

namespace throughline {

class Decoder {
public:
    Decoder(const ModelShape& shape, DeviceWeights weights, Compute& compute, StepCounter& steps);

    /// Cache and buffers for batches of up to `rows` rows of up to `positions` positions. Throws MemoryRefused, after
    /// which the decoder holds none and may be asked again.
    void reserve(int rows, int positions);

    /// hidden[i] = embedding of tokens[i] at positions[i]. Precondition: this rank holds the embedding.
    void embed(std::span<const int> tokens, std::span<const int> positions, Rows hidden);
    /// All prompt tokens of some rows at once, packed without padding: hidden is [tokens, hidden], changed in place.
    void prefill(std::span<const Segment> rows, Rows hidden);
    /// One token of each row: hidden is [rows, hidden], changed in place. Allocates nothing.
    void decode(std::span<const Segment> rows, Rows hidden);
    /// Final norm of some rows, in place. Precondition: this rank holds it.
    void finalNorm(Rows hidden, int64_t rows);
    /// [rows, vocab] of normed rows. Valid until the next call. Precondition: this rank holds the head.
    Rows logits(Rows normed, int64_t rows);
    /// Greedy tokens of the last logits; returns whether all logits were finite.
    bool chooseTokens(std::span<int> tokens);

    const ModelShape& shape() const { return m_shape; }
    const DeviceWeights& weights() const { return m_weights; }
    int64_t hiddenStride() const { return padded(m_shape.hidden); }
    int64_t kvBytes() const { return m_cache.bytes(); }
    /// What reserve(rows, positions) takes.
    int64_t reservedBytes(int rows, int positions) const;
    /// Which kernels steps of so many rows run: "prefill …, decode …".
    std::string kernelNames(int rows) const;

private:
    struct Widths;
    void norm(Rows from, const Buffer<float>& weight, const Buffer<float>& bias, Rows to, int64_t rows);
    HeadLayout headsOf(int layer) const;
    void mlp(const LayerWeights& weights, Rows normed, Rows hidden, int64_t tokens);
    void layer(int index, std::span<const Segment> segments, Rows hidden, int64_t tokens);
    void allLayers(std::span<const Segment> segments, Rows hidden, int64_t tokens);

    ModelShape m_shape;
    DeviceWeights m_weights;
    Compute& m_compute;
    StepCounter& m_steps;
    HeadLayout m_heads;
    EmbeddingTable m_embedding;
    KvCache m_cache;
    RotaryTable m_rotary; // empty for learned positions
    // Buffers of a step, for up to m_blockTokens tokens at once.
    int m_blockTokens = 0;
    Buffer<float> m_norm;     // [tokens, hidden]
    Buffer<float> m_qkv;      // [tokens, (heads + 2·kvHeads)·headDim]
    Buffer<float> m_attended; // [tokens, heads·headDim]
    Buffer<float> m_mlp;      // [tokens, intermediate]; gated [tokens, 2·padded(intermediate)]
    Buffer<float> m_logits;   // [rows, vocab]
};

} // namespace throughline
