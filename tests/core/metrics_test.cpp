// SPDX-License-Identifier: GPL-3.0-or-later
// Every metric against values worked out by hand.
#include <core/metrics_parts.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

static constexpr int64_t ms = 1'000'000;

/// Two ranks, the second told to go 2 ms later. Prompts 0 and 1 in one batch of rank 0; prompt 2 on rank 1.
static Repeat twoRanks()
{
    Repeat repeat;
    repeat.wallNs = 100 * ms;
    RankPass first;
    first.rank = 0;
    first.passed.goNs = 1'000 * ms;
    first.passed.endNs = 1'090 * ms;
    first.passed.peakBytes = 500;
    first.passed.residentPeakBytes = 900;
    first.batches = {{0, {0, 1}, {4, 2}, 0, {10 * ms, 20 * ms, 40 * ms, 80 * ms}, 20, 2}};
    RankPass second;
    second.rank = 1;
    second.passed.goNs = 1'002 * ms;
    second.passed.endNs = 1'100 * ms;
    second.passed.peakBytes = 700;
    second.passed.residentPeakBytes = 800;
    second.batches = {{0, {2}, {3}, 0, {8 * ms, 28 * ms, 98 * ms}, 12, 0}};
    repeat.ranks = {first, second};
    return repeat;
}

static CellResult twoRankCell()
{
    CellResult cell;
    cell.planned.cell = made::cell(Mode::DataParallel, 2, 2, 3);
    cell.planned.cell.settings.protocol.name = ProtocolName::Quick;
    cell.state = CellState::Done;
    cell.promptTokens = {5, 6, 7};
    cell.repeats = {twoRanks()};
    return cell;
}

TEST(PromptTimings, countFromTheEarliestGo)
{
    const auto timings = promptTimings(twoRanks());
    ASSERT_EQ(timings.size(), 3U);
    EXPECT_EQ(timings[0].prompt, 0);
    EXPECT_DOUBLE_EQ(timings[0].ttft, 0.010);
    EXPECT_DOUBLE_EQ(timings[0].last, 0.080);
    ASSERT_EQ(timings[0].gaps.size(), 3U);
    EXPECT_DOUBLE_EQ(timings[0].gaps[0], 0.010);
    EXPECT_DOUBLE_EQ(timings[0].gaps[2], 0.040);
    EXPECT_EQ(timings[1].tokens, 2); // finished after two tokens: the batch's later steps are not its own
    EXPECT_DOUBLE_EQ(timings[1].last, 0.020);
    EXPECT_EQ(timings[1].gaps.size(), 1U);
    EXPECT_DOUBLE_EQ(timings[2].ttft, 0.010); // 2 ms later to go, 8 ms to its first token
    EXPECT_DOUBLE_EQ(timings[2].last, 0.100);
}

TEST(PromptTimings, bearLinesThatLackMembers)
{
    Repeat repeat;
    repeat.ranks.resize(1);
    repeat.ranks[0].batches = {{0, {0, 1}, {3}, 0, {5 * ms}, 0, 0}, {0, {2}, {}, 0, {}, 0, 0}, {}};
    const auto timings = promptTimings(repeat);
    ASSERT_EQ(timings.size(), 3U);
    EXPECT_DOUBLE_EQ(timings[0].last, 0.005); // three tokens, one stamp
    EXPECT_EQ(timings[1].tokens, 0);
    EXPECT_EQ(timings[2].ttft, 0);
    EXPECT_TRUE(promptTimings(Repeat{}).empty());
}

TEST(Metrics, ratesAndLatencies)
{
    const CellResult cell = twoRankCell();
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_EQ(summary.promptTokens, 18);
    EXPECT_EQ(summary.generatedTokens, 9);
    EXPECT_DOUBLE_EQ(summary.wallSeconds->median, 0.1);
    EXPECT_DOUBLE_EQ(summary.outputTokensPerSecond->median, 90);
    EXPECT_DOUBLE_EQ(summary.totalTokensPerSecond->median, 270);
    EXPECT_DOUBLE_EQ(summary.promptsPerSecond->median, 30);
    EXPECT_DOUBLE_EQ(summary.ttftSeconds->median, 0.010); // 10, 10, 10 ms
    // (80 − 10) ÷ 3, (20 − 10) ÷ 1, (100 − 10) ÷ 2 ms: the median is 23.3.
    EXPECT_DOUBLE_EQ(summary.tpotSeconds->median, 0.070 / 3);
    EXPECT_DOUBLE_EQ(summary.itlSeconds->median, 0.020); // 10, 20, 40, 10, 20, 70
    EXPECT_EQ(summary.itlSeconds->samples.size(), 6U);
    EXPECT_EQ(summary.itlSeconds->interval, std::nullopt); // gaps of one repeat are not independent
    EXPECT_DOUBLE_EQ(*summary.paddingWaste, 2.0 / 32);
    EXPECT_EQ(summary.peakBytes, 700);
    EXPECT_EQ(summary.residentPeakBytes, 900);
    EXPECT_TRUE(summary.firstLook);
    EXPECT_EQ(summary.bubble, std::nullopt);
    EXPECT_EQ(summary.efficiency, std::nullopt); // ranks on one CPU share one device
}

TEST(Metrics, whatCannotBeReadIsUnavailable)
{
    CellResult cell = twoRankCell();
    cell.repeats.clear();
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_EQ(summary.wallSeconds, std::nullopt);
    EXPECT_EQ(summary.outputTokensPerSecond, std::nullopt);
    EXPECT_EQ(summary.ttftSeconds, std::nullopt);
    EXPECT_EQ(summary.speedup, std::nullopt);
    EXPECT_EQ(summary.loadSeconds, std::nullopt);
    EXPECT_EQ(summary.prepareSeconds, std::nullopt);
    EXPECT_EQ(summary.peakBytes, std::nullopt);
    EXPECT_EQ(summary.paddingWaste, std::nullopt);
    EXPECT_EQ(summary.rooflineFraction, std::nullopt);
    EXPECT_EQ(summary.agreement.verdict, Agreement::Unknown);
    EXPECT_TRUE(summary.invalid.empty());
}

TEST(Metrics, forwardPassesHaveNoTokensOfTheirOwn)
{
    CellResult cell = made::result(made::cell(Mode::DataParallel), made::five(2));
    cell.planned.cell.settings.task = Task::Forward;
    for (Repeat& repeat : cell.repeats) {
        repeat.ranks[0].batches[0].tokens.assign(4, 0);
        repeat.ranks[0].batches[0].stepNs = {2'000 * ms};
    }
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_EQ(summary.outputTokensPerSecond, std::nullopt);
    EXPECT_EQ(summary.ttftSeconds, std::nullopt);
    EXPECT_DOUBLE_EQ(summary.totalTokensPerSecond->median, 10); // 4 · 5 prompt tokens in 2 s
    EXPECT_DOUBLE_EQ(summary.promptsPerSecond->median, 2);
}

TEST(Metrics, speedupAgainstTheBaseline)
{
    const RunResult run = made::run({made::result(made::cell(Mode::Sequential), made::five(12)),
        made::result(made::cell(Mode::DataParallel, 2, 2), made::five(4))});
    EXPECT_EQ(baselineOf(run, run.cells[1]), &run.cells[0]);
    EXPECT_EQ(baselineOf(run, run.cells[0]), nullptr);
    const CellSummary summary = summarise(run, run.cells[1]);
    EXPECT_DOUBLE_EQ(*summary.speedup, 3);
    EXPECT_EQ(summary.speedupInterval, (Interval{3, 3}));
    EXPECT_DOUBLE_EQ(*summary.loadSeconds, 2);
    EXPECT_DOUBLE_EQ(*summary.prepareSeconds, 0.5);
    EXPECT_DOUBLE_EQ(*summary.speedupWithStartup, (12 + 2.5) / (4 + 2.5));
    EXPECT_DOUBLE_EQ(*summary.breakEvenPrompts, 0); // the same start-up: it pays from the first prompt on
    EXPECT_EQ(summary.agreement, (OutputAgreement{Agreement::Agree, 0, -1, -1}));
    EXPECT_TRUE(summary.invalid.empty());
    EXPECT_EQ(summarise(run, run.cells[0]).speedup, std::nullopt); // it is the baseline
}

TEST(Metrics, breakEvenIsWhereTheLinesCross)
{
    auto slowStart = made::result(made::cell(Mode::DataParallel, 2, 2), made::five(4));
    slowStart.loads[0].loaded.loadedNs += 7'000 * ms; // 9 s to load, against 2
    const RunResult run = made::run({made::result(made::cell(Mode::Sequential), made::five(12)), slowStart});
    const CellSummary summary = summarise(run, run.cells[1]);
    // 7 s more to start, (12 − 4) ÷ 4 prompts = 2 s saved per prompt.
    EXPECT_DOUBLE_EQ(*summary.breakEvenPrompts, 3.5);
    EXPECT_DOUBLE_EQ(*summary.loadSeconds, 9);
    const RunResult slower = made::run({made::result(made::cell(Mode::Sequential), made::five(2)),
        made::result(made::cell(Mode::DataParallel), made::five(4))});
    EXPECT_EQ(summarise(slower, slower.cells[1]).breakEvenPrompts, std::nullopt); // it never pays
}

TEST(Metrics, baselineWithTheSameThreadsIsPreferred)
{
    CellResult one = made::result(made::cell(Mode::Sequential), made::five(12));
    one.planned.cell.settings.threads = 1;
    CellResult two = one;
    two.planned.cell.settings.threads = 2;
    CellResult cell = made::result(made::cell(Mode::DataParallel), made::five(4));
    cell.planned.cell.settings.threads = 2;
    const RunResult run = made::run({one, two, cell});
    EXPECT_EQ(baselineOf(run, run.cells[2]), &run.cells[1]);
}

TEST(Metrics, efficiencyIsAgainstTheSameModeOnOneDevice)
{
    CellResult alone = made::result(made::cell(Mode::DataParallel, 1, 2), made::five(9));
    CellResult both = made::result(made::cell(Mode::DataParallel, 2, 2), made::five(6));
    alone.planned.cell.settings.devices = both.planned.cell.settings.devices = {"gpu:0", "gpu:1"};
    const RunResult run = made::run({alone, both});
    EXPECT_DOUBLE_EQ(*summarise(run, run.cells[1]).efficiency, 0.75); // 1.5× on two
    EXPECT_DOUBLE_EQ(*summarise(run, run.cells[0]).efficiency, 1);
    RunResult shared = run;
    shared.cells[1].planned.gpuOfRank = {"GPU-a", "GPU-a"};
    EXPECT_EQ(summarise(shared, shared.cells[1]).efficiency, std::nullopt);
}

TEST(Metrics, aBaselineIsOfTheSameKindOfDevice)
{
    CellResult onCpu = made::result(made::cell(Mode::Sequential), made::five(12));
    CellResult onGpu = made::result(made::cell(Mode::Sequential), made::five(2));
    CellResult cell = made::result(made::cell(Mode::DataParallel), made::five(1));
    onGpu.planned.cell.settings.devices = cell.planned.cell.settings.devices = {"gpu"};
    RunResult run = made::run({onCpu, onGpu, cell});
    EXPECT_DOUBLE_EQ(*summarise(run, run.cells[2]).speedup, 2);
    run = made::run({onCpu, cell});
    EXPECT_EQ(summarise(run, run.cells[1]).speedup, std::nullopt);
}

TEST(Metrics, theSlowestRanksLoadIsSplit)
{
    CellResult cell = made::result(made::cell(Mode::DataParallel, 2, 2), made::five(4));
    cell.loads.push_back(cell.loads[0]);
    cell.loads[0].loaded.readNs = 1;
    cell.loads[1].loaded.loadedNs += 1'000 * ms; // 3 s
    cell.loads[1].loaded.readNs = 250 * ms;
    cell.loads[1].loaded.transferNs = 500 * ms;
    cell.loads[1].loaded.prepareNs = 125 * ms;
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_DOUBLE_EQ(*summary.loadSeconds, 3);
    EXPECT_DOUBLE_EQ(*summary.loadReadSeconds, 0.25);
    EXPECT_DOUBLE_EQ(*summary.loadTransferSeconds, 0.5);
    EXPECT_DOUBLE_EQ(*summary.loadConvertSeconds, 0.125);
}

TEST(Metrics, bubbleIsIdleWhileOthersWork)
{
    CellResult cell = made::result(made::cell(Mode::Pipeline, 2, 4), {100});
    cell.planned.cell.chunks = 3;
    Repeat& repeat = cell.repeats[0];
    repeat.ranks.resize(2);
    // On the host's clock stage 0 works 0–30 and 40–60, stage 1 20–50 and 60–90; nobody from 90 to 100.
    repeat.ranks[0].passed.goNs = 1'000;
    repeat.ranks[0].spans = {{0, 0, 0, 30}, {1, 0, 40, 60}};
    repeat.ranks[1].rank = 1;
    repeat.ranks[1].passed.goNs = 1'010;
    repeat.ranks[1].spans = {{0, 0, 10, 40}, {1, 0, 50, 80}};
    // Someone works for 90. Stage 0 idles 40 of these, stage 1 30.
    EXPECT_DOUBLE_EQ(*measuredBubble(cell), (0.40 + 0.30) / 2);
    const CellSummary summary = summarise(made::run({cell}), cell);
    EXPECT_DOUBLE_EQ(*summary.bubble, 0.35);
    EXPECT_DOUBLE_EQ(*summary.idealBubble, 1.0 / 4); // (2 − 1) ÷ (3 + 2 − 1)
}

TEST(Metrics, spansAreMergedBeforeTheyAreCounted)
{
    EXPECT_EQ(lengthNs(merged({{5, 9}, {0, 3}, {2, 4}, {8, 8}, {9, 10}, {7, 6}})), 4 + 5);
    EXPECT_EQ(merged({{5, 9}, {0, 3}}).size(), 2U);
}

TEST(Agreement, comparesGreedyIdsPromptByPrompt)
{
    const CellResult baseline = made::result(made::cell(Mode::Sequential), made::five(1));
    CellResult cell = made::result(made::cell(Mode::DataParallel), made::five(1));
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Agree);
    cell.tokens[2][1] = 0;
    cell.tokens[3].pop_back();
    EXPECT_EQ(agreementOf(baseline, cell), (OutputAgreement{Agreement::Differ, 2, 2, 1}));
    cell.tokens[2] = baseline.tokens[2];
    EXPECT_EQ(agreementOf(baseline, cell), (OutputAgreement{Agreement::Differ, 1, 3, 2})); // ends early
    cell.tokens.clear();
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Unknown);
}

TEST(Agreement, comparesTheNumbersOfAForwardPass)
{
    CellResult baseline = made::result(made::cell(Mode::Sequential), made::five(1));
    baseline.tokens.clear();
    baseline.repeats[0].ranks[0].passed.outputs = {1, -100, 3};
    CellResult cell = baseline;
    cell.repeats[0].ranks[0].passed.outputs = {1.0009, -100}; // the rank with the first prompts has fewer of them
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Agree); // 0.0009 ÷ 100 = 9e-6
    cell.repeats[0].ranks[0].passed.outputs[0] = 1.0011;
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Differ);
    cell.planned.cell.precision = Precision::Bf16;
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Agree);
    cell.repeats[0].ranks[0].passed.outputs[0] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(agreementOf(baseline, cell).verdict, Agreement::Differ);
}

TEST(Validity, everyReasonHasAName)
{
    using Reasons = std::vector<std::string>;
    const CellResult baseline = made::result(made::cell(Mode::Sequential), made::five(2));
    const auto reasons = [&](auto change) {
        RunResult run = made::run({baseline, made::result(made::cell(Mode::DataParallel), made::five(1))});
        change(run, run.cells[1]);
        return summarise(run, run.cells[1]).invalid;
    };
    EXPECT_EQ(reasons([](auto&, auto&) {}), Reasons{});
    EXPECT_EQ(reasons([](auto& run, auto&) { run.started.environment.buildType = "Debug"; }), Reasons{"debug-build"});
    EXPECT_EQ(reasons([](auto&, auto& cell) { cell.loads[0].hello.buildType = "Debug"; }), Reasons{"debug-build"});
    EXPECT_EQ(reasons([](auto&, auto& cell) { cell.repeats.pop_back(); }), Reasons{"few-repeats"});
    EXPECT_EQ(reasons([](auto&, auto& cell) {
        cell.repeats.pop_back();
        cell.planned.cell.settings.protocol.name = ProtocolName::Quick;
    }),
        Reasons{}); // a first look says so itself
    EXPECT_EQ(reasons([](auto&, auto& cell) { cell.tokens[0][0] = 0; }), Reasons{"outputs-differ"});
    EXPECT_EQ(reasons([](auto& run, auto& cell) {
        run.cells[0].planned.cell.precision = cell.planned.cell.precision = Precision::Bf16;
        cell.tokens[0][0] = 0;
    }),
        Reasons{}); // nobody knows how near the tie was
    EXPECT_EQ(reasons([](auto&, auto& cell) { cell.repeats[3].ranks[0].passed.nonFiniteStep = 2; }), Reasons{"nan"});
    EXPECT_EQ(reasons([](auto&, auto& cell) {
        cell.repeats[1].flags = {"throttled", "clock-jump"};
        cell.repeats[2].flags = {"throttled"};
    }),
        (Reasons{"clock-jump", "throttled"}));
    // Five repeats: the interval is the range, 0.98 to 1.02 s, a half-width of 2 %.
    const auto spread = [](double asked) {
        return [=](auto&, auto& cell) {
            cell.repeats[0].wallNs = 980 * ms;
            cell.repeats[4].wallNs = 1'020 * ms;
            cell.planned.cell.settings.protocol.halfWidth = asked;
        };
    };
    EXPECT_EQ(reasons(spread(0.019)), Reasons{"interval-too-wide"});
    EXPECT_EQ(reasons(spread(0.021)), Reasons{});
    EXPECT_EQ(reasons(spread(0)), Reasons{}); // none was asked for
}

TEST(Summary, keepsEverySample)
{
    const auto summary = summarise(std::vector<double>{3, 1, 2, 2, 100, 2, 3});
    ASSERT_TRUE(summary.has_value());
    EXPECT_EQ(summary->samples, (std::vector<double>{3, 1, 2, 2, 100, 2, 3}));
    EXPECT_EQ(summary->median, 2);
    EXPECT_EQ(summary->low, 1);
    EXPECT_EQ(summary->high, 100);
    EXPECT_EQ(summary->outliers, std::vector<std::size_t>{4}); // MAD 1, limit 7.4
    EXPECT_TRUE(summary->interval.has_value());
    EXPECT_EQ(summarise(std::vector<double>{}), std::nullopt);
}

} // namespace throughline
