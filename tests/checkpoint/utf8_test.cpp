// SPDX-License-Identifier: GPL-3.0-or-later
// Repair as Unicode recommends it, and the stand-ins for bytes.
#include <checkpoint/tokenizer/byte_alphabet.h>
#include <checkpoint/utf8.h>

#include <gtest/gtest.h>

#include <set>

using namespace throughline;

namespace {
const std::string bad = "\xef\xbf\xbd";
}

TEST(Utf8, LeavesGoodTextAlone)
{
    const std::string good = std::string("a\0é한🙂\xef\xbf\xbf\xf4\x8f\xbf\xbf", 18);
    EXPECT_EQ(repairedUtf8(good), good);
}

TEST(Utf8, ReplacesEachMaximalPartOnce)
{
    // Unicode 15, section 3.9, table 3-8 to 3-11.
    EXPECT_EQ(
        repairedUtf8("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41"), bad + bad + bad + bad + bad + bad + bad + bad + "A");
    EXPECT_EQ(
        repairedUtf8("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41"), bad + bad + bad + bad + bad + bad + bad + bad + "A");
    EXPECT_EQ(
        repairedUtf8("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42"), bad + bad + bad + bad + bad + "A" + bad + bad + "B");
    EXPECT_EQ(repairedUtf8("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41"), bad + bad + bad + bad + "A");
    EXPECT_EQ(repairedUtf8("a\xf0\x9f\x99"), "a" + bad); // cut off at the end
}

TEST(Utf8, CharactersComeAndGo)
{
    for (const char32_t character :
        {U'\0', U'A', U'\u007f', U'\u0080', U'\u07ff', U'\u0800', U'\uffff', U'\U00010000', U'\U0010ffff'}) {
        std::string text;
        appendUtf8(text, character);
        EXPECT_EQ(characterBytes(text), text.size());
        EXPECT_EQ(firstCharacter(text), character);
    }
    EXPECT_EQ(characterBytes(""), 0U);
    EXPECT_EQ(characterBytes("\xc3"), 0U);
}

TEST(ByteAlphabet, IsGpt2s)
{
    EXPECT_EQ(standInOf('!'), "!");
    EXPECT_EQ(standInOf(' '), "Ġ");
    EXPECT_EQ(standInOf('\n'), "Ċ");
    EXPECT_EQ(standInOf(0), "Ā");
    EXPECT_EQ(standInOf(0xad), "Ń"); // the last of the 68 that are moved
    EXPECT_EQ(standInOf(0xff), "ÿ");
    std::set<std::string> all;
    for (int byte = 0; byte < 256; ++byte) {
        const std::string& standIn = standInOf(static_cast<uint8_t>(byte));
        all.insert(standIn);
        EXPECT_EQ(bytesOfStandIns(standIn), std::string(1, static_cast<char>(byte)));
    }
    EXPECT_EQ(all.size(), 256U);
    EXPECT_EQ(bytesOfStandIns("ĠńĀ"), std::nullopt); // ń (U+0144) stands for nothing
    EXPECT_EQ(bytesOfStandIns(" "), std::nullopt);
}
