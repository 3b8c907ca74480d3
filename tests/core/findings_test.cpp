// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/findings.h>
#include <core/words.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

static std::vector<std::string> sentences(const RunResult& run)
{
    std::vector<std::string> all;
    for (const Finding& finding : findings(run))
        all.push_back(sentence(finding));
    return all;
}

/// Sequential 12 s; batch 1, 2, 4 in 8, 4 and 3.8 s.
static RunResult batches()
{
    return made::run({made::result(made::cell(Mode::Sequential), made::five(12)),
        made::result(made::cell(Mode::DataParallel, 1, 1), made::five(8)),
        made::result(made::cell(Mode::DataParallel, 1, 2), made::five(4)),
        made::result(made::cell(Mode::DataParallel, 1, 4), std::vector<int64_t>(5, 3'800'000'000))});
}

TEST(Findings, ofABatchSweep)
{
    const std::string best = "data-parallel · 1 rank · batch 4 · 4 prompts · fp32";
    const std::vector<std::string> expected{
        // 12 ÷ 3.8 = 3.158
        "Best speed-up over one prompt at a time: 3.16× (95 % interval 3.16 to 3.16) with " + best + ".",
        // 2.5 s of 2.5 + 3.8
        "Start-up of " + best + " took 2.5 s: 39.7 % of start-up and one pass.",
        best + " pays from the first prompt on, start-up included.",
        // 12 tokens in 3.8 s
        "The best batch size is 4: 3.16 tokens/s with " + best + ".",
        // 4 ÷ 3.8 = 1.0526
        "From batch 2 on the gain flattens: batch 4 adds only 5.26 % more throughput.",
        "All 3 compared cells gave the same outputs as the sequential baseline.",
    };
    EXPECT_EQ(sentences(batches()), expected);
}

TEST(Findings, nameTheirCells)
{
    const auto all = findings(batches());
    EXPECT_EQ(all[0].kind, FindingKind::BestSpeedup);
    EXPECT_EQ(all[0].cells, (std::vector<int>{3, 0}));
    EXPECT_EQ(all[0].values,
        (std::vector<std::string>{
            "data-parallel · 1 rank · batch 4 · 4 prompts · fp32", "3.157895", "3.157895", "3.157895"}));
    EXPECT_EQ(all[3].cells, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(all[4].cells, (std::vector<int>{2, 3}));
}

TEST(Findings, whenNothingWasFaster)
{
    const RunResult run = made::run({made::result(made::cell(Mode::Sequential), made::five(2)),
        made::result(made::cell(Mode::Pipeline, 2), made::five(4))});
    EXPECT_EQ(sentences(run).front(),
        "Nothing was faster than one prompt at a time: the best, pipeline · 2 stages · 1 chunk · batch 1 · 4 prompts · "
        "fp32, reached 0.5× (95 % interval 0.5 to 0.5).");
}

static std::string sentenceOf(FindingKind kind, const RunResult& run)
{
    for (const Finding& finding : findings(run))
        if (finding.kind == kind)
            return sentence(finding);
    return "not found";
}

TEST(Findings, outputsThatDifferAreFlagged)
{
    RunResult run = batches();
    run.cells[3].tokens[1][2] = 0;
    EXPECT_EQ(sentenceOf(FindingKind::OutputsDiffer, run),
        "data-parallel · 1 rank · batch 4 · 4 prompts · fp32 gave other outputs than the baseline for 1 prompt, first "
        "at "
        "token 3 of prompt 2: its speed-up is one over different outputs.");
    EXPECT_EQ(findings(run)[0].cells, (std::vector<int>{2, 0})); // nor is it the best speed-up any more
    EXPECT_EQ(sentenceOf(FindingKind::Invalid, run), "1 cell is not valid: outputs differ from the baseline's.");
    EXPECT_EQ(sentenceOf(FindingKind::OutputsAgree, run), "not found");
    for (CellResult& cell : run.cells)
        cell.planned.cell.precision = Precision::Bf16;
    EXPECT_EQ(sentenceOf(FindingKind::OutputsDiffer, run),
        "data-parallel · 1 rank · batch 4 · 4 prompts · bf16 gave other outputs than the baseline for 1 prompt, first "
        "at "
        "token 3 of prompt 2; near ties possible in 16 bits.");
    EXPECT_EQ(findings(run)[0].cells, (std::vector<int>{3, 0})); // which may well be all that it was
}

TEST(Findings, faults)
{
    RunResult run = batches();
    run.cells[1].state = CellState::Failed;
    run.cells[1].ended.reason = "Rank 0 was killed by signal 9.";
    run.cells[3].state = CellState::Failed;
    run.cells[3].ended.outOfMemory = true;
    EXPECT_EQ(sentenceOf(FindingKind::OutOfMemory, run),
        "Memory ends at batch 4: data-parallel · 1 rank · batch 4 · 4 prompts · fp32 ran out of it.");
    EXPECT_EQ(sentenceOf(FindingKind::CellsFailed, run), "1 cell failed: Rank 0 was killed by signal 9.");
    EXPECT_EQ(findings(run)[0].cells, (std::vector<int>{2, 0})); // a failed cell is no best one
}

TEST(Findings, breakEvenAndSharedDevice)
{
    RunResult run = batches();
    run.cells[3].loads[0].loaded.loadedNs += 7'000'000'000;
    run.cells[3].planned.notes = {{NoteKind::RanksShareDevice, {"2"}}};
    run.cells[3].planned.cell.ranks = 2;
    // 7 s more to start, (12 − 3.8) ÷ 4 = 2.05 s saved per prompt: 3.4, so the fourth prompt.
    EXPECT_EQ(sentenceOf(FindingKind::BreakEven, run),
        "data-parallel · 2 ranks · batch 4 · 4 prompts · fp32 pays from 4 prompts on, start-up included.");
    EXPECT_EQ(sentenceOf(FindingKind::RanksShareDevice, run),
        "Up to 2 ranks shared one CPU: more ranks add no hardware, so there is no efficiency.");
    run.cells[3].planned.cell.settings.devices = {"gpu"};
    EXPECT_EQ(sentenceOf(FindingKind::RanksShareDevice, run),
        "Up to 2 ranks shared fewer GPUs: more ranks than GPUs add no hardware, so there is no efficiency.");
}

TEST(Findings, pipelinesBubble)
{
    CellResult cell = made::result(made::cell(Mode::Pipeline, 2, 4), {100, 100, 100, 100, 100});
    for (Repeat& repeat : cell.repeats) {
        repeat.ranks.resize(2);
        repeat.ranks[1].rank = 1;
        repeat.ranks[1].passed.goNs = repeat.ranks[0].passed.goNs;
        repeat.ranks[0].spans = {{0, 0, 0, 50}};
        repeat.ranks[1].spans = {{0, 0, 50, 100}}; // they take turns
    }
    EXPECT_EQ(sentenceOf(FindingKind::PipelineBubble, made::run({cell})),
        "In pipeline · 2 stages · 1 chunk · batch 4 · 4 prompts · fp32 a stage idles 50 % of the time while others "
        "work; "
        "the ideal schedule idles 50 %.");
}

TEST(Findings, firstLooksAndInvalidCells)
{
    RunResult run = batches();
    for (CellResult& cell : run.cells) {
        cell.planned.cell.settings.protocol.name = ProtocolName::Quick;
        cell.repeats.resize(2);
    }
    EXPECT_EQ(sentenceOf(FindingKind::FirstLook, run),
        "A first look: the quick protocol makes too few repeats for intervals.");
    EXPECT_EQ(sentenceOf(FindingKind::Invalid, run), "not found");
    run.started.environment.buildType = "Debug";
    run.cells[2].repeats[0].flags = {"clock-jump"};
    EXPECT_EQ(
        sentenceOf(FindingKind::Invalid, run), "4 cells are not valid: a debug build measured, the clock jumped.");
}

TEST(Findings, severalModelsAreNamed)
{
    RunResult run = batches();
    run.models.push_back(made::distilgpt2());
    EXPECT_TRUE(findings(run)[0].values[0].starts_with("small · data-parallel"));
}

TEST(Findings, ofAnEmptyRunAreNone)
{
    EXPECT_TRUE(findings(RunResult{}).empty());
    EXPECT_EQ(inWords(summaryLine(RunResult{}), RunResult{}), "0 prompts, 0 s");
}

TEST(SummaryLine, countsEverythingThatWasMeasured)
{
    RunResult run = batches();
    run.cells[1].state = CellState::Failed;
    const SummaryLine line = summaryLine(run);
    EXPECT_EQ(line.prompts, 4 * 5 * 4);
    EXPECT_EQ(line.tokens, 4 * 5 * 4 * 3);
    EXPECT_NEAR(line.seconds, 5 * (12 + 8 + 4 + 3.8), 1e-9);
    EXPECT_DOUBLE_EQ(line.tokensPerSecond, 12 / 3.8);
    EXPECT_DOUBLE_EQ(*line.speedup, 12 / 3.8);
    EXPECT_EQ(line.cell, 3);
    EXPECT_EQ(line.done, 3);
    EXPECT_EQ(line.failed, 1);
    EXPECT_EQ(inWords(line, run),
        "80 prompts, 240 tokens, 139 s, 3.16 tokens/s; best speed-up 3.16× (3.16–3.16) with data-parallel · 1 rank · "
        "batch 4 · 4 prompts · fp32; 1 cell failed");
}

} // namespace throughline
