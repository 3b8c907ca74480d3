// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/field_table.h>
#include <core/json_fields.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

#include <set>

namespace throughline {

using nlohmann::json;

TEST(Cell, labelsInTheVocabularysWords)
{
    EXPECT_EQ(label(made::cell(Mode::Sequential, 1, 1, 100)), "sequential · 100 prompts · fp32");
    EXPECT_EQ(
        label(made::cell(Mode::DataParallel, 2, 4, 100)), "data-parallel · 2 ranks · batch 4 · 100 prompts · fp32");
    Cell pipeline = made::cell(Mode::Pipeline, 3, 8, 1);
    pipeline.chunks = 4;
    pipeline.precision = Precision::Bf16;
    EXPECT_EQ(label(pipeline), "pipeline · 3 stages · 4 chunks · batch 8 · 1 prompt · bf16");
    EXPECT_EQ(label(made::cell(Mode::TensorParallel)), "tensor-parallel · 1 rank · batch 1 · 4 prompts · fp32");
}

/// As a stored plan is read: defaults too.
static Cell readLeniently(const json& values)
{
    Cell cell;
    for (const auto& field : cellFields()) {
        const auto read = field.parse(cell, values.at(std::string(field.name)), Place("cell"), Strictness::Lenient);
        EXPECT_TRUE(read.ok()) << field.name;
    }
    return cell;
}

/// A cell with every field of the table set to something that is not its default.
static Cell otherwise()
{
    const json values{{"model", "m"}, {"precision", "bf16"}, {"mode", "pipeline"}, {"ranks", 3}, {"batchSize", 8},
        {"chunks", 4}, {"promptCount", 9}, {"devices", {"gpu"}}, {"threads", 2}, {"task", "forward"}, {"newTokens", 1},
        {"totalLength", 2}, {"head", "none"}, {"labels", 3},
        {"prompts", {{"kind", "text"}, {"name", "n"}, {"texts", {"t"}}, {"length", 1}, {"seed", 2}}},
        {"specialTokens", false}, {"truncateTo", 4}, {"overlong", "truncate"}, {"padding", "left"},
        {"paddingMultiple", 8}, {"endOfSequence", "honour"}, {"rankSplit", "balanced"}, {"equaliseRanks", true},
        {"splitAfter", {1, 2}}, {"gather", "all-ranks"}, {"groups", 5}, {"preparation", "timed"},
        {"preparationThreads", 6}, {"outOfMemory", "halve"},
        {"protocol",
            {{"name", "careful"}, {"warmups", 1}, {"repeats", 2}, {"maxRepeats", 3}, {"halfWidth", 0.5},
                {"budgetSeconds", 7.0}}},
        {"seed", 8}, {"captureLogits", "c"}};
    EXPECT_EQ(values.size(), cellFields().size());
    const Cell cell = readLeniently(values);
    for (const auto& field : cellFields())
        EXPECT_EQ(field.read(cell), values.at(std::string(field.name))) << field.name; // is written as it was read
    return cell;
}

TEST(FieldTable, readsAndWritesEveryField)
{
    const Cell other = otherwise();
    json defaults;
    for (const auto& field : cellFields()) {
        EXPECT_NE(field.read(other), field.read(Cell{})) << field.name;
        defaults[std::string(field.name)] = field.read(Cell{});
    }
    EXPECT_EQ(readLeniently(defaults), Cell{});
}

TEST(FieldTable, writesOneFieldAndNothingElse)
{
    const Cell other = otherwise();
    for (const auto& field : cellFields()) {
        Cell cell;
        ASSERT_TRUE(field.write(cell, field.read(other), "x").ok()) << field.name;
        for (const auto& each : cellFields())
            EXPECT_EQ(each.read(cell), each.read(each.name == field.name ? other : Cell{})) << field.name << each.name;
    }
}

TEST(FieldTable, refusedValuesLeaveTheCellAlone)
{
    Cell cell;
    const auto written = findCellField("batchSize")->write(cell, 0, "plan.json, /cells/0/batchSize");
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(sentence(written.error()), "plan.json, /cells/0/batchSize: batchSize must be at least 1, not 0.");
    EXPECT_EQ(cell, Cell{});
    EXPECT_EQ(findCellField("nothing"), nullptr);
}

TEST(FieldTable, namesAreUniqueAndHelpful)
{
    std::set<std::string_view> names;
    for (const auto& field : cellFields()) {
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_TRUE(std::string_view(field.help).ends_with('.')) << field.name;
    }
    for (const auto& field : resultFields()) {
        const std::string_view help = field.help;
        EXPECT_TRUE(names.insert(field.name).second) << field.name;
        EXPECT_TRUE(help.ends_with('.') || help.ends_with(')')) << field.name;
    }
}

TEST(FieldTable, axesAreWhatSameAxesCompares)
{
    const Cell other = otherwise();
    for (const auto& field : cellFields()) {
        Cell cell;
        ASSERT_TRUE(field.write(cell, field.read(other), "x").ok());
        EXPECT_EQ(sameAxes(cell, Cell{}), field.role != FieldRole::Axis) << field.name;
    }
}

TEST(FieldTable, resultsOfACell)
{
    const RunResult run = made::run({made::result(made::cell(Mode::Sequential), made::five(4)),
        made::result(made::cell(Mode::DataParallel, 1, 4), made::five(1))});
    const CellSummary summary = summarise(run, run.cells[1]);
    const auto read = [&](std::string_view name) {
        for (const auto& field : resultFields())
            if (field.name == name) {
                EXPECT_EQ(field.read(run, run.cells[1]), field.readFrom(run.cells[1], summary));
                return field.readFrom(run.cells[1], summary);
            }
        return json("no such field");
    };
    EXPECT_EQ(read("state"), "done");
    EXPECT_EQ(read("repeats"), 5);
    EXPECT_EQ(read("wallMedian"), 1.0);
    EXPECT_EQ(read("wallIntervalLow"), 1.0);
    EXPECT_EQ(read("outputTokensPerSecond"), 12.0); // 4 prompts of 3 tokens in 1 s
    EXPECT_EQ(read("speedup"), 4.0);
    EXPECT_EQ(read("efficiency"), nullptr);
    EXPECT_EQ(read("rooflineFraction"), nullptr);
    EXPECT_EQ(read("outputs"), "agree");
    EXPECT_EQ(read("validity"), "valid");
}

TEST(Cell, loadIsSharedByCellsThatDifferInBatchAndPrompts)
{
    const Cell cell = made::cell(Mode::Pipeline, 2, 4, 10);
    Cell other = cell;
    other.batchSize = 8;
    other.chunks = 2;
    other.promptCount = 50;
    other.settings.newTokens = 9;
    EXPECT_EQ(loadGroupKey(cell), loadGroupKey(other));
    for (const auto name :
        {"model", "precision", "mode", "ranks", "splitAfter", "threads", "devices", "seed", "task"}) {
        Cell different = cell;
        ASSERT_TRUE(findCellField(name)->write(different, findCellField(name)->read(otherwise()), "x").ok());
        if (std::string_view(name) == "mode")
            different.mode = Mode::DataParallel;
        EXPECT_NE(loadGroupKey(cell), loadGroupKey(different)) << name;
    }
}

TEST(Cell, baselineIsTheSequentialCellOfTheSameWork)
{
    const Cell sequential = made::cell(Mode::Sequential, 1, 1, 10);
    const Cell cell = made::cell(Mode::DataParallel, 2, 4, 10);
    EXPECT_TRUE(isBaselineOf(sequential, cell));
    EXPECT_FALSE(isBaselineOf(cell, sequential));
    for (const auto name : {"model", "precision", "promptCount", "task", "newTokens", "totalLength", "prompts",
             "truncateTo", "endOfSequence"}) {
        Cell different = cell;
        ASSERT_TRUE(findCellField(name)->write(different, findCellField(name)->read(otherwise()), "x").ok());
        EXPECT_FALSE(isBaselineOf(sequential, different)) << name;
    }
    Cell threads = cell;
    threads.settings.threads = 7; // the baseline may use other cores: it has all of them
    EXPECT_TRUE(isBaselineOf(sequential, threads));
}

} // namespace throughline
