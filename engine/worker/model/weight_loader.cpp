// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/weight_loader.h>

#include <device/tensor_mover.h>
#include <worker/kernels/attention.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace throughline {

namespace {

int64_t elementsOf(const std::vector<int64_t>& shape)
{
    int64_t product = 1;
    for (const int64_t size : shape)
        product *= size;
    return product;
}

class Loader {
public:
    Loader(const Weights& source, const ModelShape& shape, DeviceWeights& weights)
        : m_source(source)
        , m_shape(shape)
        , m_weights(weights)
    { }

    void addAll();
    LoadedWeights run(Compute& compute, StepCounter& steps);

private:
    void addLayer(int layer, LayerWeights& to);
    void addNorm(
        TensorRole weight, TensorRole bias, int layer, DeviceBuffer<float>& toWeight, DeviceBuffer<float>& toBias);
    void addVector(TensorId id, DeviceBuffer<float>& to, HeadPadding heads = {});
    void addLinear(
        TensorId weight, std::optional<TensorId> bias, Linear& to, HeadPadding outputs = {}, HeadPadding inputs = {});
    void addMatrix(TensorId id, PackedMatrix& to, HeadPadding outputs = {}, HeadPadding inputs = {});
    void addTokenTable();
    void addPlace(TensorPlace place);

    const Weights& m_source;
    const ModelShape& m_shape;
    DeviceWeights& m_weights;
    std::vector<TensorPlace> m_places;
};

void Loader::addAll()
{
    const ModelPart& part = m_weights.part;
    m_weights.layers.resize(part.endLayer - part.firstLayer);
    if (part.embedding) {
        if (!m_weights.embeddingInHead(m_shape))
            addTokenTable();
        if (m_shape.positions == Positions::Learned)
            addVector({TensorRole::PositionEmbedding, -1}, m_weights.positionTable);
    }
    for (int l = part.firstLayer; l < part.endLayer; ++l)
        addLayer(l, m_weights.layers[l - part.firstLayer]);
    if (part.finalNorm)
        addNorm(TensorRole::FinalNormWeight, TensorRole::FinalNormBias, -1, m_weights.finalNormWeight,
            m_weights.finalNormBias);
    if (part.score)
        addMatrix({TensorRole::ScoreWeight, -1}, m_weights.head);
    if (!part.head)
        return;
    if (!m_source.has({TensorRole::HeadWeight, -1}))
        throw std::runtime_error("This checkpoint has no output head, only one for classification");
    addMatrix({TensorRole::HeadWeight, -1}, m_weights.head);
}

void Loader::addLayer(int layer, LayerWeights& to)
{
    using enum TensorRole;
    const HeadPadding heads{m_shape.headDim, storedHeadDim(m_shape.headDim)};
    const auto bias = [&](bool has, TensorRole role) {
        return has ? std::optional<TensorId>({role, layer}) : std::nullopt;
    };
    addNorm(AttentionNormWeight, AttentionNormBias, layer, to.attentionNormWeight, to.attentionNormBias);
    addLinear({QkvWeight, layer}, bias(m_shape.qkvBias, QkvBias), to.qkv, heads);
    addLinear(
        {AttentionOutWeight, layer}, bias(m_shape.attentionOutBias, AttentionOutBias), to.attentionOut, {}, heads);
    if (m_shape.block != LayerBlock::ParallelSharedNorm)
        addNorm(MlpNormWeight, MlpNormBias, layer, to.mlpNormWeight, to.mlpNormBias);
    // Gate and up each fill whole panels, so that their products lie side by side.
    HeadPadding halves;
    if (m_shape.gatedMlp)
        halves = {m_shape.intermediate, padded(m_shape.intermediate)};
    addLinear({MlpUpWeight, layer}, bias(m_shape.mlpBias, MlpUpBias), to.mlpUp, halves);
    addLinear({MlpDownWeight, layer}, bias(m_shape.mlpBias, MlpDownBias), to.mlpDown);
}

void Loader::addPlace(TensorPlace place)
{
    place.elements = elementsOf(m_source.shape(place.id));
    place.form = m_source.storedForm(place.id);
    // Heads that are stored wider are those of tiny models: their columns are not worth a way of their own.
    if (place.form.columns && place.isPadded())
        place.form = {};
    m_places.push_back(place);
}

void Loader::addNorm(
    TensorRole weight, TensorRole bias, int layer, DeviceBuffer<float>& toWeight, DeviceBuffer<float>& toBias)
{
    addVector({weight, layer}, toWeight);
    if (m_shape.norm == Norm::LayerNorm)
        addVector({bias, layer}, toBias);
}

void Loader::addVector(TensorId id, DeviceBuffer<float>& to, HeadPadding heads)
{
    to = DeviceBuffer<float>(padded(heads.widened(elementsOf(m_source.shape(id)))));
    addPlace({.id = id, .fp32 = to.data(), .outputs = heads});
}

void Loader::addLinear(
    TensorId weight, std::optional<TensorId> bias, Linear& to, HeadPadding outputs, HeadPadding inputs)
{
    addMatrix(weight, to.weight, outputs, inputs);
    if (bias)
        addVector(*bias, to.bias, outputs);
}

void Loader::addMatrix(TensorId id, PackedMatrix& to, HeadPadding outputs, HeadPadding inputs)
{
    const std::vector<int64_t> shape = m_source.shape(id); // [outer, inner]
    to = PackedMatrix(m_weights.type, outputs.widened(shape[0]), inputs.widened(shape[1]));
    addPlace({.id = id, .matrix = &to, .outputs = outputs, .inputs = inputs});
}

void Loader::addTokenTable()
{
    const TensorId id{TensorRole::TokenEmbedding, -1};
    const int64_t elements = elementsOf(m_source.shape(id));
    if (m_weights.type == WeightType::Fp32)
        m_weights.tokenTableFp32 = DeviceBuffer<float>(elements);
    else
        m_weights.tokenTableHalves = DeviceBuffer<uint16_t>(elements);
    addPlace({.id = id, .fp32 = m_weights.tokenTableFp32.data(), .halves = m_weights.tokenTableHalves.data()});
}

LoadedWeights Loader::run(Compute& compute, StepCounter& steps)
{
    LoadedWeights loaded;
    int64_t totalBytes = 0;
    for (const TensorPlace& place : m_places) {
        totalBytes += m_source.storedBytes(place.id);
        loaded.tensors.push_back(place.id);
    }
    steps.total.store(totalBytes);
    loaded.times = moveTensors(m_source, m_places, compute, steps);
    steps.done.store(totalBytes);
    return loaded;
}

} // namespace

LoadedWeights loadWeights(const Weights& source, const ModelShape& shape, const ModelPart& part, WeightType type,
    Compute& compute, StepCounter& steps)
{
    DeviceWeights weights;
    weights.type = type;
    weights.part = part;
    Loader loader(source, shape, weights);
    loader.addAll();
    LoadedWeights loaded = loader.run(compute, steps);
    loaded.weights = std::move(weights);
    return loaded;
}

} // namespace throughline
