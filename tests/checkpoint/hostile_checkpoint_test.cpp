// SPDX-License-Identifier: GPL-3.0-or-later
// Broken checkpoints as whole folders: each is refused with the file and the rule, at once and in little memory. Broken
// safetensors headers have a table of their own in safetensors_test.
#include <tests/checkpoint/safetensors_writer.h>
#include <tests/checkpoint/spent_resources.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/weights.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <sys/stat.h>

using namespace throughline;
using namespace throughline::test;
using nlohmann::json;

namespace {

/// A Llama of two layers in two shards, before it is written.
struct Checkpoint {
    json config{{"model_type", "llama"}, {"hidden_size", 16}, {"num_hidden_layers", 2}, {"num_attention_heads", 4},
        {"num_key_value_heads", 2}, {"intermediate_size", 24}, {"vocab_size", 20}, {"max_position_embeddings", 32},
        {"eos_token_id", 2}, {"rope_theta", 10000.0}};
    std::map<std::string, std::vector<WrittenTensor>> shards;
    json index;                               // weight_map
    std::map<std::string, std::string> files; // by name; instead of what is written otherwise
    std::vector<std::string> absent;

    static constexpr const char* first = "model-00001-of-00002.safetensors";
    static constexpr const char* second = "model-00002-of-00002.safetensors";

    Checkpoint()
    {
        add(first, "model.embed_tokens.weight", {20, 16});
        for (const std::string layer : {"0", "1"}) {
            const char* shard = layer == "0" ? first : second;
            const std::string at = "model.layers." + layer + ".";
            for (const char* norm : {"input_layernorm.weight", "post_attention_layernorm.weight"})
                add(shard, at + norm, {16});
            add(shard, at + "self_attn.q_proj.weight", {16, 16});
            add(shard, at + "self_attn.k_proj.weight", {8, 16});
            add(shard, at + "self_attn.v_proj.weight", {8, 16});
            add(shard, at + "self_attn.o_proj.weight", {16, 16});
            add(shard, at + "mlp.gate_proj.weight", {24, 16});
            add(shard, at + "mlp.up_proj.weight", {24, 16});
            add(shard, at + "mlp.down_proj.weight", {16, 24});
        }
        add(second, "model.norm.weight", {16});
        add(second, "lm_head.weight", {20, 16});
    }

    void add(const char* shard, const std::string& name, const std::vector<int64_t>& shape)
    {
        int64_t elements = 1;
        for (const int64_t size : shape)
            elements *= size;
        shards[shard].push_back({name, "F32", shape, std::string(static_cast<std::size_t>(4 * elements), '\x01')});
        index[name] = shard;
    }
    WrittenTensor& tensor(const std::string& name)
    {
        auto& all = shards[index.at(name).get<std::string>()];
        return *std::find_if(all.begin(), all.end(), [&](const WrittenTensor& each) { return each.name == name; });
    }
    void remove(const std::string& name)
    {
        auto& all = shards[index.at(name).get<std::string>()];
        std::erase_if(all, [&](const WrittenTensor& each) { return each.name == name; });
        index.erase(name);
    }
    void write(const TemporaryFolder& folder) const
    {
        auto all = files;
        all.emplace("config.json", config.dump());
        all.emplace("model.safetensors.index.json", json{{"weight_map", index}}.dump());
        for (const auto& [name, tensors] : shards)
            all.emplace(name, safetensorsOf(tensors));
        for (const auto& [name, content] : all)
            if (std::find(absent.begin(), absent.end(), name) == absent.end())
                folder.write(name, content);
    }
};

struct HostileFolder {
    std::string name;
    std::function<void(Checkpoint&)> harm;
    std::string file; // that the message names
    std::string rule; // a part of the message
};

const char* const configFile = "config.json";
const char* const indexFile = "model.safetensors.index.json";

/// A case that sets one key of config.json.
HostileFolder withKey(const char* key, const json& value, const std::string& rule)
{
    return {key + std::string(" ") + value.dump().substr(0, 40), [=](Checkpoint& c) { c.config[key] = value; },
        configFile, rule};
}

/// A case that replaces a file's content.
HostileFolder withFile(const std::string& name, const char* file, const std::string& content, const std::string& rule)
{
    return {name, [=](Checkpoint& c) { c.files[file] = content; }, file, rule};
}

std::vector<HostileFolder> brokenConfigs()
{
    const std::string good = Checkpoint().config.dump();
    return {
        {"no config", [](Checkpoint& c) { c.absent = {configFile}; }, configFile, "can't be read"},
        withFile("empty config", configFile, "", "there is nothing in it"),
        withFile("half a config", configFile, good.substr(0, good.size() / 2), "unexpected end of input"),
        withFile("a list", configFile, "[]", "is not a JSON object"),
        withFile("a NUL", configFile, good + std::string("\0", 1), "a NUL byte"),
        withFile("not UTF-8", configFile, "{\"model_type\":\"\xff\"}", "UTF-8"),
        withFile("a key twice", configFile, "{\"vocab_size\":1," + good.substr(1), "\"vocab_size\" stands twice"),
        withFile("a deep list", configFile, "{\"x\":" + std::string(100'000, '['), "64"),
        withFile("a number beyond fp64", configFile, R"({"model_type":1e400})", "a number is too large"),
        withFile("2 MB of blanks", configFile, std::string(2'000'000, ' '), "at most 1048576 are read"),
        withKey("model_type", nullptr, "model_type is missing"),
        withKey("model_type", 5, "model_type must be a string, not 5"),
        withKey("model_type", "bloom", "\"bloom\" is not supported"),
        withKey("hidden_size", nullptr, "hidden_size is missing"),
        withKey("hidden_size", 18, "18 is not a multiple of num_attention_heads 4"),
        withKey("hidden_size", -16, "from 1 to 16777216, not -16"),
        withKey("num_hidden_layers", 1'000'000, "from 1 to 4096"),
        withKey("num_hidden_layers", 18446744073709551615ULL, "from 1 to 4096"),
        withKey("num_attention_heads", 4.0, "must be a whole number"),
        withKey("num_key_value_heads", 3, "4 is not a multiple of the 3 heads"),
        withKey("num_key_value_heads", "2", "must be a whole number"),
        withKey("head_dim", 1024, "at most 256 wide"),
        withKey("head_dim", 5, "5 is odd"),
        withKey("vocab_size", 0, "from 1 to 16777216, not 0"),
        withKey("eos_token_id", 20, "below vocab_size"),
        withKey("eos_token_id", json::array({2, "x"}), "not \"x\""),
        withKey("rms_norm_eps", 0, "must be a positive number"),
        withKey("hidden_act", "relu", "\"relu\" is not supported"),
        withKey("rope_theta", "large", "must be a positive number"),
        withKey("rope_scaling", {{"rope_type", "yarn"}, {"factor", 4}}, "\"yarn\" is not supported"),
        withKey("rope_scaling", {{"rope_type", "linear"}, {"factor", -4}}, "factor must be a positive number"),
        withKey("quantization_config", {{"bits", 4}}, "quantization_config is not supported"),
        withKey("num_local_experts", 8, "num_local_experts is not supported"),
        withKey("tie_word_embeddings", "yes", "must be true or false"),
        withFile(
            "half a generation config", "generation_config.json", R"({"eos_token_id":)", "unexpected end of input"),
        withFile("another vocabulary's end", "generation_config.json", R"({"eos_token_id":[2,50256]})", "not 50256"),
    };
}

std::vector<HostileFolder> brokenShards()
{
    const auto mapped = [](const std::string& name, const json& shard, const std::string& rule) -> HostileFolder {
        return {name, [=](Checkpoint& c) { c.index["model.norm.weight"] = shard; }, indexFile, rule};
    };
    return {
        {"no weights", [](Checkpoint& c) { c.absent = {indexFile}; }, "", "holds no model.safetensors"},
        {"only a pickle file",
            [](Checkpoint& c) {
                c.absent = {indexFile};
                c.files["pytorch_model.bin"] = "x";
            },
            "pytorch_model.bin", "is a pickle file"},
        withFile("an index that is none", indexFile, "weights", "invalid literal"),
        withFile("an index without a map", indexFile, R"({"metadata":{}})", "weight_map is missing"),
        withFile("an empty map", indexFile, R"({"weight_map":{}})", "weight_map is missing"),
        withFile("a map that is a list", indexFile, R"({"weight_map":[]})", "weight_map is missing"),
        withFile("an index of 3 MB", indexFile, "[" + std::string(3'000'000, ' ') + "]", "at most 524288 are read"),
        mapped("a shard above", "../model.safetensors", "not a .safetensors file in this folder"),
        mapped("an absolute shard", "/etc/model.safetensors", "not a .safetensors file in this folder"),
        mapped("a shard below", "a/model.safetensors", "not a .safetensors file in this folder"),
        mapped("a shard with a NUL", std::string("a\0.safetensors", 14), "not a .safetensors file in this folder"),
        mapped("a pickled shard", "pytorch_model-1.bin", "not a .safetensors file in this folder"),
        mapped("a number for a shard", 1, "not a .safetensors file in this folder"),
        mapped("a shard that is not there", "model-00003-of-00002.safetensors", "is missing"),
        {"a tensor in the other shard", [](Checkpoint& c) { c.index["model.norm.weight"] = Checkpoint::first; },
            Checkpoint::first, "though the index says so"},
        {"a tensor in two shards", [](Checkpoint& c) { c.add(Checkpoint::first, "model.norm.weight", {16}); },
            Checkpoint::first, "is in two shards"},
        withFile("an empty shard", Checkpoint::second, "", "shorter than 8 bytes"),
        {"a shard cut off",
            [](Checkpoint& c) {
                const std::string whole = safetensorsOf(c.shards[Checkpoint::second]);
                c.files[Checkpoint::second] = whole.substr(0, whole.size() - 1);
            },
            Checkpoint::second, "beyond the end of the file"},
        {"a shard of half a header",
            [](Checkpoint& c) {
                c.files[Checkpoint::second] = safetensorsOf(c.shards[Checkpoint::second]).substr(0, 100);
            },
            Checkpoint::second, "longer than the file"},
        {"a shard with something behind",
            [](Checkpoint& c) { c.files[Checkpoint::first] = safetensorsOf(c.shards[Checkpoint::first]) + "x"; },
            Checkpoint::first, "belong to no tensor"},
        withFile("a header of 2^63 bytes", Checkpoint::first, std::string("\0\0\0\0\0\0\0\x80{}", 10), "are allowed"),
        withFile("a GGUF shard", Checkpoint::first, "GGUF" + std::string(60, '\0'), "GGUF"),
        withFile("a zipped shard", Checkpoint::first, "PK\x03\x04" + std::string(60, '\0'), "zip archive"),
    };
}

std::vector<HostileFolder> brokenTables()
{
    const auto missing = [](const std::string& name) -> HostileFolder {
        return {"without " + name, [=](Checkpoint& c) { c.remove(name); }, indexFile, "is missing"};
    };
    const auto shaped = [](const std::string& name, std::vector<int64_t> shape, const char* shard) -> HostileFolder {
        return {name + " misshapen", [=](Checkpoint& c) { c.tensor(name).shape = shape; }, shard, "has shape"};
    };
    const auto typed = [](const std::string& dtype, int64_t rows) -> HostileFolder {
        return {"weights in " + dtype,
            [=](Checkpoint& c) {
                auto& norm = c.tensor("model.norm.weight");
                norm.dtype = dtype;
                norm.bytes.resize(static_cast<std::size_t>(rows * 16));
            },
            Checkpoint::second, "has dtype " + dtype};
    };
    return {
        missing("model.embed_tokens.weight"),
        missing("model.layers.1.self_attn.k_proj.weight"),
        missing("model.layers.0.mlp.gate_proj.weight"),
        missing("model.norm.weight"),
        missing("lm_head.weight"),
        {"without biases", [](Checkpoint& c) { c.config["attention_bias"] = true; }, indexFile,
            "q_proj.bias is missing"},
        {"another family's names", [](Checkpoint& c) { c.config["model_type"] = "falcon"; }, indexFile, "is missing"},
        {"more layers than there are", [](Checkpoint& c) { c.config["num_hidden_layers"] = 4096; }, indexFile,
            "layers.2.input_layernorm.weight is missing"},
        {"a far larger model", [](Checkpoint& c) { c.config["vocab_size"] = 1 << 24; }, Checkpoint::first, "has shape"},
        {"fewer heads of keys", [](Checkpoint& c) { c.config["num_key_value_heads"] = 1; }, Checkpoint::first,
            "asks for [4, 16]"},
        shaped("model.embed_tokens.weight", {16, 20}, Checkpoint::first),
        shaped("model.layers.0.mlp.down_proj.weight", {24, 16}, Checkpoint::first),
        shaped("model.layers.1.self_attn.v_proj.weight", {16, 8}, Checkpoint::second),
        shaped("model.norm.weight", {16, 1}, Checkpoint::second),
        shaped("model.norm.weight", {1, 16}, Checkpoint::second),
        typed("I32", 4),
        typed("F64", 8),
        typed("F8_E4M3", 1),
    };
}

std::optional<Error> refusalOf(const TemporaryFolder& folder)
{
    const auto source = openModel(folder.path().string());
    if (!source)
        return source.error();
    const auto weights = Weights::open(*source, 1);
    return weights ? std::nullopt : std::optional(weights.error());
}

void expectRefused(const std::vector<HostileFolder>& cases)
{
    for (const HostileFolder& hostile : cases) {
        const TemporaryFolder folder;
        Checkpoint checkpoint;
        hostile.harm(checkpoint);
        checkpoint.write(folder);
        const SpentResources spent;
        const auto error = refusalOf(folder);
        spent.expectLittle(hostile.name);
        ASSERT_TRUE(error) << hostile.name;
        EXPECT_NE(error->what.find(hostile.rule), std::string::npos) << hostile.name << ": " << sentence(*error);
        EXPECT_NE(sentence(*error).find(hostile.file), std::string::npos) << hostile.name << ": " << sentence(*error);
        EXPECT_LE(sentence(*error).size(), 1000U) << hostile.name;
    }
}

} // namespace

TEST(HostileCheckpoint, TheUnharmedOneOpens)
{
    const TemporaryFolder folder;
    Checkpoint().write(folder);
    const auto error = refusalOf(folder);
    EXPECT_FALSE(error) << sentence(*error);
}

TEST(HostileCheckpoint, TheTableIsLong)
{
    EXPECT_GE(brokenConfigs().size() + brokenShards().size() + brokenTables().size(), 60U);
}

TEST(HostileCheckpoint, BrokenConfigsAreRefused) { expectRefused(brokenConfigs()); }
TEST(HostileCheckpoint, BrokenShardsAreRefused) { expectRefused(brokenShards()); }
TEST(HostileCheckpoint, BrokenTablesOfWeightsAreRefused) { expectRefused(brokenTables()); }

TEST(HostileCheckpoint, PipesAndFoldersAreNoFiles)
{
    for (const char* name : {configFile, indexFile, Checkpoint::first}) {
        const TemporaryFolder folder;
        Checkpoint checkpoint;
        checkpoint.absent = {name};
        checkpoint.write(folder);
        const auto path = folder.path() / name;
        ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
        auto error = refusalOf(folder);
        ASSERT_TRUE(error) << name;
        EXPECT_EQ(error->what, "is not a regular file");
        EXPECT_EQ(error->where, path.string());
        std::filesystem::remove(path);
        std::filesystem::create_directory(path);
        error = refusalOf(folder);
        ASSERT_TRUE(error) << name;
        EXPECT_EQ(error->what, "is not a regular file");
    }
}

TEST(HostileCheckpoint, ALongIndexOfNumbersTakesLittleMemory)
{
    std::string index = "[0";
    while (index.size() < 500'000)
        index += ",0";
    expectRefused({withFile("a list of 250,000 numbers", indexFile, index + "]", "weight_map is missing")});
}
