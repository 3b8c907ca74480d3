// SPDX-License-Identifier: GPL-3.0-or-later
// Models by preset, by folder and by name in the hub cache.
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/hub_cache.h>
#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

int64_t distinctParameters(const ModelFacts& facts)
{
    // As parameterCount in core, written out: the tied head is the embedding.
    return facts.embeddingParameters + facts.layers * facts.layerParameters + facts.headParameters
        - (facts.tiedHead ? int64_t{facts.vocab} * facts.hidden : 0);
}

/// A hub cache with one usable and one unusable model.
void fillCache(const TemporaryFolder& cache)
{
    const auto snapshot = cache.path() / "models--maker--small" / "snapshots" / "0123abc";
    std::filesystem::create_directories(snapshot);
    SmallCheckpoint{}.write(snapshot);
    cache.write("models--maker--small/refs/main", "0123abc\n");
    cache.write("models--other/snapshots/77/config.json", R"({"model_type":"bloom"})");
    cache.write("models--other/snapshots/77/model.safetensors", "");
    cache.write("models--other/refs/main", "77");
    cache.write("models--broken/refs/main", "../../../etc");
    cache.write("datasets--a--b/refs/main", "1");
}

} // namespace

TEST(Presets, HaveThePublishedNumbersOfParameters)
{
    const std::vector<std::pair<std::string, int64_t>> published{{"distilgpt2", 81'912'576}, {"gpt2", 124'439'808},
        {"gpt2-medium", 354'823'168}, {"gpt2-large", 774'030'080}, {"gpt2-xl", 1'557'611'200},
        {"TinyLlama-1.1B", 1'100'048'384}, {"Llama-2-7B", 6'738'415'616}, {"Llama-3-8B", 8'030'261'248},
        {"Llama-3.1-70B", 70'553'706'496}, {"Mistral-7B", 7'241'732'096}, {"Qwen2.5-0.5B", 494'032'768},
        {"Qwen2.5-7B", 7'615'616'512}, {"Falcon-7B", 6'921'720'704}};
    for (const auto& [name, parameters] : published) {
        const auto source = openModel(name);
        ASSERT_TRUE(source);
        EXPECT_EQ(distinctParameters(source->facts), parameters) << name;
        EXPECT_TRUE(source->facts.preset);
        EXPECT_FALSE(source->facts.hasTokenizer);
        EXPECT_TRUE(source->folder.empty());
        EXPECT_EQ(source->facts.configHash.size(), 64U);
    }
}

TEST(Presets, AreListedSmallestFirst)
{
    std::vector<std::string> names;
    for (const PresetInfo& preset : presets()) {
        names.push_back(preset.name);
        EXPECT_EQ(preset.facts, openModel(preset.name)->facts);
    }
    EXPECT_EQ(names,
        (std::vector<std::string>{"tiny", "distilgpt2", "gpt2", "gpt2-medium", "Qwen2.5-0.5B", "gpt2-large",
            "TinyLlama-1.1B", "gpt2-xl", "Llama-2-7B", "Falcon-7B", "Mistral-7B", "Qwen2.5-7B", "Llama-3-8B",
            "Llama-3.1-70B"}));
    EXPECT_TRUE(std::is_sorted(presets().begin(), presets().end(),
        [](const auto& a, const auto& b) { return distinctParameters(a.facts) < distinctParameters(b.facts); }));
}

TEST(Presets, FactsCountEachPart)
{
    const ModelFacts facts = openModel("tiny")->facts;
    EXPECT_EQ(facts.embeddingParameters, 512 * 64 + 256 * 64);
    EXPECT_EQ(
        facts.layerParameters, 2 * 2 * 64 + (64 * 192 + 192) + (64 * 64 + 64) + (64 * 256 + 256) + (256 * 64 + 64));
    EXPECT_EQ(facts.headParameters, 2 * 64 + 512 * 64);
    EXPECT_EQ(facts.layers, 4);
    EXPECT_EQ(facts.maxPositions, 256);
    EXPECT_TRUE(facts.tiedHead);
    EXPECT_EQ(facts.family, "gpt2");
    EXPECT_NE(facts.configHash, openModel("gpt2")->facts.configHash);
}

TEST(Presets, FactsOfGroupedHeadsAndWindows)
{
    const ModelFacts llama = openModel("Llama-3-8B")->facts;
    // Two RMS norms; queries, keys and values; output; gate, up and down.
    EXPECT_EQ(llama.layerParameters, 2 * 4096 + 4096 * (4096 + 2 * 1024) + 4096 * 4096 + 3 * 4096 * 14336);
    EXPECT_EQ(llama.headParameters, 4096 + int64_t{128256} * 4096);
    EXPECT_EQ(llama.embeddingParameters, int64_t{128256} * 4096);
    EXPECT_EQ(llama.kvHeads, 8);
    EXPECT_EQ(llama.slidingWindow, 0);
    EXPECT_FALSE(llama.tiedHead);
    EXPECT_EQ(openModel("Mistral-7B")->facts.slidingWindow, 4096);
    const ModelFacts falcon = openModel("Falcon-7B")->facts;
    EXPECT_EQ(falcon.kvHeads, 1);
    EXPECT_EQ(falcon.family, "falcon");
    EXPECT_EQ(falcon.layerParameters, 2 * 4544 + 4544 * (4544 + 2 * 64) + 4544 * 4544 + 8 * 4544 * 4544); // one norm
}

TEST(OpenModel, SaysWhatThereIsWhenNothingHasTheName)
{
    const TemporaryFolder cache;
    fillCache(cache);
    const ScopedVariable variable("HF_HUB_CACHE", cache.path().c_str());
    const auto source = openModel("gpt3");
    ASSERT_FALSE(source);
    EXPECT_NE(source.error().what.find("\"gpt3\""), std::string::npos);
    EXPECT_NE(source.error().remedy.find("tiny, distilgpt2"), std::string::npos);
    EXPECT_NE(source.error().remedy.find("maker/small"), std::string::npos);
    for (const std::string name : {"", "../..", "a/b/c", "maker/", "/", "maker/../small"})
        EXPECT_FALSE(openModel(name)) << name;
}

TEST(OpenModel, FindsModelsInTheHubCache)
{
    const TemporaryFolder cache;
    fillCache(cache);
    const ScopedVariable variable("HF_HUB_CACHE", cache.path().c_str());
    const auto source = openModel("maker/small");
    ASSERT_TRUE(source) << sentence(source.error());
    EXPECT_EQ(source->name, "maker/small");
    EXPECT_EQ(source->folder, cache.path() / "models--maker--small" / "snapshots" / "0123abc");
    EXPECT_FALSE(source->facts.preset);
    EXPECT_FALSE(source->facts.hasTokenizer);
    EXPECT_FALSE(openModel("broken"));
    EXPECT_EQ(openModel("other").error().what, "model_type \"bloom\" is not supported");
}

TEST(OpenModel, ListsPresetsThenTheCacheWithWhyNot)
{
    const TemporaryFolder cache;
    fillCache(cache);
    const ScopedVariable variable("HF_HUB_CACHE", cache.path().c_str());
    const auto models = listModels();
    ASSERT_EQ(models.size(), presets().size() + 2);
    EXPECT_EQ(models[0].name, "tiny");
    EXPECT_EQ(models[0].kind, "preset");
    const auto& usable = models[presets().size()];
    EXPECT_EQ(usable.name, "maker/small");
    EXPECT_EQ(usable.kind, "cached");
    EXPECT_EQ(usable.unusable, "");
    EXPECT_EQ(usable.facts.hidden, 8);
    EXPECT_NE(models.back().unusable.find("bloom"), std::string::npos);
}

TEST(HubCache, IsWhereTheEnvironmentSays)
{
    const ScopedVariable cache("HF_HUB_CACHE", "/cache");
    const ScopedVariable home("HF_HOME", "/hf");
    const ScopedVariable xdg("XDG_CACHE_HOME", "/xdg");
    const ScopedVariable user("HOME", "/home/user");
    EXPECT_EQ(hubCacheFolder(), "/cache");
    const ScopedVariable noCache("HF_HUB_CACHE", nullptr);
    EXPECT_EQ(hubCacheFolder(), "/hf/hub");
    const ScopedVariable noHome("HF_HOME", nullptr);
    EXPECT_EQ(hubCacheFolder(), "/xdg/huggingface/hub");
    const ScopedVariable noXdg("XDG_CACHE_HOME", nullptr);
    EXPECT_EQ(hubCacheFolder(), "/home/user/.cache/huggingface/hub");
}

TEST(OpenModel, RefusesPickleAndGgufByNameAndContent)
{
    const TemporaryFolder folder;
    folder.write("config.json", SmallCheckpoint{}.config());
    const auto open = [&](const std::filesystem::path& path) { return openModel(path.string()).error(); };
    EXPECT_EQ(open(folder.path()).what, "holds no model.safetensors");
    const auto pickle = folder.write("pytorch_model.bin", "anything");
    EXPECT_EQ(open(folder.path()).what, "is a pickle file, which can run code and is never opened");
    EXPECT_EQ(open(folder.path()).where, pickle.string());
    EXPECT_EQ(open(pickle).what, "is a pickle file, which can run code and is never opened");
    const std::string rest(60, '\x01');
    EXPECT_EQ(open(folder.write("a.model", "GGUF" + rest)).what, "is a GGUF file, which is not read");
    EXPECT_EQ(open(folder.write("b.model", "\x80\x02" + rest)).what,
        "is a pickle file, which can run code and is never opened");
    EXPECT_EQ(open(folder.write("c.model", "PK\x03\x04" + rest)).what,
        "is a zip archive (as PyTorch's pickle files are), which can run code and is never opened");
    EXPECT_EQ(open(folder.write("d.gguf", "")).what, "is a GGUF file, which is not read");
    EXPECT_EQ(open(folder.write("e.safetensors", "")).what, "is a file, not a checkpoint's folder");
}
