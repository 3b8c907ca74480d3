// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors by role: layout, types, prefixes, ranges, shards, and what is refused.
#include <tests/checkpoint/naive_decoder.h>
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/tensor_table.h>
#include <checkpoint/weights.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

using namespace throughline;
using namespace throughline::test;
using enum TensorRole;

namespace {

Result<Weights> openFolder(const std::filesystem::path& folder, int labels = 2)
{
    const auto source = openModel(folder.string());
    if (!source)
        return source.error();
    return Weights::open(*source, 1, labels);
}

/// What a tensor must read as, from what lies in the file.
std::vector<float> expectedValues(const TensorSpec& spec)
{
    const int64_t rows = spec.shape[0];
    const int64_t columns = spec.shape.size() > 1 ? spec.shape[1] : 1;
    std::vector<float> values;
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t column = 0; column < columns; ++column)
            values.push_back(SmallCheckpoint::valueAt(
                spec.name, spec.storedTransposed ? column * rows + row : row * columns + column));
    return values;
}

std::vector<TensorSpec> storedSpecs(const ModelShape& shape)
{
    auto specs = tensorsOf(shape, 2);
    std::erase_if(specs, [](const TensorSpec& spec) { return spec.id.role == ScoreWeight; });
    return specs;
}

void expectAllTensors(const std::filesystem::path& folder)
{
    const auto source = openModel(folder.string());
    ASSERT_TRUE(source) << sentence(source.error());
    const auto weights = Weights::open(*source, 1);
    ASSERT_TRUE(weights) << sentence(weights.error());
    for (const TensorSpec& spec : storedSpecs(source->shape)) {
        EXPECT_EQ(weights->shape(spec.id), spec.shape) << spec.name;
        EXPECT_EQ(readWhole(*weights, spec.id), expectedValues(spec)) << spec.name;
    }
}

std::string errorOf(const std::filesystem::path& folder)
{
    const auto weights = openFolder(folder);
    return weights ? "" : weights.error().what;
}

} // namespace

TEST(Weights, ReadsEveryTensorInTheDocumentedLayout)
{
    for (const std::string prefix : {"", "transformer."})
        for (const std::string dtype : {"F32", "F16", "BF16"}) {
            const TemporaryFolder folder;
            SmallCheckpoint{prefix, dtype, true}.write(folder.path());
            expectAllTensors(folder.path());
        }
}

TEST(Weights, AnyRangeEqualsThePartOfTheWhole)
{
    const auto source = openModel((std::filesystem::path(THROUGHLINE_TEST_DATA) / "gpt2").string());
    ASSERT_TRUE(source);
    const auto weights = Weights::open(*source, 1);
    ASSERT_TRUE(weights);
    for (const TensorId id : {TensorId{QkvWeight, 2}, TensorId{MlpDownWeight, 0}, TensorId{TokenEmbedding, -1}}) {
        const auto whole = readWhole(*weights, id);
        const auto size = whole.size();
        const auto row = static_cast<std::size_t>(weights->shape(id)[1]);
        for (const std::size_t first : {std::size_t{0}, std::size_t{1}, row - 1, row, row + 5, 7 * row, size - 1, size})
            for (const std::size_t count :
                {std::size_t{0}, std::size_t{1}, row - 1, row, 3 * row, 40 * row + 3, size}) {
                const std::size_t taken = std::min(count, size - first);
                std::vector<float> part(taken);
                ASSERT_TRUE(weights->read(id, static_cast<int64_t>(first), part));
                EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(first)))
                    << weights->namesOf(id).front() << " " << first << " + " << taken;
            }
    }
}

TEST(Weights, ATransposedMatrixWiderThanOneBandIsWhole)
{
    // 9000 columns in the file: more than one band of 8192; 70 rows: two bands of 32 and a rest.
    constexpr int64_t in = 70;
    constexpr int64_t inner = 9000;
    const TemporaryFolder folder;
    auto config = nlohmann::json::parse(SmallCheckpoint{}.config());
    config["n_embd"] = in;
    config["n_inner"] = inner;
    config["n_layer"] = 1;
    folder.write("config.json", config.dump());
    ModelShape shape = openModel("tiny")->shape;
    shape.hidden = in;
    shape.heads = shape.kvHeads = 2;
    shape.headDim = 35;
    shape.intermediate = inner;
    shape.layers = 1;
    shape.vocab = SmallCheckpoint::vocab;
    shape.maxPositions = SmallCheckpoint::positions;
    std::vector<WrittenTensor> tensors;
    for (TensorSpec& spec : tensorsOf(shape, 2)) {
        if (spec.id.role == HeadWeight || spec.id.role == ScoreWeight)
            continue;
        int64_t elements = 1;
        for (const int64_t size : spec.shape)
            elements *= size;
        std::vector<float> values(static_cast<std::size_t>(elements));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i); // below 2^24: exact
        if (spec.storedTransposed)
            std::reverse(spec.shape.begin(), spec.shape.end());
        tensors.push_back({spec.name, "F32", spec.shape, bytesOfFloats(values)});
    }
    folder.write("model.safetensors", safetensorsOf(tensors));
    const auto weights = openFolder(folder.path());
    ASSERT_TRUE(weights) << sentence(weights.error());
    const auto up = readWhole(*weights, {MlpUpWeight, 0}); // [inner, in]
    int64_t wrong = 0;
    for (int64_t row = 0; row < inner; ++row)
        for (int64_t column = 0; column < in; ++column)
            wrong += up[static_cast<std::size_t>(row * in + column)] != static_cast<float>(column * inner + row);
    EXPECT_EQ(wrong, 0);
}

TEST(Weights, TouchesOnlyWhatIsAskedFor)
{
    const TemporaryFolder whole;
    const TemporaryFolder partial;
    SmallCheckpoint{}.write(whole.path());
    auto tensors = SmallCheckpoint{}.tensors();
    for (auto& tensor : tensors) // a rank that holds layer 1 alone
        if (tensor.name.find("h.1.") == std::string::npos)
            tensor.bytes =
                bytesOfFloats(std::vector<float>(tensor.bytes.size() / 4, std::numeric_limits<float>::quiet_NaN()));
    partial.write("config.json", SmallCheckpoint{}.config());
    partial.write("model.safetensors", safetensorsOf(tensors));
    const auto a = openFolder(whole.path());
    const auto b = openFolder(partial.path());
    ASSERT_TRUE(a && b);
    std::vector<TensorId> own;
    for (const TensorSpec& spec : storedSpecs(openModel(whole.path().string())->shape)) {
        if (spec.id.layer != 1)
            continue;
        own.push_back(spec.id);
        EXPECT_EQ(readWhole(*a, spec.id), readWhole(*b, spec.id)) << spec.name;
    }
    EXPECT_EQ(own.size(), 12U);
    EXPECT_EQ(a->fingerprint(own), b->fingerprint(own));
    EXPECT_TRUE(std::isnan(readWhole(*b, {TokenEmbedding, -1})[0])); // the test's own premise
}

TEST(Weights, FingerprintChangesWithContentNameAndType)
{
    const TemporaryFolder folder;
    const TensorId id{QkvWeight, 0};
    const auto fingerprintOf = [&](const std::vector<WrittenTensor>& tensors) {
        folder.write("config.json", SmallCheckpoint{}.config());
        folder.write("model.safetensors", safetensorsOf(tensors));
        const auto weights = openFolder(folder.path());
        return weights ? weights->fingerprint(std::span(&id, 1)) : sentence(weights.error());
    };
    auto tensors = SmallCheckpoint{}.tensors();
    const auto first = fingerprintOf(tensors);
    EXPECT_EQ(first.size(), 64U);
    EXPECT_EQ(fingerprintOf(tensors), first);
    EXPECT_NE(fingerprintOf((SmallCheckpoint{"transformer.", "BF16"}).tensors()), first);
    const auto qkv = std::find_if(
        tensors.begin(), tensors.end(), [](const auto& t) { return t.name == "transformer.h.0.attn.c_attn.weight"; });
    ASSERT_NE(qkv, tensors.end());
    qkv->bytes[10] = static_cast<char>(qkv->bytes[10] + 1);
    EXPECT_NE(fingerprintOf(tensors), first);
}

TEST(Weights, NamesAreThoseOfTheFile)
{
    const TemporaryFolder folder;
    SmallCheckpoint{}.write(folder.path());
    const auto weights = openFolder(folder.path());
    ASSERT_TRUE(weights);
    EXPECT_EQ(weights->namesOf({QkvWeight, 1}), std::vector<std::string>{"transformer.h.1.attn.c_attn.weight"});
    EXPECT_EQ(weights->namesOf({HeadWeight, -1}), std::vector<std::string>{"transformer.wte.weight"});
    EXPECT_EQ(weights->storedBytes({QkvWeight, 1}), 8 * 24 * 4);
    EXPECT_EQ(weights->storedBytes({ScoreWeight, -1}), 0); // random: not in the file
    const auto preset = Weights::open(*openModel("tiny"), 1);
    EXPECT_EQ(preset->namesOf({QkvWeight, 1}), std::vector<std::string>{"h.1.attn.c_attn.weight"});
    EXPECT_EQ(preset->storedBytes({QkvWeight, 1}), 0);
}

TEST(Weights, UntiedHeadAndScoreComeFromTheFile)
{
    const TemporaryFolder folder;
    SmallCheckpoint{"transformer.", "F32", false, true, 3}.write(folder.path());
    const auto weights = openFolder(folder.path());
    ASSERT_TRUE(weights) << sentence(weights.error());
    EXPECT_EQ(readWhole(*weights, {HeadWeight, -1})[5], SmallCheckpoint::valueAt("lm_head.weight", 5));
    EXPECT_EQ(weights->shape({ScoreWeight, -1}), (std::vector<int64_t>{3, 8})); // the checkpoint's own labels
    EXPECT_EQ(readWhole(*weights, {ScoreWeight, -1})[5], SmallCheckpoint::valueAt("score.weight", 5));
}

TEST(Weights, AMissingScoreIsRandomFromTheSeed)
{
    const TemporaryFolder folder;
    SmallCheckpoint{}.write(folder.path());
    const auto source = openModel(folder.path().string());
    ASSERT_TRUE(source);
    const auto read = [&](uint64_t seed) { return readWhole(*Weights::open(*source, seed, 5), {ScoreWeight, -1}); };
    EXPECT_EQ(read(1).size(), 40U);
    EXPECT_EQ(read(1), read(1));
    EXPECT_NE(read(1), read(2));
}

TEST(Weights, ReadsShards)
{
    const TemporaryFolder folder;
    folder.write("config.json", SmallCheckpoint{}.config());
    const auto tensors = SmallCheckpoint{}.tensors();
    const auto half = tensors.begin() + static_cast<std::ptrdiff_t>(tensors.size() / 2);
    folder.write("model-1.safetensors", safetensorsOf({tensors.begin(), half}));
    folder.write("model-2.safetensors", safetensorsOf({half, tensors.end()}));
    nlohmann::json map;
    for (auto it = tensors.begin(); it != tensors.end(); ++it)
        map[it->name] = it < half ? "model-1.safetensors" : "model-2.safetensors";
    const auto writeIndex = [&](const nlohmann::json& weightMap) {
        folder.write("model.safetensors.index.json", nlohmann::json{{"weight_map", weightMap}}.dump());
    };
    writeIndex(map);
    expectAllTensors(folder.path());

    for (const std::string bad :
        {"../model-1.safetensors", "/etc/model.safetensors", "a/b.safetensors", "..", "", "model.bin"}) {
        auto changed = map;
        changed["transformer.wte.weight"] = bad;
        writeIndex(changed);
        EXPECT_NE(errorOf(folder.path()).find("not a .safetensors file in this folder"), std::string::npos) << bad;
    }
    auto swapped = map;
    swapped["transformer.wte.weight"] = "model-2.safetensors";
    writeIndex(swapped);
    EXPECT_EQ(errorOf(folder.path()), "holds no tensor \"transformer.wte.weight\", though the index says so");
    auto absent = map;
    absent["transformer.wte.weight"] = "model-3.safetensors";
    writeIndex(absent);
    EXPECT_EQ(errorOf(folder.path()), "the shard model-3.safetensors is missing");
}

TEST(Weights, NamesAMissingMisshapenOrIntegerTensor)
{
    const TemporaryFolder folder;
    folder.write("config.json", SmallCheckpoint{}.config());
    const auto with = [&](auto change) {
        auto tensors = SmallCheckpoint{}.tensors();
        change(tensors);
        folder.write("model.safetensors", safetensorsOf(tensors));
        return errorOf(folder.path());
    };
    EXPECT_EQ(with([](auto& t) { t.pop_back(); }), "the tensor ln_f.bias is missing");
    EXPECT_EQ(with([](auto& t) {
        t[0].shape = {8, 10};
    }),
        "the tensor transformer.wte.weight has shape [8, 10], but config.json asks for [10, 8]");
    EXPECT_EQ(with([](auto& t) { t[0].dtype = "I32"; }), "the tensor transformer.wte.weight has dtype I32");
}

TEST(Weights, RefusesRangesOutsideTheTensor)
{
    const auto weights = Weights::open(*openModel("tiny"), 1);
    ASSERT_TRUE(weights);
    std::vector<float> two(2);
    EXPECT_TRUE(weights->read({QkvBias, 0}, 190, two));
    EXPECT_FALSE(weights->read({QkvBias, 0}, 191, two));
    EXPECT_FALSE(weights->read({QkvBias, 0}, -1, two));
    EXPECT_FALSE(weights->read({QkvBias, 4}, 0, two)); // the model has layers 0 to 3
}

TEST(Weights, ReadsFromSeveralThreads)
{
    const auto source = openModel((std::filesystem::path(THROUGHLINE_TEST_DATA) / "gpt2").string());
    const auto weights = Weights::open(*source, 1);
    ASSERT_TRUE(weights);
    std::vector<std::vector<float>> read(6);
    std::vector<std::thread> threads;
    for (int layer = 0; layer < 6; ++layer)
        threads.emplace_back([&, layer] {
            read[static_cast<std::size_t>(layer)] = readWhole(*weights, {QkvWeight, layer});
        });
    for (auto& thread : threads)
        thread.join();
    for (int layer = 0; layer < 6; ++layer)
        EXPECT_EQ(read[static_cast<std::size_t>(layer)], readWhole(*weights, {QkvWeight, layer}));
}
