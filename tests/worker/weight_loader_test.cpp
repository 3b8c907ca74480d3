// SPDX-License-Identifier: GPL-3.0-or-later
// Every tensor of every reference in its place, element by element: heads that are stored wider, halves of a gated MLP,
// matrices that files hold in columns, tensors in parts, all types.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/worker/reference.h>

#include <worker/kernels/attention.h>
#include <worker/model/weight_loader.h>

#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

#include <fstream>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

/// Index among the stored of an element whose heads are stored wider.
int64_t widenedIndex(int64_t index, int64_t headDim, int64_t stored)
{
    return index / headDim * stored + index % headDim;
}

class LoadedTensors {
public:
    LoadedTensors(const std::string& name, WeightType type, std::vector<int> cpus)
        : m_source(openModel(referenceFolder(name).string()).value())
        , m_weights(Weights::open(m_source, 1).value())
        , m_compute(cpus)
        , m_type(type)
    {
        const ModelPart whole{0, m_source.shape.layers, true, true, true};
        m_loaded = loadWeights(m_weights, m_source.shape, whole, type, m_compute, m_steps).weights;
    }

    const ModelShape& shape() const { return m_source.shape; }
    const DeviceWeights& loaded() const { return m_loaded; }
    const StepCounter& steps() const { return m_steps; }

    void expectMatrix(TensorId id, const PackedMatrix& matrix, int64_t headsOut = 1, int64_t headsIn = 1,
        int64_t storedOut = 1, int64_t storedIn = 1) const
    {
        const std::vector<float> elements = readWhole(m_weights, id);
        const std::vector<int64_t> size = m_weights.shape(id); // [outer, inner]
        std::vector<float> row(static_cast<std::size_t>(matrix.inner()));
        int64_t wrong = 0;
        for (int64_t n = 0; n < size[0]; ++n) {
            matrix.unpackRow(widenedIndex(n, headsOut, storedOut), row.data());
            for (int64_t k = 0; k < size[1]; ++k) {
                float& stored = row[static_cast<std::size_t>(widenedIndex(k, headsIn, storedIn))];
                wrong += stored != asKept(elements[static_cast<std::size_t>(n * size[1] + k)]);
                stored = 0;
            }
            for (const float beside : row)
                wrong += beside != 0;
        }
        EXPECT_EQ(wrong, 0) << m_source.name << ", " << m_weights.namesOf(id).front();
    }

    void expectVector(TensorId id, const Buffer<float>& vector, int64_t head = 1, int64_t stored = 1) const
    {
        const std::vector<float> elements = readWhole(m_weights, id);
        int64_t wrong = 0;
        for (std::size_t i = 0; i < elements.size(); ++i)
            wrong += vector[widenedIndex(static_cast<int64_t>(i), head, stored)] != elements[i];
        EXPECT_EQ(wrong, 0) << m_source.name << ", " << m_weights.namesOf(id).front();
    }

    void expectTokenTable() const
    {
        if (m_loaded.embeddingInHead(shape()))
            return;
        const std::vector<float> elements = readWhole(m_weights, {TokenEmbedding, -1});
        int64_t wrong = 0;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            const auto at = static_cast<int64_t>(i);
            const float stored =
                m_type == WeightType::Fp32 ? m_loaded.tokenTableFp32[at] : fromBf16(m_loaded.tokenTableHalves[at]);
            wrong += stored != asKept(elements[i]);
        }
        EXPECT_EQ(wrong, 0) << m_source.name << ", token table";
    }

private:
    float asKept(float value) const { return m_type == WeightType::Fp32 ? value : fromBf16(toBf16(value)); }

    ModelSource m_source;
    Weights m_weights;
    Compute m_compute;
    StepCounter m_steps;
    WeightType m_type;
    DeviceWeights m_loaded;
};

void expectLayer(const LoadedTensors& model, int layer)
{
    const ModelShape& shape = model.shape();
    const LayerWeights& weights = model.loaded().layers[static_cast<std::size_t>(layer)];
    const int stored = storedHeadDim(shape.headDim);
    const int64_t half = shape.gatedMlp ? shape.intermediate : 1;
    const int64_t storedHalf = shape.gatedMlp ? padded(half) : 1;
    model.expectMatrix({QkvWeight, layer}, weights.qkv.weight, shape.headDim, 1, stored, 1);
    model.expectMatrix({AttentionOutWeight, layer}, weights.attentionOut.weight, 1, shape.headDim, 1, stored);
    model.expectMatrix({MlpUpWeight, layer}, weights.mlpUp.weight, half, 1, storedHalf, 1);
    model.expectMatrix({MlpDownWeight, layer}, weights.mlpDown.weight);
    model.expectVector({AttentionNormWeight, layer}, weights.attentionNormWeight);
    if (shape.qkvBias)
        model.expectVector({QkvBias, layer}, weights.qkv.bias, shape.headDim, stored);
    if (shape.mlpBias)
        model.expectVector({MlpUpBias, layer}, weights.mlpUp.bias, half, storedHalf);
}

} // namespace

TEST(WeightLoader, EveryTensorOfEveryReferenceIsInItsPlace)
{
    for (const std::string& name : referenceNames())
        for (const WeightType type : {WeightType::Fp32, WeightType::Bf16}) {
            const LoadedTensors model(name, type, {0, 1});
            model.expectTokenTable();
            model.expectMatrix({HeadWeight, -1}, model.loaded().head);
            model.expectVector({FinalNormWeight, -1}, model.loaded().finalNormWeight);
            if (model.shape().positions == Positions::Learned)
                model.expectVector({PositionEmbedding, -1}, model.loaded().positionTable);
            for (int layer = 0; layer < model.shape().layers; ++layer)
                expectLayer(model, layer);
            EXPECT_EQ(model.steps().done.load(), model.steps().total.load()) << name;
        }
}
