// SPDX-License-Identifier: GPL-3.0-or-later
// Every field has a title for people, and values read as words.
#include <core/field_table.h>
#include <core/field_words.h>

#include <gtest/gtest.h>

#include <set>

using namespace throughline;

TEST(FieldWords, everyFieldHasATitleOfItsOwn)
{
    std::set<std::string> titles;
    const auto check = [&](std::string_view name) {
        const std::string title = titleInWords(name);
        EXPECT_TRUE(title != name || name == "libtorch") << name << " has no title";
        EXPECT_TRUE(titles.insert(title).second) << title << " is the title of two fields";
    };
    for (const CellField& field : cellFields())
        check(field.name);
    for (const ResultField& field : resultFields())
        check(field.name);
    for (const auto& [name, value] : environmentFields({}))
        check(name);
    EXPECT_EQ(titleInWords("outputTokensPerSecond"), "Output tokens/s");
    EXPECT_EQ(titleInWords("notAField"), "notAField");
}

TEST(FieldWords, valuesReadAsWords)
{
    using nlohmann::json;
    EXPECT_EQ(plainInWords(json()), "");
    EXPECT_EQ(plainInWords("fp32"), "fp32");
    EXPECT_EQ(plainInWords(true), "yes");
    EXPECT_EQ(plainInWords(16), "16");
    EXPECT_EQ(plainInWords(json{"cpu", "gpu0"}), "cpu, gpu0");
    EXPECT_EQ(plainInWords(json::array()), "");
    EXPECT_EQ(plainInWords(json{{"name", "quick"}, {"repeats", 3}, {"halfWidth", 0.0}, {"texts", json::array()}}),
        "quick · Repeats: 3");
}
