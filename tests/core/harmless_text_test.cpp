// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of others, and what of them is escaped.
#include <core/harmless_text.h>

#include <gtest/gtest.h>

namespace throughline {

TEST(HarmlessText, whatSteersIsEscaped)
{
    EXPECT_EQ(harmless("a\nb\tc\rd"), "a\\nb\\tc\\rd");
    EXPECT_EQ(harmless("a\nb\tc", true), "a\nb\\tc");
    EXPECT_EQ(harmless("\x1b[2J\x7f\xc2\x85"), "\\x1b[2J\\x7f\\x85");
    EXPECT_EQ(harmless("user\xe2\x80\xaetxt.exe"), "user\\u202etxt.exe"); // turns the writing direction
    EXPECT_EQ(harmless("caf\xc3\xa9 \xed\x95\x9c \xf0\x9f\x8e\x88"), "caf\xc3\xa9 \xed\x95\x9c \xf0\x9f\x8e\x88");
    EXPECT_EQ(harmless("\xff"
                       "a\xc3"),
        "\\xffa\\xc3"); // no UTF-8
}

TEST(HarmlessText, charactersBeginAtTheirFirstByte)
{
    const std::string_view text = "a\xc3\xa9\xf0\x9f\x8e\x88";
    EXPECT_EQ(characterStart(text, 0), 0U);
    EXPECT_EQ(characterStart(text, 2), 1U);
    EXPECT_EQ(characterStart(text, 3), 3U);
    EXPECT_EQ(characterStart(text, 6), 3U);
    EXPECT_EQ(characterStart(text, 7), 7U); // its end
    EXPECT_EQ(characterStart(text, 99), 7U);
}

} // namespace throughline
