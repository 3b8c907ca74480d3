// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint's files hold: bytes, and the precision of nearly all of them.
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/model_source.h>
#include <checkpoint/stored_weights.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <gtest/gtest.h>

using namespace throughline;
using namespace throughline::test;

namespace {

/// One tensor of each type, of so many bytes.
std::string fileOf(const std::vector<std::pair<std::string, int64_t>>& bytesOfTypes)
{
    std::vector<WrittenTensor> tensors;
    for (const auto& [type, bytes] : bytesOfTypes)
        tensors.push_back({"of " + type, type,
            {bytes
                / (type == "F32"       ? 4
                        : type == "U8" ? 1
                                       : 2)},
            std::string(static_cast<std::size_t>(bytes), '\0')});
    return safetensorsOf(tensors);
}

std::string precisionOf(const std::string& file)
{
    const TemporaryFolder folder;
    folder.write("model.safetensors", file);
    const auto precision = storedPrecision(folder.path());
    return precision ? *precision : sentence(precision.error());
}

} // namespace

TEST(StoredWeights, PrecisionIsThatOfNearlyAllBytes)
{
    EXPECT_EQ(precisionOf(fileOf({{"BF16", 1000}})), "bf16");
    EXPECT_EQ(precisionOf(fileOf({{"F16", 1000}, {"U8", 4000}})), "fp16");  // a mask
    EXPECT_EQ(precisionOf(fileOf({{"BF16", 1900}, {"F32", 100}})), "bf16"); // norms, kept wide
    EXPECT_EQ(precisionOf(fileOf({{"BF16", 1900}, {"F32", 104}})), "mixed");
    EXPECT_NE(precisionOf("none").find("model.safetensors"), std::string::npos);
}

TEST(StoredWeights, BytesAreThoseOfAllShards)
{
    const TemporaryFolder folder;
    EXPECT_EQ(storedWeightBytes(folder.path()), 0);
    folder.write("a.safetensors", std::string(100, 'a'));
    folder.write("b.safetensors", std::string(23, 'b'));
    folder.write("c.safetensors", "of something else");
    folder.write("model.safetensors.index.json",
        R"({"weight_map":{"x":"a.safetensors","y":"b.safetensors","z":"a.safetensors"}})");
    EXPECT_EQ(storedWeightBytes(folder.path()), 123);
}

TEST(StoredWeights, TokenizersSayTheirKind)
{
    const auto kindOf = [](const std::string& model) { return Tokenizer::open(*openModel(model))->kind(); };
    const std::string data = THROUGHLINE_TEST_DATA "/";
    EXPECT_EQ(kindOf("gpt2"), "bytes");
    EXPECT_EQ(kindOf(data + "gpt2"), "byte-level BPE");
    EXPECT_EQ(kindOf(data + "llama-gqa-sentencepiece-sharded"), "SentencePiece");
    const TemporaryFolder folder;
    SmallCheckpoint().write(folder.path());
    EXPECT_EQ(kindOf(folder.path().string()), "none");
}

TEST(StoredWeights, AMissingFolderIsNoListOfAllNames)
{
    const auto missing = openModel("/nowhere/at/all");
    ASSERT_FALSE(missing);
    EXPECT_EQ(sentence(missing.error()), "/nowhere/at/all: there is no such folder; give the folder of a checkpoint.");
}
