// SPDX-License-Identifier: GPL-3.0-or-later
// The reader against valid files and a table of hostile ones: each is refused with the file's name and the broken rule.
#include <tests/checkpoint/safetensors_writer.h>
#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/safetensors_file.h>

#include <gtest/gtest.h>

#include <filesystem>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string eight(8, '\x01'); // data of two fp32 elements

std::string tensor(
    const std::string& name, const std::string& dtype, const std::string& shape, const std::string& offsets)
{
    return "\"" + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}
std::string object(const std::string& content) { return "{" + content + "}"; }

struct Hostile {
    std::string name;
    std::string file;
    std::string rule; // a part of the message
};

std::vector<Hostile> hostileFiles()
{
    const std::string good = tensor("a", "F32", "[2]", "[0,8]");
    const auto with = [](const std::string& header, const std::string& data = eight) {
        return safetensorsWith(header, data);
    };
    return {
        {"empty", "", "shorter than 8 bytes"},
        {"seven bytes", std::string(7, '\0'), "shorter than 8 bytes"},
        {"header beyond 100 MB", std::string("\x01\xe1\xf5\x05\0\0\0\0", 8) + object(good), "at most 100000000"},
        {"header of 2^63 bytes", std::string("\0\0\0\0\0\0\0\x80", 8) + object(good), "at most 100000000"},
        {"header longer than the file", std::string("\x40\0\0\0\0\0\0\0", 8) + "{}", "longer than the file"},
        {"no header", with("", ""), "not an object"},
        {"a list", with("[]"), "not an object"},
        {"a number", with("1"), "not an object"},
        {"blanks before the object", with("  {}", ""), "not an object"},
        {"cut off", with(R"({"a":{"dtype":"F32")"), "not UTF-8 JSON"},
        {"text behind the object", with(object(good) + "x"), "not UTF-8 JSON"},
        {"NUL behind the object", with(object(good) + std::string("\0junk", 5)), "not UTF-8 JSON"},
        {"not UTF-8", with("{\"a\xff\":" + std::string(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]}})")),
            "not UTF-8 JSON"},
        {"overlap", with(object(good + "," + tensor("b", "F32", "[2]", "[4,12]")), std::string(12, 'x')), "overlap"},
        {"the same place twice", with(object(good + "," + tensor("b", "F32", "[2]", "[0,8]"))), "overlap"},
        {"hole before the first", with(object(tensor("a", "F32", "[1]", "[4,8]"))), "hole of 4 bytes"},
        {"hole between",
            with(object(tensor("a", "F32", "[1]", "[0,4]") + "," + tensor("b", "F32", "[1]", "[8,12]")),
                std::string(12, 'x')),
            "hole of 4 bytes"},
        {"bytes that no tensor has", with(object(good), eight + "x"), "1 bytes at the end belong to no tensor"},
        {"no tensors but data", with("{}"), "8 bytes at the end"},
        {"reversed", with(object(tensor("a", "F32", "[2]", "[8,0]"))), "reversed"},
        {"negative offset", with(object(tensor("a", "F32", "[2]", "[-8,0]"))), "negative number -8"},
        {"negative dimension", with(object(tensor("a", "F32", "[-2]", "[0,8]"))), "negative number -2"},
        {"beyond the end", with(object(tensor("a", "F32", "[4]", "[0,16]"))), "beyond the end"},
        {"offset of 2^63", with(object(tensor("a", "F32", "[2]", "[0,9223372036854775808]"))), "below 2^63"},
        {"offset of 10^30", with(object(tensor("a", "F32", "[2]", "[0,1e30]"))), "not a whole number"},
        {"broken number", with(object(tensor("a", "F32", "[2]", "[0,8.5]"))), "not a whole number"},
        {"product overflow", with(object(tensor("a", "F32", "[4294967296,4294967296]", "[0,8]"))),
            "product of its shape"},
        {"product overflows to the right size", with(object(tensor("a", "F32", "[9223372036854775807,2,2]", "[0,8]"))),
            "product of its shape"},
        {"size is not dtype x shape", with(object(tensor("a", "F16", "[2]", "[0,8]"))), "need 4"},
        {"duplicate name", with(object(good + "," + good)), "duplicate name"},
        {"duplicate metadata", with(R"({"__metadata__":{},"__metadata__":{}})", ""), "duplicate name"},
        {"metadata not a string", with(R"({"__metadata__":{"a":1}})", ""), "where the format has none"},
        {"metadata nested", with(R"({"__metadata__":{"a":{}}})", ""), "where the format has none"},
        {"unsupported dtype", with(object(tensor("a", "F4", "[2]", "[0,8]"))), "unsupported dtype \"F4\""},
        {"dtype missing", with(R"({"a":{"shape":[2],"data_offsets":[0,8]}})"), "is missing"},
        {"dtype not a string", with(R"({"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}})"), "a number where"},
        {"shape twice", with(R"({"a":{"dtype":"F32","shape":[2],"shape":[2],"data_offsets":[0,8]}})"), "appears twice"},
        {"unknown key", with(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}})"), "unknown key \"x\""},
        {"three offsets", with(object(tensor("a", "F32", "[2]", "[0,8,8]"))), "more than two"},
        {"one offset", with(object(tensor("a", "F32", "[0]", "[0]")), ""), "must be two numbers"},
        {"shape an object", with(object(tensor("a", "F32", "{}", "[0,8]"))), "where the format has none"},
        {"shape nested", with(object(tensor("a", "F32", "[[2]]", "[0,8]"))), "where the format has none"},
        {"tensor a list", with(R"({"a":[]})"), "where the format has none"},
        {"a million brackets", with("{\"a\":" + std::string(1'000'000, '[')), "where the format has none"},
        {"GGUF", "GGUF" + std::string(60, '\0'), "GGUF"},
        {"zip", "PK\x03\x04" + std::string(60, '\0'), "zip archive"},
        {"pickle", "\x80\x04\x95" + std::string(60, '\x01'), "pickle"},
    };
}

} // namespace

TEST(Safetensors, RefusesHostileFilesByRule)
{
    const TemporaryFolder folder;
    ASSERT_GE(hostileFiles().size(), 20U);
    for (const Hostile& hostile : hostileFiles()) {
        const auto path = folder.write("model.safetensors", hostile.file);
        const auto opened = SafetensorsFile::open(path);
        ASSERT_FALSE(opened) << hostile.name;
        EXPECT_NE(opened.error().what.find(hostile.rule), std::string::npos)
            << hostile.name << ": " << opened.error().what;
        EXPECT_EQ(opened.error().where, path.string()) << hostile.name;
    }
}

TEST(Safetensors, ReadsWhatIsValid)
{
    const TemporaryFolder folder;
    const auto path = folder.write("model.safetensors",
        safetensorsOf(
            {{"f", "F32", {2, 2}, bytesOfFloats({1, -2, 3, -4})}, {"h", "F16", {2}, std::string("\x00\x3c\x00\xc0", 4)},
                {"b", "BF16", {1}, std::string("\xc0\x3f", 2)}, {"none", "F32", {0, 5}, ""},
                {"scalar", "F32", {}, bytesOfFloats({9})}, {"mask", "BOOL", {3}, "\x01\x01\x01"}}));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file) << sentence(file.error());
    EXPECT_EQ(file->tensors().size(), 6U);
    EXPECT_EQ(file->find("absent"), nullptr);
    EXPECT_EQ(file->find("none")->elements(), 0);
    const auto read = [&](const char* name, int64_t first, std::size_t count) {
        std::vector<float> values(count);
        EXPECT_TRUE(file->read(*file->find(name), first, values));
        return values;
    };
    EXPECT_EQ(read("f", 0, 4), (std::vector<float>{1, -2, 3, -4}));
    EXPECT_EQ(read("f", 1, 2), (std::vector<float>{-2, 3}));
    EXPECT_EQ(read("h", 0, 2), (std::vector<float>{1, -2}));
    EXPECT_EQ(read("h", 1, 1), (std::vector<float>{-2}));
    EXPECT_EQ(read("b", 0, 1), (std::vector<float>{1.5}));
    EXPECT_EQ(read("scalar", 0, 1), (std::vector<float>{9}));
}

TEST(Safetensors, TakesMetadataAndTrailingBlanksInTheHeader)
{
    const TemporaryFolder folder;
    const auto path = folder.write("model.safetensors",
        safetensorsWith(
            R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}   )", eight));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file) << sentence(file.error());
    EXPECT_EQ(file->tensors().size(), 1U);
}

TEST(Safetensors, AFileThatShrinksIsAnErrorAndNoSignal)
{
    const TemporaryFolder folder;
    const auto path =
        folder.write("model.safetensors", safetensorsOf({{"a", "F32", {100'000}, std::string(400'000, 'x')}}));
    const auto file = SafetensorsFile::open(path);
    ASSERT_TRUE(file);
    std::filesystem::resize_file(path, 1000);
    std::vector<float> values(100'000);
    const auto read = file->read(*file->find("a"), 0, values);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, path.string());
}

TEST(Safetensors, RefusesWhatIsNoRegularFile)
{
    const TemporaryFolder folder;
    const auto opened = SafetensorsFile::open(folder.path());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().what, "is not a regular file");
    EXPECT_FALSE(SafetensorsFile::open(folder.path() / "absent"));
}
