// SPDX-License-Identifier: GPL-3.0-or-later
#include <core/command.h>
#include <core/event.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

#include <cmath>

namespace throughline {

static Plan somePlan()
{
    Plan plan;
    plan.availableBytes = 123;
    plan.filledIn = {{"threads", "2", "all cores"}};
    for (int i = 0; i < 3; ++i) {
        PlannedCell& planned = plan.cells.emplace_back();
        planned.index = i;
        planned.cell = made::cell(Mode::DataParallel, 2, 4, 10 + i);
    }
    plan.cells[1].cell.settings.threads = 9; // settings of its own
    plan.cells[1].block = 1;
    plan.cells[1].skipped = SkipReason{SkipKind::NeedsMemory, {"1", "2", "3"}};
    plan.cells[2].notes = {{NoteKind::RunsAsSmallerBatch, {"4", "3"}}, {NoteKind::SlowPrecision, {}}};
    plan.cells[2].promptsPerRank = {6, 6};
    plan.cells[2].stageEnds = {2, 4};
    plan.cells[2].needBytes = 1LL << 40;
    plan.cells[2].estimatedNs = 77;
    return plan;
}

/// Every kind, every member different from its default.
static std::vector<EventBody> everyBody()
{
    Experiment experiment{"n", "d", {Block{}}};
    experiment.blocks.front().settings.newTokens = 3;
    const Environment environment{"h", "cpu", 2, "0-1", 1LL << 35, {"gpu a", "gpu b"}, "no driver", "Debian 12", "6.1",
        "0.1", "abc", "Release", "GCC 12", "2.11"};
    return {HelloEvent{1, "throughline-worker", "Release", "abc", "2.11", "13.0", "580", "Xeon", "GPU-1", "AMX", 42,
                1LL << 37, 1LL << 36},
        ProgressEvent{"load", 9, 5, 10}, CommunicatorEvent{"0a1b"},
        LoadedEvent{1, 2, 3, 4, 5, 6, {"wte", "wpe"}, "f00"},
        ReadyEvent{3, 4, 5, "gemv-avx512", {"768 × 3072 × 1: rows4, 2.1 µs"}},
        BatchEvent{2, {0, 3}, {5, 4}, 10, {20, 30}, 40, 2}, SpansEvent{2, {{0, 1, 2, 3}, {1, 2, 3, 4}}},
        TokensEvent{{0, 3}, {{1, 2}, {}}}, PassedEvent{2, true, 1, 2, 3, 4, 5, 6, 7, "hash", {0.1, -1e300}, 8},
        TelemetryEvent{2, "GPU-1", 3, {4, 5}, {1980, {}}, {2619, 2620}, {120.5, {}}, {6, 7}, {40, 41}, {1, 68}, {8, 9},
            {10, 11}, {12, 13}, 14, 15, 16, {"power cap"}, {{4711, 17}, {0, {}}}, {{"powerWatts", "no"}}},
        CeilingsEvent{1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, "best of 3"}, FailedEvent{"out-of-memory", "no room", 99},
        LogEvent{"warning", "slow\n\"disk\"", 3},
        RunStartedEvent{"id", "2026-11-22T08:33:00.123Z", experiment, environment},
        PlanEvent{somePlan(), {made::distilgpt2(), made::small()}}, CellStartedEvent{{3, 4}, "p", "t", {{0}, {1}}},
        BatchHalvedEvent{4, "no"}, RepeatSavedEvent{2, true, 123, {"throttled"}},
        TextsEvent{{1}, {"Es war"}, {" einmal"}}, CellEndedEvent{CellState::Failed, "rank 1 died", "budget", 1, true},
        RunEndedEvent{RunState::Cancelled},
        ImportedEvent{"llama-bench", "b6000", "a.json", "not the same work", {"t/s: a mean"}},
        RejectedEvent{"gar\x01"
                      "bage",
            "not JSON"},
        UnknownEvent{"of-the-future", {{"type", "of-the-future"}, {"x", {1, 2, {{"y", nullptr}}}}}}};
}

TEST(Event, roundTripsEveryKindAndMember)
{
    ASSERT_EQ(everyBody().size(), std::variant_size_v<EventBody>);
    for (std::size_t i = 0; i < everyBody().size(); ++i) {
        const EventBody body = everyBody()[i];
        ASSERT_EQ(body.index(), i);
        const Event event{7, 1LL << 60, 2, 3, body};
        const std::string line = toLine(event);
        EXPECT_EQ(line.find('\n'), line.size() - 1);
        const auto read = eventFromLine(line);
        ASSERT_TRUE(read.ok()) << line << sentence(read.error());
        EXPECT_EQ(*read, event) << line;
        EXPECT_EQ(toLine(*read), line);
    }
}

TEST(Event, wireFormat)
{
    EXPECT_EQ(toLine(Event{1, 2, -1, std::nullopt, RepeatSavedEvent{4, false, 5, {}}}),
        "{\"seq\":1,\"tNs\":2,\"cell\":-1,\"rank\":null,"
        "\"event\":{\"type\":\"repeat-saved\",\"pass\":4,\"warmup\":false,\"wallNs\":5,\"flags\":[]}}\n");
}

TEST(Event, typesAreNamed)
{
    EXPECT_EQ(typeOf(PassedEvent{}), "passed");
    EXPECT_EQ(typeOf(CommunicatorEvent{}), "communicator");
    EXPECT_EQ(typeOf(CellEndedEvent{}), "cell-ended");
    EXPECT_EQ(typeOf(UnknownEvent{"x", {}}), "x");
}

TEST(Event, olderAndNewerLinesAreRead)
{
    const auto older = eventFromLine(R"({"event": {"type": "hello", "protocol": 1}})");
    ASSERT_TRUE(older.ok());
    EXPECT_EQ(*older, (Event{0, 0, -1, std::nullopt, HelloEvent{1, {}, {}, {}, {}, {}, {}, {}, {}, {}, 0, 0, 0}}));
    const auto newer =
        eventFromLine(R"({"seq": 3, "planet": "Mars", "event": {"type": "ready", "cell": 2, "mood": []}})");
    ASSERT_TRUE(newer.ok());
    EXPECT_EQ(newer->body, EventBody(ReadyEvent{2, 0, 0, {}}));
    const auto unknown = eventFromLine(R"({"event": {"type": "aurora", "k": 1}})");
    ASSERT_TRUE(unknown.ok());
    EXPECT_EQ(unknown->body, EventBody(UnknownEvent{"aurora", {{"type", "aurora"}, {"k", 1}}}));
}

TEST(Event, newerExperimentsAreReadInEventsButNotInFiles)
{
    std::string line = toLine(Event{1, 2, -1, std::nullopt, RunStartedEvent{"id", "", {"n", "", {Block{}}}, {}}});
    line.insert(line.find("\"models\""), "\"moonPhases\": [1], ");
    const auto read = eventFromLine(line);
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(std::get<RunStartedEvent>(read->body).experiment, (Experiment{"n", "", {Block{}}}));
}

TEST(Event, numbersThatAreNoneSurvive)
{
    PassedEvent passed;
    passed.outputs = {1, std::nan(""), INFINITY};
    const auto read = eventFromLine(toLine(Event{1, 2, 0, 0, passed}));
    ASSERT_TRUE(read.ok());
    const auto& outputs = std::get<PassedEvent>(read->body).outputs;
    ASSERT_EQ(outputs.size(), 3U);
    EXPECT_EQ(outputs[0], 1);
    EXPECT_TRUE(std::isnan(outputs[1]));
    EXPECT_TRUE(std::isnan(outputs[2])); // JSON knows no infinity either: not a number is what is left of it
}

TEST(Event, telemetryOnTheWire)
{
    TelemetryEvent event;
    event.pass = 4;
    event.sampledNs = {1, 2};
    event.powerWatts = {120.5, std::nullopt};
    event.foreignProcesses = {{4711, std::nullopt}};
    EXPECT_EQ(toLine(Event{1, 2, 3, 0, event}),
        "{\"seq\":1,\"tNs\":2,\"cell\":3,\"rank\":0,\"event\":{\"type\":\"telemetry\",\"pass\":4,\"uuid\":\"\","
        "\"intervalNs\":0,\"sampledNs\":[1,2],\"smClockMhz\":[],\"memoryClockMhz\":[],\"powerWatts\":[120.5,null],"
        "\"totalEnergyMillijoules\":[],\"temperatureCelsius\":[],\"clocksEventBits\":[],\"usedBytes\":[],"
        "\"computePercent\":[],\"memoryPercent\":[],\"energyMillijoules\":null,\"energySpanNs\":0,"
        "\"maxTemperatureCelsius\":null,\"throttleReasons\":[],\"foreignProcesses\":[{\"processId\":4711,"
        "\"usedBytes\":null}],\"unavailable\":[]}}\n");
    const auto sparse = eventFromLine(R"({"event": {"type": "telemetry", "pass": 2, "fanPercent": [30]}})");
    ASSERT_TRUE(sparse.ok());
    EXPECT_EQ(std::get<TelemetryEvent>(sparse->body).pass, 2);
}

TEST(Event, refusesWrongLines)
{
    const auto why = [](std::string_view line) {
        const auto read = eventFromLine(line);
        return read.ok() ? "was read" : sentence(read.error());
    };
    EXPECT_EQ(why("7"), "the line is not a JSON object but 7.");
    EXPECT_EQ(why("{}"), "/event: the line has no event.");
    EXPECT_EQ(why(R"({"event": []})"), "/event: event must be an object, not a list.");
    EXPECT_EQ(why(R"({"event": {}})"), "/event/type: type must be text and must be there.");
    EXPECT_EQ(why(R"({"event": {"type": 3}})"), "/event/type: type must be text and must be there.");
    EXPECT_EQ(why(R"({"seq": "1", "event": {"type": "ready"}})"), "/seq: seq must be a whole number, not \"1\".");
    EXPECT_EQ(why(R"({"tNs": 1152921504606846977, "event": {"type": "ready"}})"),
        "/tNs: tNs must be at most 1152921504606846976, not 1152921504606846977.");
    EXPECT_EQ(why(R"({"rank": 1.5, "event": {"type": "ready"}})"), "/rank: rank must be a whole number, not 1.5.");
    EXPECT_EQ(why(R"({"event": {"type": "batch", "stepNs": [1, true]}})"),
        "/event/stepNs/1: stepNs must be a whole number, not true.");
    EXPECT_EQ(why(R"({"event": {"type": "cell-ended", "state": "great"}})"),
        "/event/state: state must be one of planned, running, done, failed, cancelled, skipped, not \"great\".");
    EXPECT_EQ(why("{\"event\": {\"type\": \"log\", \"text\": \"\xc3\"}}"), "the line is not UTF-8 text.");
    EXPECT_EQ(why(R"({"event": {"type": "log", "type": "log"}})"),
        "/event/type: the key \"type\" stands twice; keep one of them.");
    EXPECT_EQ(why(std::string(maxLineBytes + 1, ' ')), "a line of 1048577 bytes is longer than 1 MiB.");
    EXPECT_EQ(why(R"({"event": {"type": "plan", "plan": {"cells": [{"settings": 1}], "settings": [{}]}}})"),
        "/event/plan/cells/0/settings: settings must be less than 1, not 1.");
    EXPECT_EQ(why(R"({"event": {"type": "plan", "plan": {"cells": [{"promptCount": 2000000000}]}}})"),
        "/event/plan/cells/0/promptCount: promptCount must be at most 1000000, not 2000000000.");
}

TEST(Event, halfALineIsRefusedAtEveryByte)
{
    const std::string line = toLine(Event{7, 8, 2, 3, everyBody()[8]});
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        EXPECT_FALSE(eventFromLine(line.substr(0, i)).ok()) << i;
}

TEST(Event, writesTextThatIsNotUtf8WithoutFailing)
{
    const auto read = eventFromLine(toLine(Event{1, 2, -1, 0, LogEvent{"warning", "\xff!", 1}}));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(std::get<LogEvent>(read->body).text, "\xef\xbf\xbd!");
}

TEST(Plan, roundTrips)
{
    const auto read = planFromJson(toJson(somePlan()), "plan");
    ASSERT_TRUE(read.ok()) << sentence(read.error());
    EXPECT_EQ(*read, somePlan());
    EXPECT_EQ(toJson(somePlan())["settings"].size(), 2U); // equal settings once
    EXPECT_EQ(*planFromJson(toJson(Plan{}), "plan"), Plan{});
}

TEST(Plan, ofTheMostCellsFitsALine)
{
    PlanEvent event;
    for (int i = 0; i < 2'000; ++i) {
        PlannedCell& planned = event.plan.cells.emplace_back(somePlan().cells[static_cast<std::size_t>(i) % 3]);
        planned.index = i;
        planned.cell.promptCount = 1 + i;
    }
    EXPECT_LT(toLine(Event{1, 2, -1, std::nullopt, event}).size(), maxLineBytes);
}

} // namespace throughline
