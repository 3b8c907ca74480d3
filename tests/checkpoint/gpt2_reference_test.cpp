// SPDX-License-Identifier: GPL-3.0-or-later
// The reference checkpoint, read as weights, gives what Transformers computed from it.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/safetensors_file.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::filesystem::path reference = std::filesystem::path(THROUGHLINE_TEST_DATA) / "gpt2";

class Gpt2Reference : public testing::Test {
protected:
    void SetUp() override
    {
        expected = nlohmann::json::parse(contentOf(reference / "expected.json"));
        auto opened = openModel(reference.string());
        ASSERT_TRUE(opened) << sentence(opened.error());
        source = *std::move(opened);
    }
    nlohmann::json expected;
    ModelSource source;
};

} // namespace

TEST_F(Gpt2Reference, ShapeIsThatOfItsConfig)
{
    const ModelShape& shape = source.shape;
    EXPECT_EQ(shape.layers, 6);
    EXPECT_EQ(shape.hidden, 48);
    EXPECT_EQ(shape.heads, 4);
    EXPECT_EQ(shape.kvHeads, 4);
    EXPECT_EQ(shape.headDim, 12);
    EXPECT_EQ(shape.intermediate, 192);
    EXPECT_EQ(shape.vocab, 600);
    EXPECT_EQ(shape.maxPositions, 256);
    EXPECT_EQ(shape.endOfSequenceIds, std::vector<int>{0});
    EXPECT_TRUE(shape.tiedHead);
    EXPECT_FALSE(source.facts.preset);
    EXPECT_TRUE(source.facts.hasTokenizer);
}

TEST_F(Gpt2Reference, WeightsGiveTheLogitsAndGreedyIds)
{
    const auto weights = Weights::open(source, 1);
    ASSERT_TRUE(weights) << sentence(weights.error());
    const auto logitsFile = SafetensorsFile::open(reference / "expected.safetensors");
    ASSERT_TRUE(logitsFile) << sentence(logitsFile.error());
    for (std::size_t i = 0; i < expected["prompts"].size(); ++i) {
        const auto ids = expected["prompts"][i]["ids"].get<std::vector<int>>();
        const StoredTensor* stored = logitsFile->find("logits." + std::to_string(i));
        ASSERT_TRUE(stored);
        std::vector<float> logits(static_cast<std::size_t>(stored->elements())); // [position, vocab]
        ASSERT_TRUE(logitsFile->read(*stored, 0, logits));
        NaiveDecoder model(source.shape, *weights);
        for (std::size_t position = 0; position < ids.size(); ++position) {
            const auto got = model.append(ids[position]);
            float largest = 0;
            float error = 0;
            for (std::size_t v = 0; v < got.size(); ++v) {
                const float want = logits[position * got.size() + v];
                largest = std::max(largest, std::abs(want));
                error = std::max(error, std::abs(got[v] - want));
            }
            EXPECT_LE(error / largest, 1e-5) << "prompt " << i << ", position " << position; // the design's agreement
        }
        NaiveDecoder fresh(source.shape, *weights);
        EXPECT_EQ(fresh.generate(ids, expected["new_tokens"].get<int>()),
            expected["prompts"][i]["greedy"].get<std::vector<int>>());
    }
}

TEST(TinyPreset, GreedyOutputsVaryOverPromptsAndPositions)
{
    const auto source = openModel("tiny");
    ASSERT_TRUE(source);
    for (const uint64_t seed : {1, 2, 3}) {
        const auto weights = Weights::open(*source, seed);
        ASSERT_TRUE(weights);
        std::set<std::vector<int>> outputs;
        for (int prompt = 0; prompt < 10; ++prompt) {
            std::vector<int> ids;
            for (int i = 0; i < 10; ++i)
                ids.push_back((prompt * 101 + i * 37) % source->shape.vocab);
            NaiveDecoder model(source->shape, *weights);
            const auto output = model.generate(ids, 32);
            // Far above the 1 of a model that repeats itself; what these seeds reach is 10 and more.
            EXPECT_GE(std::set<int>(output.begin(), output.end()).size(), 5U) << "seed " << seed;
            outputs.insert(output);
        }
        EXPECT_EQ(outputs.size(), 10U) << "seed " << seed;
    }
}
