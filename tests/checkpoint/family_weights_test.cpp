// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors that files hold in parts or interleaved, read in the documented layout: against the stored tensors
// themselves.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/checkpoint/safetensors_writer.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/safetensors_file.h>
#include <checkpoint/tensor_table.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

const std::filesystem::path testData = THROUGHLINE_TEST_DATA;

struct OpenedReference {
    explicit OpenedReference(const std::string& name)
        : source(*openModel((testData / name).string()))
        , weights(*Weights::open(source, 1))
    {
        for (const auto& entry : std::filesystem::directory_iterator(testData / name))
            if (entry.path().extension() == ".safetensors" && entry.path().filename() != "expected.safetensors")
                files.push_back(*SafetensorsFile::open(entry.path()));
    }

    std::vector<float> stored(const std::string& name) const
    {
        for (const SafetensorsFile& file : files)
            if (const StoredTensor* tensor = file.find(name)) {
                std::vector<float> values(static_cast<std::size_t>(tensor->elements()));
                EXPECT_TRUE(file.read(*tensor, 0, values));
                return values;
            }
        ADD_FAILURE() << name;
        return {};
    }

    ModelSource source;
    Weights weights;
    std::vector<SafetensorsFile> files;
};

std::vector<float> joined(std::initializer_list<std::vector<float>> parts)
{
    std::vector<float> all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// Rows [first, first + count) of a matrix with rows of `width`.
std::vector<float> rowsOf(const std::vector<float>& matrix, int64_t first, int64_t count, int64_t width)
{
    return {matrix.begin() + first * width, matrix.begin() + (first + count) * width};
}

void expectAnyRange(const Weights& weights, TensorId id)
{
    const std::vector<float> whole = readWhole(weights, id);
    const auto size = whole.size();
    for (std::size_t first = 0; first < size; first += size / 13)
        for (const std::size_t count : {std::size_t{1}, size / 3, size - first}) {
            std::vector<float> part(std::min(count, size - first));
            ASSERT_TRUE(weights.read(id, static_cast<int64_t>(first), part));
            EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(first)));
        }
}

} // namespace

TEST(FamilyWeights, QueriesKeysAndValuesAreOneTensorAndGateAndUp)
{
    for (const char* name : {"llama-gqa-sentencepiece-sharded", "llama-linear-rope-f16", "llama-tied-bpe-bf16",
             "mistral-window", "qwen2", "llama31-rope-headdim-unigram"}) {
        const OpenedReference model(name);
        for (int layer = 0; layer < 4; ++layer) {
            const std::string at = "model.layers." + std::to_string(layer) + ".";
            const auto stored = [&](const char* tensor) { return model.stored(at + tensor); };
            EXPECT_EQ(readWhole(model.weights, {QkvWeight, layer}),
                joined({stored("self_attn.q_proj.weight"), stored("self_attn.k_proj.weight"),
                    stored("self_attn.v_proj.weight")}));
            EXPECT_EQ(readWhole(model.weights, {MlpUpWeight, layer}),
                joined({stored("mlp.gate_proj.weight"), stored("mlp.up_proj.weight")}));
            EXPECT_EQ(readWhole(model.weights, {MlpDownWeight, layer}), stored("mlp.down_proj.weight"));
            EXPECT_EQ(readWhole(model.weights, {MlpNormWeight, layer}), stored("post_attention_layernorm.weight"));
        }
        expectAnyRange(model.weights, {QkvWeight, 1});
        expectAnyRange(model.weights, {MlpUpWeight, 3});
        EXPECT_FALSE(model.weights.has({AttentionNormBias, 0}));
        EXPECT_EQ(model.weights.has({QkvBias, 0}), std::string(name) == "qwen2");
    }
}

TEST(FamilyWeights, BiasesAreJoinedToo)
{
    const OpenedReference model("qwen2");
    EXPECT_EQ(readWhole(model.weights, {QkvBias, 2}),
        joined(
            {model.stored("model.layers.2.self_attn.q_proj.bias"), model.stored("model.layers.2.self_attn.k_proj.bias"),
                model.stored("model.layers.2.self_attn.v_proj.bias")}));
    EXPECT_EQ(model.weights.namesOf({QkvBias, 2}).size(), 3U);
    EXPECT_EQ(model.weights.namesOf({QkvBias, 2})[1], "model.layers.2.self_attn.k_proj.bias");
    EXPECT_EQ(model.weights.storedBytes({QkvBias, 2}), (64 + 16 + 16) * 4);
}

TEST(FamilyWeights, FalconsInterleavedHeadsAreSorted)
{
    // 3 groups of 2 queries, a key and a value, each 8 rows of 48.
    const OpenedReference grouped("falcon-new-architecture");
    const auto stored = grouped.stored("transformer.h.1.self_attention.query_key_value.weight");
    const auto head = [&](int64_t index) { return rowsOf(stored, index * 8, 8, 48); };
    EXPECT_EQ(readWhole(grouped.weights, {QkvWeight, 1}),
        joined({head(0), head(1), head(4), head(5), head(8), head(9), // queries
            head(2), head(6), head(10), head(3), head(7), head(11)}));
    expectAnyRange(grouped.weights, {QkvWeight, 1});
    // One group: already in order.
    const OpenedReference multiQuery("falcon");
    EXPECT_EQ(readWhole(multiQuery.weights, {QkvWeight, 3}),
        multiQuery.stored("transformer.h.3.self_attention.query_key_value.weight"));
    EXPECT_FALSE(multiQuery.weights.has({MlpNormWeight, 0})); // one norm serves both
    EXPECT_FALSE(multiQuery.weights.has({QkvBias, 0}));
}

TEST(FamilyWeights, TiedAndUntiedHeads)
{
    const OpenedReference untied("llama-gqa-sentencepiece-sharded");
    EXPECT_EQ(readWhole(untied.weights, {HeadWeight, -1}), untied.stored("lm_head.weight"));
    const OpenedReference tied("falcon");
    EXPECT_EQ(readWhole(tied.weights, {HeadWeight, -1}), tied.stored("transformer.word_embeddings.weight"));
}

TEST(FamilyWeights, EveryStoredTensorIsSomewhereInTheTable)
{
    for (const char* name : {"llama-gqa-sentencepiece-sharded", "qwen2", "falcon", "falcon-new-architecture", "gpt2"}) {
        const OpenedReference model(name);
        std::size_t stored = 0;
        for (const SafetensorsFile& file : model.files)
            stored += file.tensors().size();
        std::vector<std::string> named;
        for (const TensorSpec& spec : tensorsOf(model.source.shape, 2))
            if (spec.id.role != ScoreWeight)
                for (std::string& each : model.weights.namesOf(spec.id))
                    named.push_back(std::move(each));
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end()); // a tied head twice
        EXPECT_EQ(named.size(), stored) << name;
    }
}

TEST(FamilyWeights, NamesWithoutThePrefixAndAMissingHead)
{
    // A classification checkpoint of an untied family has no lm_head; a base model's file has no prefix.
    const TemporaryFolder folder;
    auto config = nlohmann::json::parse(contentOf(testData / "mistral-window" / "config.json"));
    config["architectures"] = {"MistralForSequenceClassification"};
    folder.write("config.json", config.dump());
    const OpenedReference model("mistral-window");
    std::vector<WrittenTensor> tensors;
    for (const auto& [name, tensor] : model.files[0].tensors())
        if (name != "lm_head.weight")
            tensors.push_back({name.substr(6), "F32", tensor.shape, bytesOfFloats(model.stored(name))});
    folder.write("model.safetensors", safetensorsOf(tensors));
    const auto source = openModel(folder.path().string());
    ASSERT_TRUE(source) << sentence(source.error());
    EXPECT_EQ(source->shape.labels, 2);
    const auto weights = Weights::open(*source, 1);
    ASSERT_TRUE(weights) << sentence(weights.error());
    EXPECT_EQ(readWhole(*weights, {QkvWeight, 1}), readWhole(model.weights, {QkvWeight, 1}));
    EXPECT_EQ(weights->namesOf({QkvWeight, 1})[0], "layers.1.self_attn.q_proj.weight");
    EXPECT_FALSE(weights->has({HeadWeight, -1}));
    std::vector<float> one(1);
    EXPECT_FALSE(weights->read({HeadWeight, -1}, 0, one));
}

TEST(FamilyWeights, AMissingPartIsNamed)
{
    const TemporaryFolder folder;
    folder.write("config.json", contentOf(testData / "qwen2" / "config.json"));
    const OpenedReference model("qwen2");
    std::vector<WrittenTensor> tensors;
    for (const auto& [name, tensor] : model.files[0].tensors())
        if (name != "model.layers.1.self_attn.k_proj.bias")
            tensors.push_back({name, "F32", tensor.shape, bytesOfFloats(model.stored(name))});
    folder.write("model.safetensors", safetensorsOf(tensors));
    const auto weights = Weights::open(*openModel(folder.path().string()), 1);
    ASSERT_FALSE(weights);
    EXPECT_EQ(weights.error().what, "the tensor layers.1.self_attn.k_proj.bias is missing");
}

TEST(FamilyWeights, PresetsOfEveryFamilyCanBeRead)
{
    for (const char* name : {"Qwen2.5-0.5B", "Llama-3.1-70B", "Falcon-7B", "Mistral-7B"}) {
        const auto weights = Weights::open(*openModel(name), 1);
        ASSERT_TRUE(weights);
        std::vector<float> part(1000);
        EXPECT_TRUE(weights->read({QkvWeight, 3}, 5000, part));
        EXPECT_TRUE(weights->read({MlpUpWeight, 3}, 5000, part));
        EXPECT_NE(part[0], part[1]);
    }
}
