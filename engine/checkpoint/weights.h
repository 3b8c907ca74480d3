// SPDX-License-Identifier: GPL-3.0-or-later
// The tensors of a model by what they are, whatever the family calls them and wherever they come from. Reads only what
// is asked.
#pragma once

#include <checkpoint/model_source.h>
#include <checkpoint/random_tensor.h>

#include <core/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline {

/// A linear layer's weight is always given as [out, in], row-major, whatever the file holds (GPT-2 stores [in, out]).
enum class TensorRole {
    TokenEmbedding,    // [vocab, hidden]
    PositionEmbedding, // [maxPositions, hidden]
    AttentionNormWeight,
    AttentionNormBias, // [hidden]
    QkvWeight,         // [(heads + 2·kvHeads)·headDim, hidden]: all queries, then all keys, then all values
    QkvBias,
    AttentionOutWeight, // [hidden, heads·headDim]
    AttentionOutBias,
    MlpNormWeight,
    MlpNormBias, // [hidden]
    MlpUpWeight, // [intermediate, hidden]; of a gated MLP [2·intermediate, hidden]: the gate's rows, then up's
    MlpUpBias,
    MlpDownWeight, // [hidden, intermediate]
    MlpDownBias,
    FinalNormWeight,
    FinalNormBias, // [hidden]
    HeadWeight,    // [vocab, hidden]; of a tied model the token embedding
    ScoreWeight,   // [labels, hidden]: classification head, with the checkpoint's own number of labels; where it has
                   // none, random from the seed
};

struct TensorId {
    TensorRole role = TensorRole::TokenEmbedding;
    int layer = -1; // -1 for tensors outside the layers
    bool operator==(const TensorId&) const = default;
};

/// How readAsStored gives a tensor.
struct StoredForm {
    bool bf16 = false;    // as bf16 bits where 16-bit elements are asked for; else as fp32
    bool columns = false; // a matrix [out, in] element by element as [in, out]
    bool fp16 = false;    // as fp16 bits where 16-bit elements are asked for
    bool operator==(const StoredForm&) const = default;
};

/// Opened files are mapped or read on demand; nothing of a tensor that is not asked for is touched.
/// Reads are thread-safe.
class Weights {
public:
    /// Checks headers, names and shapes against the model's shape; a missing or misshapen tensor is an error that names
    /// it. `seed` is that of random weights; ignored for checkpoints (but for a missing ScoreWeight).
    static Result<Weights> open(const ModelSource& source, uint64_t seed, int labels = 2);
    Weights(Weights&&) noexcept;
    Weights& operator=(Weights&&) noexcept;
    ~Weights();

    /// Whether there is such a tensor: no biases where the family has none, no HeadWeight in a classification
    /// checkpoint whose head is not tied. All below need one that is there.
    bool has(TensorId id) const;
    /// Shape as documented at TensorRole.
    std::vector<int64_t> shape(TensorId id) const;
    /// The name in the checkpoint, "transformer.h.3.attn.c_attn.weight", or names where files hold it as several
    /// tensors; of a preset "h.3.attn.c_attn.weight".
    std::vector<std::string> namesOf(TensorId id) const;
    /// Bytes that reading this tensor takes from the files; 0 for a random one.
    int64_t storedBytes(TensorId id) const;
    /// Elements [first, first + out.size()) of the tensor in the documented layout, as fp32. For a random tensor an
    /// element is a function of (seed, name, index in the documented layout), identical on every device, rank and
    /// shard. Whole tensors and ranges of whole rows go at memory speed; of a linear layer's weight ask for hundreds of
    /// rows at a time, because the file has them as columns. Takes about 1 MiB of memory besides.
    Result<void> read(TensorId id, int64_t first, std::span<float> out) const;
    /// What readAsStored takes from the file as it is, without another pass over it. A tensor whose parts differ, or a
    /// random one, is given as fp32 alone.
    StoredForm storedForm(TensorId id) const;
    /// Elements [first, first + out.size()) in that form's order, each range at memory speed. 16 bits only where the
    /// form says so.
    Result<void> readAsStored(TensorId id, int64_t first, std::span<float> out) const;
    Result<void> readAsStored(TensorId id, int64_t first, std::span<uint16_t> out) const;
    /// The function that a random tensor's elements are, for devices that compute them by themselves.
    std::optional<RandomTensor> randomTensor(TensorId id) const;
    /// SHA-256 (hex) over names, types, shapes and file sizes and modification-free content samples of the given
    /// tensors, for labels: equal for equal content. Presets: over the preset's canonical text and the seed, whatever
    /// the ids.
    std::string fingerprint(std::span<const TensorId> ids) const;

private:
    struct Impl;
    explicit Weights(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace throughline
