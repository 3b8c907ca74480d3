// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/compare.h>
#include <core/words.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

#include <cmath>

namespace throughline {

static RunResult runOf(const std::vector<int64_t>& wallNs)
{
    return made::run({made::result(made::cell(Mode::Sequential), wallNs)});
}

static std::vector<int64_t> scaled(double seconds, const std::vector<double>& factors = {0.999, 1, 1, 1, 1.001})
{
    std::vector<int64_t> wallNs;
    for (const double factor : factors)
        wallNs.push_back(std::llround(seconds * factor * 1e9));
    return wallNs;
}

static CellComparison only(const RunResult& a, const RunResult& b)
{
    const RunComparison comparison = compare(a, b);
    EXPECT_EQ(comparison.cells.size(), 1U);
    return comparison.cells.front();
}

TEST(Compare, fasterSlowerSame)
{
    const CellComparison faster = only(runOf(scaled(2)), runOf(scaled(1)));
    EXPECT_EQ(faster.verdict, Verdict::Faster);
    EXPECT_DOUBLE_EQ(faster.ratio, 2);
    ASSERT_TRUE(faster.interval.has_value());
    EXPECT_NEAR(faster.interval->low, 2, 0.005); // each side varies by a thousandth
    EXPECT_NEAR(faster.interval->high, 2, 0.005);
    EXPECT_DOUBLE_EQ(*faster.adjustedP, 1.0 / 10'001); // one cell: nothing to correct
    EXPECT_EQ(faster.why, "");
    EXPECT_EQ(only(runOf(scaled(1)), runOf(scaled(2))).verdict, Verdict::Slower);
    EXPECT_EQ(only(runOf(scaled(1)), runOf(scaled(1.002))).verdict, Verdict::Same); // within 1 %
    EXPECT_EQ(compare(runOf(scaled(1)), runOf(scaled(1.2)), 0.5).cells[0].verdict, Verdict::Same);
}

TEST(Compare, undecidedSaysWhy)
{
    const CellComparison wide = only(runOf(scaled(1, {0.7, 0.9, 1, 1.1, 1.3})), runOf(scaled(1)));
    EXPECT_EQ(wide.verdict, Verdict::Undecided);
    EXPECT_EQ(wide.why, "interval contains 1");
    const CellComparison few = only(runOf(scaled(2, {1, 1, 1, 1})), runOf(scaled(1)));
    EXPECT_EQ(few.verdict, Verdict::Undecided);
    EXPECT_EQ(few.why, "fewer than 5 repeats");
    EXPECT_DOUBLE_EQ(few.ratio, 2);
    EXPECT_EQ(few.interval, std::nullopt);
    EXPECT_EQ(whyInWords(few.why), few.why);
    EXPECT_EQ(compare(runOf(scaled(2, {1, 1, 1, 1})), runOf(scaled(1))).corrected(), 0); // no p-value
    const CellComparison near = only(runOf(scaled(1.0100)), runOf(scaled(1, {1, 1, 1, 1, 1})));
    EXPECT_EQ(near.verdict, Verdict::Undecided); // 1.009 to 1.011, and the margin ends at 1.010
    EXPECT_EQ(near.why, "interval reaches into the margin");
}

TEST(Compare, manyCellsAreCorrected)
{
    // Of ten cells one differs: its p of 1/10,001 is taken ten times, the others' 1 stays.
    std::vector<CellResult> before;
    std::vector<CellResult> after;
    for (int batch = 1; batch <= 10; ++batch) {
        before.push_back(made::result(made::cell(Mode::DataParallel, 1, batch, 100), made::five(2)));
        after.push_back(made::result(made::cell(Mode::DataParallel, 1, batch, 100), made::five(batch == 7 ? 1 : 2)));
    }
    const RunComparison comparison = compare(made::run(before), made::run(after));
    EXPECT_EQ(comparison.matched, 10);
    EXPECT_EQ(comparison.corrected(), 10);
    EXPECT_DOUBLE_EQ(*comparison.cells[6].adjustedP, 10.0 / 10'001);
    EXPECT_EQ(comparison.cells[6].verdict, Verdict::Faster);
    EXPECT_EQ(*comparison.cells[0].adjustedP, 1);
    EXPECT_EQ(comparison.cells[0].verdict, Verdict::Same);
    EXPECT_NEAR(*comparison.geometricMean, std::pow(2, 0.1), 1e-12);
    EXPECT_NEAR(comparison.geometricMeanInterval->low, std::pow(2, 0.1), 1e-12); // no repeat varies
    EXPECT_NEAR(comparison.geometricMeanInterval->high, std::pow(2, 0.1), 1e-12);
}

TEST(Compare, matchesCellsByTheirAxes)
{
    const RunResult reference = made::run({made::result(made::cell(Mode::Sequential), made::five(2)),
        made::result(made::cell(Mode::DataParallel, 2, 4), made::five(1))});
    const RunResult other = made::run({made::result(made::cell(Mode::DataParallel, 3, 4), made::five(1)),
        made::result(made::cell(Mode::Sequential), made::five(1))});
    const RunComparison comparison = compare(reference, other);
    ASSERT_EQ(comparison.cells.size(), 2U);
    EXPECT_EQ(comparison.cells[0].cell, 1);
    EXPECT_DOUBLE_EQ(comparison.cells[0].ratio, 2);
    EXPECT_EQ(comparison.cells[1].cell, -1);
    EXPECT_EQ(comparison.cells[1].verdict, Verdict::NotComparable);
    EXPECT_EQ(comparison.cells[1].why, "no match");
    EXPECT_EQ(comparison.matched, 1);
}

TEST(Compare, ofSeveralWithTheSameAxesTakesTheOneWithTheSameSettings)
{
    CellResult ten = made::result(made::cell(Mode::Sequential), made::five(2));
    CellResult twenty = ten;
    twenty.planned.cell.settings.newTokens = 20;
    const RunComparison comparison = compare(made::run({twenty, ten}), made::run({ten, twenty}));
    EXPECT_EQ(comparison.cells[0].cell, 1);
    EXPECT_EQ(comparison.cells[1].cell, 0);
}

TEST(Compare, refusesWhatIsNotTheSameWork)
{
    const auto why = [](auto change) {
        RunResult other = runOf(made::five(2));
        change(other, other.cells[0]);
        const CellComparison comparison = only(runOf(made::five(2)), other);
        EXPECT_EQ(comparison.verdict == Verdict::NotComparable, !comparison.why.empty());
        return comparison.why;
    };
    EXPECT_EQ(why([](auto&, auto&) {}), "");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.planned.cell.settings.newTokens = 9; }), "different newTokens");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.planned.cell.settings.prompts.seed = 9; }), "different prompts");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.promptsHash = "other"; }), "different prompts");
    EXPECT_EQ(why([](auto& run, auto&) { run.models[0].configHash = "other"; }), "different models");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.repeats.clear(); }), "not measured");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.tokens[0][0] = 0; }), "outputs differ");
    EXPECT_EQ(why([](auto&, auto& cell) { // other weights: other outputs are no fault
        cell.tokens[0][0] = 0;
        cell.loads[0].loaded.fingerprint = "other";
    }),
        "");
    EXPECT_EQ(why([](auto&, auto& cell) { cell.planned.cell.settings.threads = 9; }), ""); // what one wants to compare
}

TEST(Compare, cellsOfAMeanErrIndependently)
{
    const auto cells = [](int count) {
        std::vector<CellResult> all;
        for (int batch = 1; batch <= count; ++batch)
            all.push_back(
                made::result(made::cell(Mode::DataParallel, 1, batch, 100), scaled(1, {0.9, 0.95, 1, 1.05, 1.1})));
        return made::run(all);
    };
    const auto width = [&](int count) {
        const auto interval = compare(cells(count), cells(count)).geometricMeanInterval;
        return interval->high - interval->low;
    };
    // Of 16 independent cells the mean's standard error is a quarter of one cell's; 0.3 leaves room for the shape.
    EXPECT_LT(width(16), 0.3 * width(1));
    EXPECT_GT(width(16), 0.2 * width(1));
}

TEST(Compare, geometricMeanOfNothingIsUnavailable)
{
    const RunComparison comparison = compare(made::run({}), runOf(made::five(1)));
    EXPECT_TRUE(comparison.cells.empty());
    EXPECT_EQ(comparison.geometricMean, std::nullopt);
    // One cell without an interval leaves the mean without one.
    const RunComparison few = compare(runOf(scaled(2, {1, 1})), runOf(made::five(1)));
    EXPECT_DOUBLE_EQ(*few.geometricMean, 2);
    EXPECT_EQ(few.geometricMeanInterval, std::nullopt);
}

TEST(WhatDiffers, settingsAndEnvironment)
{
    RunResult a = made::run({made::result(made::cell(Mode::Sequential), made::five(1)),
        made::result(made::cell(Mode::DataParallel, 2), made::five(1))});
    a.started.environment.host = "one";
    RunResult b = a;
    EXPECT_EQ(whatDiffers({&a, &b}), std::vector<Difference>{});
    b.started.environment.host = "two";
    b.cells[1].planned.cell.ranks = 4;
    b.cells[0].planned.cell.settings.threads = b.cells[1].planned.cell.settings.threads = 8;
    EXPECT_EQ(whatDiffers({&a, &b, &a}),
        (std::vector<Difference>{
            {"ranks", {"1, 2", "1, 4", "1, 2"}}, {"threads", {"0", "8", "0"}}, {"host", {"one", "two", "one"}}}));
    EXPECT_EQ(whatDiffers({&a}), std::vector<Difference>{});
    EXPECT_EQ(whatDiffers({}), std::vector<Difference>{});
}

TEST(Verdict, names)
{
    EXPECT_EQ(nameOf(Verdict::Faster), "faster");
    EXPECT_EQ(nameOf(Verdict::NotComparable), "not comparable");
}

} // namespace throughline
