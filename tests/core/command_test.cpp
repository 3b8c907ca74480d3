// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/command.h>

#include <gtest/gtest.h>

namespace throughline {

static std::vector<Command> everyCommand()
{
    return {LoadCommand{"gpt2", Precision::Bf16, Mode::Pipeline, 1, 3, 2, 4, Task::Forward, Head::None, 7,
                18446744073709551615ULL, {0, 2}, 1LL << 40, "/run/x y", 5'000},
        ConnectCommand{"0a1b"}, PromptsCommand{3, {0, 2}, {{1, 2, 3}, {}}, {"a", ""}},
        PrepareCommand{3, Task::Forward, 16, 4, 10, 50, true, 2, false, true, 5, 8, true, true, {50256, 7}, "/logits"},
        GoCommand{3, 2, true, 5}, MeasureCommand{}, StopCommand{}};
}

TEST(Command, roundTripsEveryMember)
{
    for (const Command& command : everyCommand()) {
        const std::string line = toLine(command);
        EXPECT_EQ(line.back(), '\n');
        EXPECT_EQ(line.find('\n'), line.size() - 1);
        const auto read = commandFromLine(line);
        ASSERT_TRUE(read.ok()) << line << sentence(read.error());
        EXPECT_EQ(*read, command) << line;
    }
}

TEST(Command, wireFormat)
{
    EXPECT_EQ(
        toLine(GoCommand{3, 2, true, 5}), "{\"type\":\"go\",\"cell\":3,\"pass\":2,\"warmup\":true,\"prompts\":5}\n");
    EXPECT_EQ(toLine(ConnectCommand{"0a1b"}), "{\"type\":\"connect\",\"id\":\"0a1b\"}\n");
    EXPECT_EQ(toLine(StopCommand{}), "{\"type\":\"stop\"}\n");
}

TEST(Command, missingMembersAreDefaultsAndUnknownOnesIgnored)
{
    const auto read = commandFromLine(R"({"type": "go", "pass": 4, "ofTheFuture": {}})");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, Command(GoCommand{0, 4, false, 0}));
}

TEST(Command, refusesWhatIsNone)
{
    const auto why = [](std::string_view line) { return sentence(commandFromLine(line).error()); };
    EXPECT_EQ(why("[]"), "the line is not a JSON object but a list.");
    EXPECT_EQ(why("{}"), "/type: type must be text and must be there.");
    EXPECT_EQ(why(R"({"type": "dance"})"), "/type: \"dance\" is not a known command.");
    EXPECT_EQ(why(R"({"type": "go", "pass": "2"})"), "/pass: pass must be a whole number, not \"2\".");
    EXPECT_EQ(
        why(R"({"type": "prompts", "ids": [[1], [2, null]]})"), "/ids/1/1: ids must be a whole number, not null.");
    EXPECT_EQ(why(R"({"type": "load", "precision": 32})"),
        "/precision: precision must be one of auto, fp32, tf32, fp16, bf16, int8, int4, fp8, not 32.");
    EXPECT_EQ(why("\xff"), "the line is not UTF-8 text.");
    EXPECT_FALSE(commandFromLine("{\"type\":").ok());
    EXPECT_FALSE(commandFromLine("").ok());
}

} // namespace throughline
