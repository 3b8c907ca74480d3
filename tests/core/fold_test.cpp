// SPDX-License-Identifier: GPL-3.0-or-later
// A stream written by hand: a sequential and two data-parallel cells, the third left in the middle.
#include <core/fold.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace throughline {

static std::vector<Event> eventsOf(std::string_view text)
{
    std::vector<Event> events;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto read = eventFromLine(text.substr(0, end));
        EXPECT_TRUE(read.ok()) << text.substr(0, end) << sentence(read.error());
        events.push_back(*read);
        text.remove_prefix(end + 1);
    }
    return events;
}

constexpr std::string_view stream =
    R"({"seq":1,"tNs":100,"cell":-1,"rank":null,"event":{"type":"run-started","runId":"r1","experiment":{"format":"throughline-experiment","version":1,"blocks":[{}]},"environment":{"host":"h"}}}
{"seq":2,"tNs":110,"cell":-1,"rank":null,"event":{"type":"plan","models":[{"name":"small"}],"plan":{"settings":[{"newTokens":2}],"cells":[{"model":"small","promptCount":2,"settings":0},{"model":"small","mode":"data-parallel","ranks":2,"promptCount":2,"settings":0},{"model":"small","mode":"data-parallel","ranks":2,"batchSize":2,"promptCount":2,"settings":0},{"model":"small","mode":"pipeline","ranks":9,"promptCount":2,"settings":0,"skipped":{"kind":"too-many-stages","values":["9","4"]}}]}}}
{"seq":3,"tNs":120,"cell":0,"rank":null,"event":{"type":"cell-started","promptTokens":[3,4],"promptsHash":"p","tokenizerHash":"t","promptsOfRank":[[0,1]]}}
{"seq":4,"tNs":130,"cell":0,"rank":0,"event":{"type":"hello","protocol":1,"buildType":"Release"}}
{"seq":5,"tNs":131,"cell":-1,"rank":0,"event":{"type":"ceilings","readBytesPerSecond":2e10}}
{"seq":6,"tNs":140,"cell":0,"rank":0,"event":{"type":"progress","phase":"load","step":1,"done":5,"total":10}}
{"seq":7,"tNs":150,"cell":0,"rank":0,"event":{"type":"loaded","startedNs":10,"loadedNs":60}}
{"seq":8,"tNs":160,"cell":0,"rank":0,"event":{"type":"ready","cell":0,"prepareNs":7}}
{"seq":9,"tNs":170,"cell":0,"rank":0,"event":{"type":"batch","pass":0,"prompts":[0],"tokens":[2],"stepNs":[1,2]}}
{"seq":10,"tNs":171,"cell":0,"rank":0,"event":{"type":"tokens","prompts":[1,0,2,-1],"ids":[[7,8],[5,6],[9],[9]]}}
{"seq":11,"tNs":172,"cell":0,"rank":0,"event":{"type":"passed","pass":0,"warmup":true,"goNs":1000,"endNs":1010}}
{"seq":12,"tNs":173,"cell":0,"rank":null,"event":{"type":"repeat-saved","pass":0,"warmup":true,"wallNs":10}}
{"seq":13,"tNs":174,"cell":0,"rank":0,"event":{"type":"progress","phase":"pass","step":2,"done":1,"total":2}}
{"seq":14,"tNs":180,"cell":0,"rank":0,"event":{"type":"batch","pass":1,"prompts":[0],"tokens":[2],"stepNs":[1,2]}}
{"seq":15,"tNs":181,"cell":0,"rank":0,"event":{"type":"batch","pass":1,"prompts":[1],"tokens":[2],"stepNs":[3,4]}}
{"seq":16,"tNs":182,"cell":0,"rank":0,"event":{"type":"passed","pass":1,"goNs":2000,"endNs":2008}}
{"seq":17,"tNs":183,"cell":0,"rank":null,"event":{"type":"repeat-saved","pass":1,"wallNs":8,"flags":["throttled"]}}
{"seq":18,"tNs":184,"cell":0,"rank":null,"event":{"type":"texts","prompts":[1],"promptTexts":["b"],"generated":["B"]}}
{"seq":19,"tNs":185,"cell":0,"rank":0,"event":{"type":"log","level":"warning","text":"w"}}
{"seq":20,"tNs":190,"cell":0,"rank":null,"event":{"type":"cell-ended","state":"done","endedBy":"repeats"}}
{"seq":21,"tNs":200,"cell":1,"rank":null,"event":{"type":"cell-started","promptTokens":[3,4],"promptsOfRank":[[0],[1]]}}
{"seq":22,"tNs":201,"cell":1,"rank":1,"event":{"type":"hello","protocol":1,"device":"second"}}
{"seq":23,"tNs":202,"cell":1,"rank":0,"event":{"type":"hello","protocol":1,"device":"first"}}
{"seq":24,"tNs":203,"cell":1,"rank":1,"event":{"type":"loaded","startedNs":10,"loadedNs":90}}
{"seq":25,"tNs":204,"cell":1,"rank":0,"event":{"type":"loaded","startedNs":10,"loadedNs":70}}
{"seq":26,"tNs":205,"cell":1,"rank":0,"event":{"type":"ready","cell":1,"prepareNs":3}}
{"seq":27,"tNs":206,"cell":1,"rank":1,"event":{"type":"ready","cell":1,"prepareNs":4}}
{"seq":28,"tNs":210,"cell":1,"rank":1,"event":{"type":"passed","pass":0,"goNs":3001,"endNs":3009}}
{"seq":29,"tNs":211,"cell":1,"rank":0,"event":{"type":"spans","pass":0,"spans":[{"chunk":0,"step":0,"startNs":1,"endNs":2}]}}
{"seq":30,"tNs":212,"cell":1,"rank":0,"event":{"type":"spans","pass":0,"spans":[{"chunk":1,"step":0,"startNs":2,"endNs":3}]}}
{"seq":31,"tNs":213,"cell":1,"rank":0,"event":{"type":"passed","pass":0,"goNs":3000,"endNs":3007}}
{"seq":32,"tNs":214,"cell":1,"rank":null,"event":{"type":"repeat-saved","pass":0,"wallNs":9}}
{"seq":33,"tNs":215,"cell":1,"rank":1,"event":{"type":"passed","pass":1,"goNs":4001,"endNs":4009}}
{"seq":34,"tNs":216,"cell":1,"rank":1,"event":{"type":"failed","kind":"error","what":"no"}}
{"seq":35,"tNs":217,"cell":1,"rank":null,"event":{"type":"cell-ended","state":"failed","reason":"rank 0 died","failedRank":0}}
{"seq":36,"tNs":220,"cell":2,"rank":null,"event":{"type":"cell-started","promptTokens":[3,4]}}
{"seq":37,"tNs":221,"cell":2,"rank":0,"event":{"type":"ready","cell":2,"prepareNs":5}}
{"seq":38,"tNs":222,"cell":2,"rank":0,"event":{"type":"passed","pass":0,"goNs":5000,"endNs":5007}}
{"seq":39,"tNs":230,"cell":77,"rank":0,"event":{"type":"passed","pass":0}}
{"seq":40,"tNs":231,"cell":2,"rank":0,"event":{"type":"aurora"}}
)";

static const RunResult& folded()
{
    static const RunResult result = fold(eventsOf(stream));
    return result;
}

TEST(Fold, takesTheRunAndItsPlan)
{
    const RunResult& run = folded();
    EXPECT_EQ(run.started.runId, "r1");
    EXPECT_EQ(run.started.environment.host, "h");
    EXPECT_EQ(run.ceilings.readBytesPerSecond, 2e10);
    ASSERT_EQ(run.models.size(), 1U);
    ASSERT_EQ(run.cells.size(), 4U);
    EXPECT_EQ(run.cells[3].state, CellState::Skipped);
    EXPECT_EQ(run.cells[3].planned.skipped, (SkipReason{SkipKind::TooManyStages, {"9", "4"}}));
    EXPECT_EQ(run.firstNs, 100);
    EXPECT_EQ(run.lastNs, 231);
    EXPECT_EQ(run.state, RunState::Running); // its stream has no end yet
}

TEST(Fold, aRepeatIsWhatWasSaved)
{
    const CellResult& cell = folded().cells[0];
    EXPECT_EQ(cell.state, CellState::Done);
    EXPECT_EQ(cell.ended.endedBy, "repeats");
    EXPECT_EQ(cell.promptTokens, (std::vector<int>{3, 4}));
    ASSERT_EQ(cell.warmups.size(), 1U);
    ASSERT_EQ(cell.repeats.size(), 1U);
    EXPECT_EQ(cell.warmups[0].wallNs, 10);
    EXPECT_EQ(cell.warmups[0].ranks[0].batches.size(), 1U);
    const Repeat& repeat = cell.repeats[0];
    EXPECT_EQ(repeat.pass, 1);
    EXPECT_EQ(repeat.wallNs, 8);
    EXPECT_EQ(repeat.flags, std::vector<std::string>{"throttled"});
    ASSERT_EQ(repeat.ranks.size(), 1U);
    EXPECT_EQ(repeat.ranks[0].passed.goNs, 2000);
    ASSERT_EQ(repeat.ranks[0].batches.size(), 2U);
    EXPECT_EQ(repeat.ranks[0].batches[1].stepNs, (std::vector<int64_t>{3, 4}));
}

TEST(Fold, tokensAndTextsGoToTheirPrompts)
{
    const CellResult& cell = folded().cells[0];
    EXPECT_EQ(cell.tokens, (std::vector<std::vector<int>>{{5, 6}, {7, 8}})); // places 2 and −1 do not exist
    EXPECT_EQ(cell.promptTexts, (std::vector<std::string>{"", "b"}));
    EXPECT_EQ(cell.texts, (std::vector<std::string>{"", "B"}));
    EXPECT_EQ(folded().cells[1].tokens, std::vector<std::vector<int>>{});
}

TEST(Fold, ranksAreAscendingWhateverCameFirst)
{
    const CellResult& cell = folded().cells[1];
    ASSERT_EQ(cell.repeats.size(), 1U);
    const auto& ranks = cell.repeats[0].ranks;
    ASSERT_EQ(ranks.size(), 2U);
    EXPECT_EQ(ranks[0].rank, 0);
    EXPECT_EQ(ranks[0].passed.endNs, 3007);
    EXPECT_EQ(ranks[0].spans, (std::vector<StageSpan>{{0, 0, 1, 2}, {1, 0, 2, 3}}));
    EXPECT_EQ(ranks[1].rank, 1);
    EXPECT_EQ(ranks[1].passed.goNs, 3001);
    ASSERT_EQ(cell.loads.size(), 2U);
    EXPECT_EQ(cell.loads[0].hello.device, "first");
    EXPECT_EQ(cell.loads[0].loaded.loadedNs, 70);
    EXPECT_EQ(cell.loads[1].preparedNs, 4);
    EXPECT_FALSE(cell.loads[0].shared);
}

TEST(Fold, aPassThatWasNotSavedDoesNotExist)
{
    const CellResult& cell = folded().cells[1];
    EXPECT_EQ(cell.repeats.size(), 1U); // pass 1 never was
    EXPECT_EQ(cell.state, CellState::Failed);
    EXPECT_EQ(cell.ended.failedRank, 0);
    EXPECT_EQ(folded().cells[2].repeats.size(), 0U);
    EXPECT_EQ(folded().cells[2].state, CellState::Running);
}

TEST(Fold, laterCellsOfAGroupShareItsLoad)
{
    const CellResult& cell = folded().cells[2];
    ASSERT_EQ(cell.loads.size(), 2U);
    EXPECT_TRUE(cell.loads[0].shared);
    EXPECT_EQ(cell.loads[0].loaded.loadedNs, 70);
    EXPECT_EQ(cell.loads[0].preparedNs, 5); // its own
    EXPECT_TRUE(cell.loads[1].shared);
    EXPECT_EQ(cell.loads[1].preparedNs, 0);
    // The sequential cell's load is not of this group.
    EXPECT_EQ(folded().cells[0].loads.size(), 1U);
    EXPECT_FALSE(folded().cells[0].loads[0].shared);
}

TEST(Fold, ceilingsAreTheDevicesOfTheWorkerThatMeasured)
{
    PlanEvent plan;
    plan.plan.cells.emplace_back().cell = made::cell(Mode::DataParallel, 2, 2);
    HelloEvent onCpu;
    HelloEvent onGpu;
    onGpu.uuid = "GPU-a";
    CeilingsEvent slow;
    slow.readBytesPerSecond = 1;
    CeilingsEvent fast;
    fast.readBytesPerSecond = 2;
    const std::vector<Event> events{{1, 1, -1, {}, plan}, {2, 2, 0, 0, onCpu}, {3, 3, -1, 0, slow}, {4, 4, 0, 1, onGpu},
        {5, 5, -1, 1, fast}, {6, 6, 0, 1, CommunicatorEvent{"c0ffee"}}, {7, 7, 0, 1, LoadedEvent{}},
        {8, 8, 0, 1, ReadyEvent{0, 3, 4, "gemm", {"768 × 768: gemm"}}}};
    const RunResult run = fold(events);
    EXPECT_EQ(run.ceilings, slow);
    EXPECT_EQ(run.gpuCeilings, (std::map<std::string, CeilingsEvent>{{"GPU-a", fast}}));
    ASSERT_EQ(run.cells[0].loads.size(), 1U);
    EXPECT_EQ(run.cells[0].loads[0].kernels, "gemm");
    EXPECT_EQ(run.cells[0].loads[0].kernelTable, std::vector<std::string>{"768 × 768: gemm"});
}

TEST(Fold, keepsTheLogInOrder)
{
    const auto& log = folded().log;
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0].seq, 19);
    EXPECT_EQ(typeOf(log[1].body), "failed");
}

TEST(Fold, showsProgressWhileAPassRuns)
{
    const auto events = eventsOf(stream);
    Fold folding;
    for (std::size_t i = 0; i < 6; ++i)
        folding.apply(events[i]);
    EXPECT_EQ(folding.result().cells[0].phase, "load");
    EXPECT_EQ(folding.result().cells[0].state, CellState::Running);
    EXPECT_EQ(folding.result().cells[0].batchesTotal, 0); // bytes are no batches
    for (std::size_t i = 6; i < 13; ++i)
        folding.apply(events[i]);
    EXPECT_EQ(folding.result().cells[0].phase, "pass");
    EXPECT_EQ(folding.result().cells[0].batchesDone, 1);
    EXPECT_EQ(folding.result().cells[0].batchesTotal, 2);
    for (std::size_t i = 13; i < 20; ++i)
        folding.apply(events[i]);
    EXPECT_EQ(folding.result().cells[0].phase, "");
    EXPECT_EQ(folding.result().cells[0].batchesDone, 0);
}

TEST(Fold, oneEventAfterTheOtherOrAllAtOnce)
{
    Fold folding;
    for (const Event& event : eventsOf(stream))
        folding.apply(event);
    EXPECT_EQ(folding.result(), folded());
}

TEST(Fold, endsWithTheStateThatTheStreamSays)
{
    auto events = eventsOf(stream);
    events.push_back({41, 240, -1, std::nullopt, RunEndedEvent{RunState::Cancelled}});
    EXPECT_EQ(fold(events).state, RunState::Cancelled);
}

TEST(Fold, bearsAnyOrder)
{
    auto events = eventsOf(stream);
    std::reverse(events.begin(), events.end()); // the plan comes last but one: nothing has a cell to go to
    const RunResult result = fold(events);
    ASSERT_EQ(result.cells.size(), 4U);
    for (const CellResult& cell : result.cells)
        EXPECT_TRUE(cell.repeats.empty());
}

/// A plan of two cells, and passes of which some are never saved.
TEST(Fold, leftoversOfACellGoNowhere)
{
    PlanEvent plan;
    plan.plan.cells.resize(2);
    const auto passed = [](int cell) { return Event{0, 0, cell, 0, PassedEvent{}}; };
    const auto batch = [](int cell, int prompt) {
        return Event{0, 0, cell, 0, BatchEvent{0, {prompt}, {}, 0, {}, 0, 0}};
    };
    const auto saved = [](int cell) { return Event{0, 0, cell, std::nullopt, RepeatSavedEvent{0, false, 1, {}}}; };
    const auto started = [](int cell) { return Event{0, 0, cell, std::nullopt, CellStartedEvent{}}; };
    const auto promptsOf = [](const CellResult& cell) {
        std::vector<int> prompts;
        for (const BatchEvent& each : cell.repeats.at(0).ranks.at(0).batches)
            prompts.insert(prompts.end(), each.prompts.begin(), each.prompts.end());
        return prompts;
    };
    const Event planned{0, 0, -1, std::nullopt, plan};
    // The next cell's first pass has the number of the one that was not finished.
    const auto next = fold(std::vector{planned, started(0), batch(0, 7), started(1), batch(1, 8), passed(1), saved(1)});
    EXPECT_EQ(promptsOf(next.cells[1]), std::vector{8});
    EXPECT_TRUE(next.cells[0].repeats.empty());
    // Also in a stream that does not say that the cell starts.
    const auto unsaid = fold(std::vector{planned, batch(0, 7), batch(1, 8), passed(1), saved(1)});
    EXPECT_EQ(promptsOf(unsaid.cells[1]), std::vector{8});
    // A cell that starts once more does so from nothing.
    const auto again =
        fold(std::vector{planned, started(0), batch(0, 7), started(0), batch(0, 8), passed(0), saved(0)});
    EXPECT_EQ(promptsOf(again.cells[0]), std::vector{8});
    // What another cell's saving names is not taken from the running one.
    const auto other = fold(std::vector{planned, started(0), batch(0, 7), saved(1)});
    EXPECT_TRUE(other.cells[1].repeats.at(0).ranks.empty());
}

} // namespace throughline
