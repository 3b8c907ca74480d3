// SPDX-License-Identifier: GPL-3.0-or-later
// Names of models on a hub, where the cache is, what lies in it and what is missing of it.
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/hub_cache.h>
#include <checkpoint/hub_name.h>
#include <checkpoint/model_source.h>

#include <gtest/gtest.h>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string firstCommit(40, '1');
const std::string secondCommit(40, '2');

/// maker/small at two commits: main is the second; v1 and refs/pr/1 the first.
void fillRevisions(const TemporaryFolder& cache)
{
    for (const std::string& commit : {firstCommit, secondCommit})
        cache.write("models--maker--small/snapshots/" + commit + "/config.json", "{}");
    cache.write("models--maker--small/refs/main", secondCommit);
    cache.write("models--maker--small/refs/v1", firstCommit);
    cache.write("models--maker--small/refs/refs/pr/1", firstCommit);
    cache.write("models--maker--small/refs/gone", std::string(40, '3'));
    cache.write("models--maker--small/refs/evil", "../../../..");
    cache.write("models--other/snapshots/" + firstCommit + "/config.json", "{}"); // fetched by its commit: no refs
    cache.write("models--a--b--c/refs/main", firstCommit);
    cache.write(".locks/models--maker--small/x.lock", "");
}

std::string whatIsMissing(const std::filesystem::path& snapshot)
{
    const auto complete = checkSnapshot(snapshot, "maker/small");
    return complete ? "" : sentence(complete.error());
}

std::string missingSentence(const std::filesystem::path& snapshot, const std::string& file)
{
    return snapshot.string() + ": is incomplete: " + file
        + " is missing; finish the download with `throughline models get maker/small`.";
}

} // namespace

TEST(HubName, IsReadAsTheHubAllowsIt)
{
    EXPECT_EQ(parseHubName("maker/small"), (HubName{"maker/small", "main"}));
    EXPECT_EQ(parseHubName("gpt2"), (HubName{"gpt2", "main"}));
    EXPECT_EQ(parseHubName("maker/small@v1.0"), (HubName{"maker/small", "v1.0"}));
    EXPECT_EQ(parseHubName("maker/Small_2.5-x@refs/pr/1"), (HubName{"maker/Small_2.5-x", "refs/pr/1"}));
    for (const std::string name : {"", "/", "maker/", "/small", "a/b/c", "..", "../..", "maker/..", "maker/.small",
             "maker/small.", "-maker/small", "maker/sm--all", "maker/sm..all", "maker/sm all", "maker/sm\nall",
             "maker/sm+all", "maker\\small", "maker/small@", "maker/small@..", "maker/small@a/../b", "maker/small@/a",
             "maker/small@a/", "maker/small@a b", "maker/small@a@b", "mäker/small", "https://huggingface.co/a/b"})
        EXPECT_FALSE(parseHubName(name)) << name;
    EXPECT_TRUE(parseHubName("maker/" + std::string(90, 'a')));
    EXPECT_FALSE(parseHubName("maker/" + std::string(91, 'a')));
    EXPECT_FALSE(parseHubName("maker/small@" + std::string(201, 'a')));
}

TEST(HubName, HasAFolderAndComesBackFromIt)
{
    EXPECT_EQ(hubFolderName("maker/small"), "models--maker--small");
    EXPECT_EQ(hubFolderName("gpt2"), "models--gpt2");
    EXPECT_EQ(hubRepository("models--maker--small"), "maker/small");
    EXPECT_EQ(hubRepository("models--gpt2"), "gpt2");
    for (const std::string folder : {"datasets--a--b", "models--", "models--a--b--c", "models", ".locks", "models--.."})
        EXPECT_EQ(hubRepository(folder), "") << folder;
}

TEST(HubCache, ExpandsVariablesAsThePackageDoes)
{
    const ScopedVariable home("HOME", "/home/user");
    const ScopedVariable disk("BIG_DISK", "/big");
    const ScopedVariable noCache("HF_HUB_CACHE", nullptr);
    const ScopedVariable noHome("HF_HOME", nullptr);
    const ScopedVariable noToken("HF_TOKEN_PATH", nullptr);
    const auto folderFor = [](const char* value) {
        const ScopedVariable cache("HF_HUB_CACHE", value);
        return hubCacheFolder().string();
    };
    EXPECT_EQ(folderFor("~/cache"), "/home/user/cache");
    EXPECT_EQ(folderFor("~"), "/home/user");
    EXPECT_EQ(folderFor("$BIG_DISK/hub"), "/big/hub");
    EXPECT_EQ(folderFor("${BIG_DISK}2/$HOME"), "/big2//home/user");
    EXPECT_EQ(folderFor("/a~/$"), "/a~/$");
    EXPECT_EQ(folderFor("/${BIG_DISK"), "/${BIG_DISK");
    const ScopedVariable unset("NO_SUCH_VARIABLE", nullptr);
    EXPECT_EQ(folderFor("/$NO_SUCH_VARIABLE/x"), "/$NO_SUCH_VARIABLE/x");
    const ScopedVariable old("HUGGINGFACE_HUB_CACHE", "/old");
    EXPECT_EQ(hubCacheFolder(), "/old");
    const ScopedVariable hub("HF_HOME", "~/hf");
    EXPECT_EQ(hubTokenFile(), "/home/user/hf/token");
    const ScopedVariable token("HF_TOKEN_PATH", "$BIG_DISK/token");
    EXPECT_EQ(hubTokenFile(), "/big/token");
}

TEST(HubCache, FindsSnapshotsByBranchTagAndCommit)
{
    const TemporaryFolder cache;
    fillRevisions(cache);
    const auto snapshots = cache.path() / "models--maker--small" / "snapshots";
    const auto found = [&](const std::string& name) { return cachedSnapshot(cache.path(), name); };
    EXPECT_EQ(found("maker/small"), snapshots / secondCommit);
    EXPECT_EQ(found("maker/small@main"), snapshots / secondCommit);
    EXPECT_EQ(found("maker/small@v1"), snapshots / firstCommit);
    EXPECT_EQ(found("maker/small@refs/pr/1"), snapshots / firstCommit);
    EXPECT_EQ(found("maker/small@" + firstCommit), snapshots / firstCommit);
    for (const std::string revision : {"gone", "evil", "v2", "refs", "refs/pr", "111111"})
        EXPECT_EQ(found("maker/small@" + revision), std::nullopt) << revision;
    EXPECT_EQ(found("other"), std::nullopt);
    EXPECT_EQ(cachedSnapshot("", "maker/small"), std::nullopt);
}

TEST(HubCache, ListsEveryRevisionThatCanBeNamed)
{
    const TemporaryFolder cache;
    fillRevisions(cache);
    EXPECT_EQ(cachedModels(cache.path()),
        (std::vector<std::string>{"maker/small", "maker/small@refs/pr/1", "maker/small@v1", "other@" + firstCommit}));
    EXPECT_TRUE(cachedModels("/no/such/folder").empty());
}

TEST(HubCache, NamesTheFileThatIsMissing)
{
    const TemporaryFolder cache;
    const std::string place = "models--maker--small/snapshots/" + firstCommit;
    const auto snapshot = cache.path() / place;
    std::filesystem::create_directories(snapshot);
    EXPECT_EQ(whatIsMissing(snapshot), missingSentence(snapshot, "config.json"));
    cache.write(place + "/config.json", "{}");
    EXPECT_EQ(whatIsMissing(snapshot), missingSentence(snapshot, "model.safetensors"));
    cache.write(place + "/model.safetensors.index.json",
        R"({"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}})");
    EXPECT_EQ(whatIsMissing(snapshot), missingSentence(snapshot, "model-1.safetensors"));
    cache.write(place + "/model-1.safetensors", "");
    EXPECT_EQ(whatIsMissing(snapshot), missingSentence(snapshot, "model-2.safetensors"));
    cache.write(place + "/model-2.safetensors", "");
    EXPECT_EQ(whatIsMissing(snapshot), "");
    std::filesystem::create_symlink("../../blobs/gone", snapshot / "tokenizer.json");
    EXPECT_EQ(whatIsMissing(snapshot), missingSentence(snapshot, "tokenizer.json"));
    std::filesystem::remove(snapshot / "tokenizer.json");
    cache.write(place + "/model.safetensors.index.json", R"({"weight_map":{"a":"../x.safetensors"}})");
    EXPECT_NE(whatIsMissing(snapshot).find("weight_map/a names \"../x.safetensors\""), std::string::npos);
}

TEST(HubCache, WeightsOfAnotherFormatAreRefusedAsSuch)
{
    const TemporaryFolder cache;
    const std::string place = "models--maker--small/snapshots/" + firstCommit;
    cache.write(place + "/config.json", "{}");
    cache.write(place + "/pytorch_model.bin", "x");
    EXPECT_EQ(whatIsMissing(cache.path() / place), "");
}

TEST(HubCache, AnIncompleteModelIsRefusedAndListedWithTheReason)
{
    const TemporaryFolder cache;
    const ScopedVariable variable("HF_HUB_CACHE", cache.path().c_str());
    const std::string place = "models--maker--small/snapshots/" + firstCommit;
    cache.write(place + "/config.json", SmallCheckpoint{}.config());
    cache.write("models--maker--small/refs/main", firstCommit);
    const auto source = openModel("maker/small");
    ASSERT_FALSE(source);
    EXPECT_EQ(sentence(source.error()), missingSentence(cache.path() / place, "model.safetensors"));
    EXPECT_EQ(listModels().back().unusable, missingSentence(cache.path() / place, "model.safetensors"));
    EXPECT_NE(openModel("maker/large").error().remedy.find("`throughline models get maker/large`"), std::string::npos);
    EXPECT_EQ(openModel("no model").error().remedy.find("models get"), std::string::npos);
}
