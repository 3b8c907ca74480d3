// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/json_text.h>

#include <gtest/gtest.h>

namespace throughline {

using nlohmann::json;

TEST(JsonText, readsWhatTheLibraryWrites)
{
    const json value{{"a", {1, -2, 3.5, true, nullptr, "x"}}, {"b", {{"c", json::object()}, {"d", json::array()}}},
        {"big", 18446744073709551615ULL}};
    const auto read = parseJson(value.dump(3), "f");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, value);
    EXPECT_EQ(*parseJson("7", "f"), json(7));
}

TEST(JsonText, refusesDuplicateKeysAtTheirPlace)
{
    const auto read = parseJson(R"({"a": [0, {"b/c": 1, "d": [], "b/c": 2}]})", "f.json");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().where, "f.json, /a/1/b~1c");
    EXPECT_EQ(read.error().what, "the key \"b/c\" stands twice");
}

TEST(JsonText, acceptsSixtyFourLevelsAndRefusesSixtyFive)
{
    EXPECT_TRUE(parseJson(std::string(64, '[') + std::string(64, ']'), "f").ok());
    const auto read = parseJson(std::string(65, '[') + std::string(65, ']'), "f");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().what, "is nested deeper than 64 levels");
    // A flood of brackets must not exhaust the stack either.
    EXPECT_FALSE(parseJson(std::string(5'000'000, '['), "f").ok());
}

TEST(JsonText, namesLineAndColumnOfASyntaxError)
{
    const auto read = parseJson("{\n  \"a\": 1,\n  \"b\": ?\n}", "f.json");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().where, "f.json, line 3, column 8");
    const auto truncated = parseJson("{\"a\": [1, 2", "f.json");
    ASSERT_FALSE(truncated.ok());
    EXPECT_EQ(truncated.error().where, "f.json, line 1, column 12"); // just behind the last character
    const auto twice = parseJson("{} {}", "f.json");
    ASSERT_FALSE(twice.ok());
    EXPECT_EQ(twice.error().where, "f.json, line 1, column 4");
}

TEST(JsonText, refusesNumbersThatNoDoubleHolds)
{
    const auto read = parseJson("[1e999]", "f");
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().what, "a number is too large");
}

TEST(JsonText, checksUtf8)
{
    EXPECT_TRUE(isUtf8("plain, ütf, 한글, 🙂"));
    EXPECT_FALSE(isUtf8("\xff"));
    EXPECT_FALSE(isUtf8("cut \xc3"));
    EXPECT_FALSE(isUtf8("\xc0\xaf"));         // overlong
    EXPECT_FALSE(isUtf8("\xe0\x80\x80"));     // overlong
    EXPECT_FALSE(isUtf8("\xed\xa0\x80"));     // surrogate
    EXPECT_FALSE(isUtf8("\xf4\x90\x80\x80")); // beyond U+10FFFF
    EXPECT_FALSE(isUtf8("\x80"));
}

TEST(JsonText, writesAnythingOnOneLine)
{
    EXPECT_EQ(compactText({{"b", "x\ny"}, {"a", 1}}), R"({"b":"x\ny","a":1})"); // in the order given
    EXPECT_EQ(compactText("\xff"), "\"\xef\xbf\xbd\"");
}

TEST(JsonText, writesShortListsOnOneLineForPeople)
{
    const nlohmann::ordered_json value{{"name", "ü"}, {"empty", nlohmann::ordered_json::array()},
        {"blocks", {{{"batch", {1, 4}}, {"protocol", {{"name", "quick"}, {"repeats", 3}}}}, {{"seed", 1}}}},
        {"long", std::vector<int>(40, 10)}};
    const std::string text = prettyText(value);
    EXPECT_TRUE(text.starts_with(R"({
  "name": "ü",
  "empty": [],
  "blocks": [
    {"batch": [1, 4], "protocol": {"name": "quick", "repeats": 3}},
    {"seed": 1}
  ],
  "long": [
    10,
    10,
)")) << text;
    EXPECT_TRUE(text.ends_with("    10\n  ]\n}\n"));
    EXPECT_EQ(nlohmann::ordered_json::parse(text), value);
}

TEST(Place, isAFileAndAPointer)
{
    const Place root("a.json");
    const Place blocks(root, "blocks");
    const Place first(blocks, std::size_t{0});
    EXPECT_EQ(root.text(), "a.json");
    EXPECT_EQ(first.text(), "a.json, /blocks/0");
    EXPECT_EQ(first.name(), "blocks");
    const Place inside("a.json, /blocks/0/seed");
    EXPECT_EQ(Place(inside, "x~y").text(), "a.json, /blocks/0/seed/x~0y");
    EXPECT_EQ(inside.name(), "seed");
    const Place nowhere("");
    EXPECT_EQ(Place(nowhere, "seq").text(), "/seq");
}

TEST(Place, quotesValuesBriefly)
{
    EXPECT_EQ(quotedValue("x"), "\"x\"");
    EXPECT_EQ(quotedValue(1.5), "1.5");
    EXPECT_EQ(quotedValue({1, 2}), "a list");
    EXPECT_EQ(quotedValue(std::string(100, 'x')), "\"" + std::string(36, 'x') + "…");
    std::string umlauts; // two bytes each: the cut must not fall inside one
    for (int i = 0; i < 100; ++i)
        umlauts += "ü";
    EXPECT_TRUE(isUtf8(quotedValue(umlauts)));
}

} // namespace throughline
