// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/sentence.h>

#include <core/words.h>

#include <gtest/gtest.h>

#include <map>

namespace throughline {

namespace {

/// Dutch, of which nothing is known but these.
std::string dutch(const char* english, const char* many, int64_t count)
{
    static const std::map<std::string, std::string> words{
        {"%1 before %2", "na %2 komt %1"}, {"pipeline", "pijplijn"}, {"batch %1", "lading %1"}};
    if (many && std::string(english) == "%n prompt")
        return count == 1 ? "%n vraag" : "%n vragen";
    const auto found = words.find(english);
    return found == words.end() ? "" : found->second;
}

struct InDutch {
    InDutch() { Sentence::speak("nl", dutch); }
    ~InDutch() { Sentence::speak("en", nullptr); }
};

} // namespace

TEST(Sentence, valuesGoWhereTheirNumberStands)
{
    EXPECT_EQ(Sentence::tr("%1 before %2", {"a", "b"}), "a before b");
    EXPECT_EQ(Sentence::tr("%2, %1, %2", {"a", "b"}), "b, a, b");
    EXPECT_EQ(Sentence::tr("%1 % of %3", {"12"}), "12 % of %3"); // there is no third
    EXPECT_EQ(Sentence::tr("%1 %2", {"%2", "%1"}), "%2 %1");     // what comes from a file is no placeholder
    EXPECT_EQ(Sentence::tr("100 %"), "100 %");
}

TEST(Sentence, countsAreSingularOrPlural)
{
    EXPECT_EQ(Sentence::tr("%n prompt", "%n prompts", 1), "1 prompt");
    EXPECT_EQ(Sentence::tr("%n prompt", "%n prompts", 0), "0 prompts");
    EXPECT_EQ(Sentence::tr("%1 of %n prompt", "%1 of %n prompts", 1'000, {"3"}), "3 of 1,000 prompts");
    EXPECT_EQ(counted(1, "stage"), "1 stage");
    EXPECT_EQ(counted(4'000, "stage"), "4,000 stages");
}

TEST(Sentence, isLookedUpInTheShownLanguage)
{
    EXPECT_EQ(Sentence::language(), "en");
    {
        const InDutch dutchHere;
        EXPECT_EQ(Sentence::language(), "nl");
        EXPECT_EQ(Sentence::tr("%1 before %2", {"a", "b"}), "na b komt a");
        EXPECT_EQ(Sentence::tr("%1 after %2", {"a", "b"}), "a after b"); // what has no translation stays English
        EXPECT_EQ(counted(1, "prompt"), "1 vraag");
        EXPECT_EQ(counted(12'000, "prompt"), "12,000 vragen");
        EXPECT_EQ(inWords(Mode::Pipeline), "pijplijn");
        EXPECT_EQ(nameOf(Mode::Pipeline), "pipeline"); // files keep their names
        Cell cell;
        cell.mode = Mode::Pipeline;
        cell.ranks = 2;
        cell.promptCount = 10;
        EXPECT_EQ(label(cell), "pijplijn · 2 stages · 1 chunk · lading 1 · 10 vragen · fp32");
    }
    EXPECT_EQ(inWords(Mode::Pipeline), "pipeline");
}

TEST(Sentence, whatIsStoredStaysEnglish)
{
    const InDutch dutchHere;
    {
        const InEnglish stored;
        {
            const InEnglish again;
            EXPECT_EQ(counted(2, "prompt"), "2 prompts");
        }
        EXPECT_EQ(inWords(Mode::Pipeline), "pipeline");
    }
    EXPECT_EQ(inWords(Mode::Pipeline), "pijplijn");
}

TEST(Sentence, reasonsAreLookedUpWhenTheyAreShown)
{
    EXPECT_EQ(whyInWords("interval contains 1"), "interval contains 1");
    EXPECT_EQ(whyInWords("different newTokens"), "different newTokens");
    EXPECT_EQ(whyInWords("a newer program's reason"), "a newer program's reason");
    Sentence::speak("nl", [](const char* english, const char*, int64_t) {
        const std::string_view asked(english);
        return std::string(asked == "different %1" ? "andere %1" : asked == "no match" ? "geen paar" : "");
    });
    EXPECT_EQ(whyInWords("no match"), "geen paar");
    EXPECT_EQ(whyInWords("different newTokens"), "andere newTokens");
    EXPECT_EQ(whyInWords("a newer program's reason"), "a newer program's reason");
    Sentence::speak("en", nullptr);
}

} // namespace throughline
