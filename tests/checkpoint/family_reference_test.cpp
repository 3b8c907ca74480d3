// SPDX-License-Identifier: GPL-3.0-or-later
// The reference checkpoints of the other families, read as weights, give the logits that Transformers computed.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/safetensors_file.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace throughline;
using namespace throughline::test;

TEST(FamilyReference, WeightsGiveTheLogits)
{
    for (const char* name : {"llama-gqa-sentencepiece-sharded", "llama-tied-bpe-bf16", "llama-linear-rope-f16",
             "llama31-rope-headdim-unigram", "mistral-window", "qwen2", "falcon", "falcon-new-architecture"}) {
        const auto folder = std::filesystem::path(THROUGHLINE_TEST_DATA) / name;
        const auto expected = nlohmann::json::parse(contentOf(folder / "expected.json"));
        const auto file = SafetensorsFile::open(folder / "expected.safetensors");
        const auto source = openModel(folder.string());
        ASSERT_TRUE(file && source);
        const auto weights = Weights::open(*source, 1);
        ASSERT_TRUE(weights) << sentence(weights.error());
        for (std::size_t i = 0; i < 4; ++i) {
            const StoredTensor* stored = file->find("logits." + std::to_string(i));
            std::vector<float> logits(static_cast<std::size_t>(stored->elements())); // [position, vocab]
            ASSERT_TRUE(file->read(*stored, 0, logits));
            NaiveDecoder model(source->shape, *weights);
            const float* want = logits.data();
            for (const int id : expected["prompts"][i]["ids"].get<std::vector<int>>()) {
                double largest = 0;
                double error = 0;
                for (const float got : model.append(id)) {
                    largest = std::max<double>(largest, std::abs(*want));
                    error = std::max<double>(error, std::abs(got - *want++));
                }
                EXPECT_LE(error / largest, 1e-5) << name << ", prompt " << i; // the design's agreement
            }
        }
    }
}
