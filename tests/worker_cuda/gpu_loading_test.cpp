// SPDX-License-Identifier: GPL-3.0-or-later
// Every tensor of every reference on the device, element by element: stored as fp32, bf16 and fp16, in parts, GPT-2's
// in columns, heads that lie wider, halves of a gated layer.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/worker/reference.h>
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/attention.h>
#include <worker/model/weight_loader.h>

#include <checkpoint/model_source.h>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

/// Heads, or halves, of some elements and how wide they lie; as they are: no wider.
struct Widening {
    int64_t head = 1;
    int64_t stored = 1;
    int64_t at(int64_t index) const { return index / head * stored + index % head; }
};

class LoadedOnGpu {
public:
    LoadedOnGpu(const std::string& name, WeightType type)
        : m_source(openModel(referenceFolder(name).string()).value())
        , m_weights(Weights::open(m_source, 1).value())
        , m_compute(type)
        , m_type(type)
    {
        const ModelPart whole{0, m_source.shape.layers, true, true, true};
        m_loaded = loadWeights(m_weights, m_source.shape, whole, type, m_compute, m_steps).weights;
    }

    const ModelShape& shape() const { return m_source.shape; }
    const DeviceWeights& loaded() const { return m_loaded; }
    const StepCounter& steps() const { return m_steps; }

    /// [rows][stride] of which the tensor's elements are set and all others zero.
    void expectLies(TensorId id, WeightType type, const void* data, int64_t rows, int64_t stride, Widening outputs = {},
        Widening inputs = {}) const
    {
        const std::vector<float> elements = readWhole(m_weights, id);
        const std::vector<int64_t> size = m_weights.shape(id);
        const int64_t inner = size.size() > 1 ? size[1] : 1;
        std::vector<float> expected(static_cast<std::size_t>(rows * stride));
        for (int64_t n = 0; n < size[0]; ++n)
            for (int64_t k = 0; k < inner; ++k)
                expected[static_cast<std::size_t>(outputs.at(n) * stride + inputs.at(k))] =
                    rounded(type, elements[static_cast<std::size_t>(n * inner + k)]);
        EXPECT_EQ(fetch(type, data, rows * stride), expected) << m_source.name << ", " << m_weights.namesOf(id).front();
    }
    void expectMatrix(TensorId id, const PackedMatrix& matrix, Widening outputs = {}, Widening inputs = {}) const
    {
        expectLies(id, matrix.type(), matrix.data(), matrix.outer(), matrix.stride(), outputs, inputs);
    }
    void expectVector(TensorId id, const DeviceBuffer<float>& vector, Widening outputs = {}) const
    {
        expectLies(id, WeightType::Fp32, vector.data(), vector.size(), 1, outputs);
    }
    void expectTokenTable() const
    {
        if (m_loaded.embeddingInHead(shape()))
            return;
        const void* const table = m_type == WeightType::Fp32 ? static_cast<const void*>(m_loaded.tokenTableFp32.data())
                                                             : m_loaded.tokenTableHalves.data();
        expectLies({TokenEmbedding, -1}, m_type, table, shape().vocab, shape().hidden);
    }

private:
    ModelSource m_source;
    Weights m_weights;
    Compute m_compute;
    StepCounter m_steps;
    WeightType m_type;
    DeviceWeights m_loaded;
};

void expectLayerOnGpu(const LoadedOnGpu& model, int layer)
{
    const ModelShape& shape = model.shape();
    const LayerWeights& weights = model.loaded().layers[static_cast<std::size_t>(layer)];
    const Widening heads{shape.headDim, storedHeadDim(shape.headDim)};
    const Widening halves = shape.gatedMlp ? Widening{shape.intermediate, padded(shape.intermediate)} : Widening{};
    model.expectMatrix({QkvWeight, layer}, weights.qkv.weight, heads);
    model.expectMatrix({AttentionOutWeight, layer}, weights.attentionOut.weight, {}, heads);
    model.expectMatrix({MlpUpWeight, layer}, weights.mlpUp.weight, halves);
    model.expectMatrix({MlpDownWeight, layer}, weights.mlpDown.weight);
    model.expectVector({AttentionNormWeight, layer}, weights.attentionNormWeight);
    if (shape.norm == Norm::LayerNorm)
        model.expectVector({AttentionNormBias, layer}, weights.attentionNormBias);
    if (shape.block != LayerBlock::ParallelSharedNorm)
        model.expectVector({MlpNormWeight, layer}, weights.mlpNormWeight);
    if (shape.qkvBias)
        model.expectVector({QkvBias, layer}, weights.qkv.bias, heads);
    if (shape.attentionOutBias)
        model.expectVector({AttentionOutBias, layer}, weights.attentionOut.bias);
    if (shape.mlpBias) {
        model.expectVector({MlpUpBias, layer}, weights.mlpUp.bias, halves);
        model.expectVector({MlpDownBias, layer}, weights.mlpDown.bias);
    }
}

using GpuLoading = OnGpu;

} // namespace

TEST_F(GpuLoading, EveryTensorOfEveryReferenceIsInItsPlaceAndExact)
{
    for (const std::string& name : referenceNames())
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16, WeightType::Fp16}) {
            const LoadedOnGpu model(name, type);
            model.expectTokenTable();
            model.expectMatrix({HeadWeight, -1}, model.loaded().head);
            model.expectVector({FinalNormWeight, -1}, model.loaded().finalNormWeight);
            if (model.shape().positions == Positions::Learned)
                model.expectLies({PositionEmbedding, -1}, WeightType::Fp32, model.loaded().positionTable.data(),
                    model.shape().maxPositions, model.shape().hidden);
            for (int layer = 0; layer < model.shape().layers; ++layer)
                expectLayerOnGpu(model, layer);
            EXPECT_EQ(model.steps().done.load(), model.steps().total.load()) << name;
        }
}
