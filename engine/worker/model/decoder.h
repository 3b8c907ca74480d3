// SPDX-License-Identifier: GPL-3.0-or-later
// The transformer, described by a ModelShape, over the layers that this rank holds. One class for every family: a
// family is a config reading and a map of names.
#pragma once

#include <device/compute.h>
#include <device/step_tokens.h>
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
    /// Gives back what reserve() took.
    void release();

    /// What holds the tokens of steps of up to so many tokens and rows. After reserve.
    StepTokens makeTokens(int64_t mostTokens, int mostRows) const;
    /// hidden[i] = embedding of token i. Precondition: this rank holds the embedding.
    void embed(const StepTokens& tokens, Rows hidden);
    /// Through this rank's layers: hidden is [tokens, hidden], changed in place. Allocates nothing.
    void forward(const StepTokens& tokens, Rows hidden);
    /// Final norm of up to `rows` reserved rows. Valid until the next step. Precondition: this rank holds it.
    Activations finalNorm(Rows hidden, int64_t rows);
    /// [rows, vocab] of normed rows. Valid until the next call. Precondition: this rank holds the head.
    Rows logits(Activations normed, int64_t rows);
    /// The greedy choice from the last logits.
    void chooseTokens(StepTokens& tokens);

    const ModelShape& shape() const { return m_shape; }
    const DeviceWeights& weights() const { return m_weights; }
    Compute& compute() { return m_compute; }
    int64_t hiddenStride() const { return padded(m_shape.hidden); }
    int64_t kvBytes() const { return m_cache.bytes(); }
    /// What reserve(rows, positions) takes.
    int64_t reservedBytes(int rows, int positions) const;
    /// Which kernels steps of so many rows run: "prefill …, decode …".
    std::string kernelNames(int rows) const;

private:
    struct Widths;
    int64_t logitsStride() const;
    static int blockTokens(int rows, int positions);
    void norm(
        Rows from, const DeviceBuffer<float>& weight, const DeviceBuffer<float>& bias, Activations to, int64_t rows);
    HeadLayout headsOf(int layer) const;
    void mlp(const LayerWeights& weights, Activations normed, Rows hidden, int64_t tokens);
    void layer(int index, const TokenBlock& tokens, Rows hidden);

    ModelShape m_shape;
    DeviceWeights m_weights;
    Compute& m_compute;
    StepCounter& m_steps;
    HeadLayout m_heads;
    EmbeddingTable m_embedding;
    KvCache m_cache;
    RotaryTable m_rotary; // empty for learned positions
    // Buffers of a step, for up to m_blockTokens tokens at once.
    int m_blockTokens = 1;
    ActivationBuffer m_norm;      // [tokens, hidden]
    ActivationBuffer m_qkv;       // [tokens, (heads + 2·kvHeads)·headDim]
    ActivationBuffer m_attended;  // [tokens, heads·headDim]
    ActivationBuffer m_mlp;       // [tokens, intermediate]; gated [tokens, 2·padded(intermediate)]
    DeviceBuffer<float> m_logits; // [rows, vocab]
};

} // namespace throughline
