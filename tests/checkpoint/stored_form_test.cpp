// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors as their files have them: what form that is, and that it is the same tensor.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/safetensors_file.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

Weights weightsOf(const std::string& model) { return Weights::open(openModel(model).value(), 1).value(); }

Weights referenceWeights(const std::string& name)
{
    return weightsOf((std::filesystem::path(THROUGHLINE_TEST_DATA) / name).string());
}

/// The same range in the form's order, as fp32.
std::vector<float> asStored(const Weights& weights, TensorId id, int64_t first, int64_t count)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    if (!weights.storedForm(id).bf16) {
        EXPECT_TRUE(weights.readAsStored(id, first, values));
        return values;
    }
    std::vector<uint16_t> bits(values.size());
    EXPECT_TRUE(weights.readAsStored(id, first, bits));
    for (std::size_t i = 0; i < bits.size(); ++i)
        values[i] = std::bit_cast<float>(static_cast<uint32_t>(bits[i]) << 16);
    return values;
}

void expectSameInRows(const Weights& weights, TensorId id)
{
    const std::vector<float> whole = readWhole(weights, id);
    const auto size = static_cast<int64_t>(whole.size());
    for (const int64_t first : {int64_t{0}, size / 3, size - 1})
        for (const int64_t count : {int64_t{1}, size / 2, size - first}) {
            const int64_t taken = std::min(count, size - first);
            EXPECT_EQ(asStored(weights, id, first, taken),
                std::vector<float>(whole.begin() + first, whole.begin() + first + taken))
                << weights.namesOf(id).front() << " " << first << " + " << taken;
        }
}

} // namespace

TEST(StoredForm, Gpt2sMatricesAreInColumns)
{
    for (const std::string dtype : {"F32", "F16", "BF16"}) {
        const TemporaryFolder folder;
        SmallCheckpoint{"", dtype}.write(folder.path());
        const Weights weights = weightsOf(folder.path().string());
        const bool bf16 = dtype == "BF16";
        const bool fp16 = dtype == "F16";
        EXPECT_EQ(weights.storedForm({QkvWeight, 1}), (StoredForm{bf16, true, fp16}));
        EXPECT_EQ(weights.storedForm({QkvBias, 1}), (StoredForm{bf16, false, fp16}));
        EXPECT_EQ(weights.storedForm({TokenEmbedding, -1}), (StoredForm{bf16, false, fp16}));
        const auto part = asStored(weights, {QkvWeight, 1}, 20, 100);
        for (int64_t i = 0; i < 100; ++i)
            EXPECT_EQ(part[static_cast<std::size_t>(i)], SmallCheckpoint::valueAt("h.1.attn.c_attn.weight", 20 + i));
        expectSameInRows(weights, {TokenEmbedding, -1});
    }
}

TEST(StoredForm, PartsAndInterleavedHeadsAreInRows)
{
    const Weights tied = referenceWeights("llama-tied-bpe-bf16");
    EXPECT_EQ(tied.storedForm({QkvWeight, 0}), (StoredForm{true, false}));
    expectSameInRows(tied, {QkvWeight, 0}); // three stored tensors
    expectSameInRows(tied, {MlpUpWeight, 3});
    const Weights interleaved = referenceWeights("falcon-new-architecture");
    EXPECT_EQ(interleaved.storedForm({QkvWeight, 1}), StoredForm{});
    expectSameInRows(interleaved, {QkvWeight, 1});
}

TEST(StoredForm, PartsOfSeveralTypesAreGivenAsFp32)
{
    const TemporaryFolder folder;
    const auto reference = std::filesystem::path(THROUGHLINE_TEST_DATA) / "llama-tied-bpe-bf16";
    folder.write("config.json", contentOf(reference / "config.json"));
    const SafetensorsFile file = SafetensorsFile::open(reference / "model.safetensors").value();
    std::vector<WrittenTensor> tensors;
    for (const auto& [name, tensor] : file.tensors()) {
        std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
        ASSERT_TRUE(file.read(tensor, 0, values));
        std::string bits(2 * values.size(), '\0');
        ASSERT_TRUE(file.readBytes(tensor, 0, std::as_writable_bytes(std::span(bits))));
        const bool widened = name == "model.layers.0.self_attn.k_proj.weight";
        tensors.push_back({name, widened ? "F32" : "BF16", tensor.shape, widened ? bytesOfFloats(values) : bits});
    }
    folder.write("model.safetensors", safetensorsOf(tensors));
    const Weights weights = weightsOf(folder.path().string());
    EXPECT_EQ(weights.storedForm({QkvWeight, 0}), StoredForm{});
    EXPECT_EQ(weights.storedForm({QkvWeight, 1}), (StoredForm{true, false}));
    expectSameInRows(weights, {QkvWeight, 0});
    EXPECT_EQ(readWhole(weights, {QkvWeight, 0}), readWhole(referenceWeights("llama-tied-bpe-bf16"), {QkvWeight, 0}));
}

TEST(StoredForm, RandomTensorsAreGivenAsTheyAreRead)
{
    const Weights weights = weightsOf("tiny");
    EXPECT_EQ(weights.storedForm({QkvWeight, 1}), StoredForm{});
    expectSameInRows(weights, {QkvWeight, 1});
}

TEST(StoredForm, WhatIsOutsideIsRefused)
{
    const Weights weights = referenceWeights("llama-tied-bpe-bf16");
    std::vector<uint16_t> bits(2);
    EXPECT_FALSE(weights.readAsStored({FinalNormWeight, -1}, weights.shape({FinalNormWeight, -1})[0] - 1, bits));
    EXPECT_FALSE(weights.readAsStored({FinalNormBias, -1}, 0, bits));
    std::vector<float> values(2);
    EXPECT_FALSE(weights.readAsStored({FinalNormWeight, -1}, -1, values));
}
