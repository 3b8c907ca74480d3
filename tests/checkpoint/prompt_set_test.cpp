// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts from each source, to ids.
#include <tests/checkpoint/small_checkpoint.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/prompt_set.h>

#include <gtest/gtest.h>

using namespace throughline;
using namespace throughline::test;
using Ids = std::vector<int>;

namespace {

Result<PromptSet> make(const Settings& settings, int count, const std::string& model = "tiny")
{
    const auto source = openModel(model);
    if (!source)
        return source.error();
    const auto tokenizer = Tokenizer::open(*source);
    if (!tokenizer)
        return tokenizer.error();
    return makePrompts(*source, *tokenizer, settings, count);
}

Settings sourced(PromptSource source)
{
    Settings settings;
    settings.prompts = std::move(source);
    return settings;
}
Settings typed(std::vector<std::string> texts) { return sourced({PromptKind::Text, "", std::move(texts)}); }
Settings random(int length, uint64_t seed = 1) { return sourced({PromptKind::Random, "", {}, length, seed}); }

Settings inFile(const std::filesystem::path& path) { return sourced({PromptKind::File, path.string(), {}}); }

} // namespace

TEST(BuiltInPrompts, HaveTheirLengths)
{
    ASSERT_GE(builtInPrompts().size(), 2U);
    EXPECT_EQ(builtInPrompts()[0].name, "ten-openings");
    EXPECT_EQ(builtInPrompts()[0].lengths, (Ids{10, 16, 13, 17, 28, 17, 11, 24, 9, 19}));
    for (const auto& set : builtInPrompts())
        EXPECT_EQ(set.texts.size(), set.lengths.size()) << set.name;
}

TEST(PromptSet, BuiltInOnAPresetAreRandomIdsOfTheListedLengths)
{
    const auto set = make({}, 23);
    ASSERT_TRUE(set) << sentence(set.error());
    ASSERT_EQ(set->ids.size(), 23U);
    for (std::size_t i = 0; i < 23; ++i) {
        EXPECT_EQ(set->ids[i].size(), static_cast<std::size_t>(builtInPrompts()[0].lengths[i % 10]));
        EXPECT_EQ(set->ids[i], set->ids[i % 10]);
    }
    // From an independent calculation, as in random_weights_test.cpp.
    EXPECT_EQ(set->ids[0], (Ids{194, 24, 68, 89, 443, 181, 311, 99, 361, 367}));
    EXPECT_EQ(
        set->ids[19], (Ids{447, 288, 427, 146, 448, 199, 398, 349, 367, 212, 9, 203, 469, 69, 241, 178, 3, 387, 447}));
    EXPECT_EQ(set->textOf[12], "⟨random 3⟩");
    EXPECT_EQ(set->texts, std::vector<std::string>(10));
}

TEST(PromptSet, BuiltInOnACheckpointAreTexts)
{
    const auto set = make({}, 11, std::string(THROUGHLINE_TEST_DATA) + "/gpt2");
    ASSERT_TRUE(set) << sentence(set.error());
    EXPECT_EQ(set->textOf[10], builtInPrompts()[0].texts[0]);
    EXPECT_EQ(set->texts.size(), 10U);
    EXPECT_EQ(set->ids[10], set->ids[0]);
    EXPECT_FALSE(set->ids[0].empty());
}

TEST(PromptSet, TypedTextIsRepeatedCutAndTruncated)
{
    Settings settings = typed({"ab", "xyz"});
    const auto five = make(settings, 5);
    ASSERT_TRUE(five);
    EXPECT_EQ(five->ids, (std::vector<Ids>{{97, 98}, {120, 121, 122}, {97, 98}, {120, 121, 122}, {97, 98}}));
    EXPECT_EQ(five->textOf, (std::vector<std::string>{"ab", "xyz", "ab", "xyz", "ab"}));
    EXPECT_EQ(five->texts, (std::vector<std::string>{"ab", "xyz"}));
    EXPECT_EQ(make(settings, 1)->ids, (std::vector<Ids>{{97, 98}}));
    settings.truncateTo = 2;
    EXPECT_EQ(make(settings, 2)->ids, (std::vector<Ids>{{97, 98}, {120, 121}}));
}

TEST(PromptSet, RandomPromptsAreEachTheirOwn)
{
    const auto set = make(random(64), 20);
    ASSERT_TRUE(set);
    for (std::size_t i = 0; i < 20; ++i) {
        EXPECT_EQ(set->ids[i].size(), 64U);
        for (const int id : set->ids[i])
            EXPECT_TRUE(id >= 0 && id < 512);
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_NE(set->ids[i], set->ids[j]);
    }
    EXPECT_EQ(set->ids, make(random(64), 20)->ids);
    EXPECT_NE(set->ids, make(random(64, 2), 20)->ids);
    // The count and the length don't change what a prompt begins with.
    EXPECT_EQ(make(random(10), 3)->ids[2], Ids(set->ids[2].begin(), set->ids[2].begin() + 10));
    EXPECT_EQ(set->textOf[2], "⟨random 3⟩");
}

TEST(PromptSet, HashIsOfTheIds)
{
    const auto hash = make(typed({"ab"}), 2)->hash;
    EXPECT_EQ(hash.size(), 64U);
    EXPECT_EQ(make(typed({"ab", "ab"}), 2)->hash, hash);
    EXPECT_NE(make(typed({"abab"}), 1)->hash, hash);
    EXPECT_NE(make(typed({"ab"}), 3)->hash, hash);
}

TEST(PromptSet, ReadsTextFiles)
{
    const TemporaryFolder folder;
    const auto set = make(inFile(folder.write("p.txt", "\xef\xbb\xbfone\r\n\r\n  \n two \nthree")), 3);
    ASSERT_TRUE(set) << sentence(set.error());
    EXPECT_EQ(set->texts, (std::vector<std::string>{"one", " two ", "three"}));
}

TEST(PromptSet, ReadsJsonLines)
{
    const TemporaryFolder folder;
    const auto set =
        make(inFile(folder.write("p.JSONL",
                 "\"one\"\n\n{\"text\":\"two\",\"id\":2}\r\n{\"text\":\"no\",\"prompt\":\"three\\nlines\"}\n")),
            3);
    ASSERT_TRUE(set) << sentence(set.error());
    EXPECT_EQ(set->texts, (std::vector<std::string>{"one", "two", "three\nlines"}));
}

TEST(PromptSet, ReadsCsv)
{
    const TemporaryFolder folder;
    const auto textsOf = [&](const std::string& content) {
        const auto set = make(inFile(folder.write("p.csv", content)), 1);
        EXPECT_TRUE(set) << sentence(set.error());
        return set ? set->texts : std::vector<std::string>{};
    };
    using Texts = std::vector<std::string>;
    EXPECT_EQ(
        textsOf("\xef\xbb\xbfid,prompt\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,d\r\n"), (Texts{"a, \"b\"\r\nc", "d"}));
    EXPECT_EQ(textsOf("\"text\",x\nfirst,1\n"), (Texts{"first"}));
    EXPECT_EQ(textsOf("text,prompt\nno,yes"), (Texts{"yes"}));
    EXPECT_EQ(textsOf("Once,1\nTwice,2\n"), (Texts{"Once", "Twice"})); // no named column: the first, from the first row
    EXPECT_EQ(textsOf("a\"b,c\n"), (Texts{"a\"b"}));                   // a quote inside an unquoted field is itself
}

TEST(PromptSet, ErrorsNameFileAndLine)
{
    const TemporaryFolder folder;
    struct Bad {
        std::string name;
        std::string content;
        std::string where; // behind the path
        std::string what;  // a part
    };
    const std::vector<Bad> table{
        {"a.txt", "\n \n", "", "holds no prompts"},
        {"b.jsonl", "\"x\"\n{\"prompt\":3}\n", ":2", "neither a string nor"},
        {"c.jsonl", "\"x\"\n\n{\"question\":\"y\"}\n", ":3", "neither a string nor"},
        {"d.jsonl", "\"x\"\n{\"prompt\":\n", ":2", ""},
        {"e.jsonl", "{\"prompt\":\"a\",\"prompt\":\"b\"}\n", ":1", "prompt"},
        {"f.csv", "prompt\n\"open\n\n", ":2", "never closed"},
        {"g.csv", "prompt\n\"a\"b\n", ":2", "behind a closing quote"},
        {"h.csv", "id,prompt\n1,a\n2\n", ":3", "has 1 fields"},
        {"i.csv", "id,prompt\n1,a\n2,\"\"\n", ":3", "is empty"},
        {"j.csv", "", "", "holds no prompts"},
        {"k.json", "[]", "", "is no .txt, .jsonl or .csv file"},
    };
    for (const Bad& bad : table) {
        const auto path = folder.write(bad.name, bad.content);
        const auto set = make(inFile(path), 1);
        ASSERT_FALSE(set) << bad.name;
        const std::string expected = path.string() + bad.where;
        EXPECT_EQ(set.error().where.substr(0, expected.size()), expected) << bad.name;
        EXPECT_NE(set.error().what.find(bad.what), std::string::npos) << bad.name << ": " << set.error().what;
    }
    EXPECT_EQ(make(inFile(folder.path() / "absent.txt"), 1).error().where, (folder.path() / "absent.txt").string());
}

TEST(PromptSet, RefusesWhatGivesNoPrompts)
{
    EXPECT_EQ(make(typed({}), 1).error().what, "there are no prompts");
    EXPECT_EQ(make(typed({"a", ""}), 1).error().where, "prompts.texts[1]");
    EXPECT_EQ(make(random(0), 1).error().where, "prompts.length");
    EXPECT_EQ(make(random(1 << 20), 1 << 20).error().where, "prompts.length"); // no allocation for it
    EXPECT_EQ(make({}, 0).error().where, "promptCounts");
    Settings unknown;
    unknown.prompts.name = "eleven";
    EXPECT_EQ(make(unknown, 1).error().remedy, "give one of ten-openings, short");
}

TEST(PromptSet, ACheckpointWithoutTokenizerTakesRandomPromptsOnly)
{
    const TemporaryFolder folder;
    SmallCheckpoint{}.write(folder.path());
    EXPECT_EQ(make(typed({"a"}), 1, folder.path().string()).error().what,
        "has no tokenizer, so texts can't become token ids");
    const auto set = make(random(5), 2, folder.path().string());
    ASSERT_TRUE(set) << sentence(set.error());
    EXPECT_EQ(set->ids[1].size(), 5U);
    for (const int id : set->ids[1])
        EXPECT_LT(id, SmallCheckpoint::vocab);
}

TEST(PromptSet, IdsBeyondTheModelsVocabularyAreRefused)
{
    const TemporaryFolder folder;
    SmallCheckpoint{}.write(folder.path()); // 10 ids; the reference's tokenizer has 600
    for (const char* name : {"vocab.json", "merges.txt"})
        folder.write(name, contentOf(std::filesystem::path(THROUGHLINE_TEST_DATA) / "gpt2" / name));
    const auto set = make(typed({"A"}), 1, folder.path().string());
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().what, "the tokenizer gives the id 33, but the model's vocabulary ends at 9");
}
