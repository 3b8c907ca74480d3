// SPDX-License-Identifier: GPL-3.0-or-later
// From a GPU's telemetry to flags, energy, findings and columns, with values worked out by hand.
#include <core/field_table.h>
#include <core/findings.h>
#include <core/fold.h>
#include <core/telemetry.h>
#include <core/words.h>
#include <tests/core/made_values.h>

#include <gtest/gtest.h>

namespace throughline {

namespace {

using Words = std::vector<std::string>;

TelemetryEvent telemetryOf(const std::string& uuid, std::optional<int64_t> millijoules, int64_t spanNs = 2'000'000'000)
{
    TelemetryEvent event;
    event.uuid = uuid;
    event.energyMillijoules = millijoules;
    event.energySpanNs = spanNs;
    return event;
}

/// Five repeats of 2 s with 12 tokens, on one GPU that takes 600 J in 2 s.
RunResult watchedRun()
{
    CellResult cell = made::result(made::cell(Mode::Sequential), made::five(2));
    for (Repeat& repeat : cell.repeats)
        repeat.ranks[0].telemetry = telemetryOf("GPU-1", 600'000);
    return made::run({cell});
}

template <class Change> CellSummary summaryAfter(Change change)
{
    RunResult run = watchedRun();
    change(run.cells[0].repeats);
    return summarise(run, run.cells[0]);
}

} // namespace

TEST(CoreTelemetry, reasonsInWords)
{
    EXPECT_EQ(clocksEventWords(0), Words{});
    EXPECT_EQ(clocksEventWords(0x1ff),
        (Words{"idle", "clocks set by a user", "power cap", "hardware slowdown", "sync boost",
            "software thermal slowdown", "hardware thermal slowdown", "power brake", "clocks of the display"}));
    EXPECT_EQ(clocksEventWords(0x4 | 0x40), (Words{"power cap", "hardware thermal slowdown"}));
    EXPECT_EQ(clocksEventWords(0x1000), Words{"reason 4096"});
}

TEST(CoreTelemetry, flags)
{
    TelemetryEvent event;
    EXPECT_EQ(flagsOf(event), Words{});
    event.throttleReasons = {"power cap", "clocks set by a user", "reason 4096"};
    EXPECT_EQ(flagsOf(event), Words{}); // how the device is, not what came over it
    for (const int64_t bit : {0x8, 0x10, 0x20, 0x40, 0x80}) {
        event.throttleReasons = clocksEventWords(0x4 | bit);
        EXPECT_EQ(flagsOf(event), Words{"throttled"}) << bit;
    }
    event.foreignProcesses = {{4711, 1}};
    EXPECT_EQ(flagsOf(event), (Words{"foreign-process", "throttled"}));
}

TEST(CoreTelemetry, goesToItsPassAndRank)
{
    RunResult planned = made::run({CellResult{}});
    Plan plan;
    plan.cells.push_back(planned.cells[0].planned);
    Fold folding;
    folding.apply({1, 1, -1, {}, PlanEvent{plan, {}}});
    for (const int rank : {1, 0}) {
        TelemetryEvent telemetry = telemetryOf("GPU-" + std::to_string(rank), 5);
        telemetry.pass = 3;
        folding.apply({2, 2, 0, rank, telemetry});
    }
    folding.apply({3, 3, 7, 0, telemetryOf("of no cell", 5)});
    folding.apply({4, 4, 0, {}, RepeatSavedEvent{3, false, 9, {"throttled"}}});
    const CellResult& cell = folding.result().cells[0];
    ASSERT_EQ(cell.repeats.size(), 1U);
    ASSERT_EQ(cell.repeats[0].ranks.size(), 2U);
    EXPECT_EQ(cell.repeats[0].ranks[0].telemetry->uuid, "GPU-0");
    EXPECT_EQ(cell.repeats[0].ranks[1].telemetry->uuid, "GPU-1");
}

TEST(CoreTelemetry, energyPerTokenAndMeanPower)
{
    const CellSummary summary = summaryAfter([](auto& repeats) { // 600, 600, 600, 720, 600 J
        repeats[3].ranks[0].telemetry->energyMillijoules = 720'000;
    });
    EXPECT_EQ(summary.energyJoules->samples, (std::vector<double>{600, 600, 600, 720, 600}));
    EXPECT_DOUBLE_EQ(summary.energyPerTokenJoules->median, 50); // 600 J for 4 prompts of 3 tokens
    EXPECT_DOUBLE_EQ(summary.energyPerTokenJoules->high, 60);
    EXPECT_TRUE(summary.energyPerTokenJoules->interval.has_value());
    EXPECT_DOUBLE_EQ(summary.meanPowerWatts->median, 300);
    EXPECT_EQ(summary.energyUnavailable, "");
}

TEST(CoreTelemetry, energyOfSeveralDevicesIsAdded)
{
    const auto withSecondRank = [](const std::string& uuid) {
        return summaryAfter([&](auto& repeats) {
            for (Repeat& repeat : repeats) {
                RankPass& other = repeat.ranks.emplace_back();
                other.rank = 1;
                other.telemetry = telemetryOf(uuid, 400'000, 1'000'000'000);
            }
        });
    };
    const CellSummary two = withSecondRank("GPU-2");
    EXPECT_DOUBLE_EQ(two.energyJoules->median, 1'000);
    EXPECT_DOUBLE_EQ(two.meanPowerWatts->median, 700);
    const CellSummary shared = withSecondRank("GPU-1"); // both ranks read one counter
    EXPECT_DOUBLE_EQ(shared.energyJoules->median, 600);
    EXPECT_DOUBLE_EQ(shared.meanPowerWatts->median, 300);
}

TEST(CoreTelemetry, energyThatCannotBeReadSaysWhy)
{
    const auto why = [](const std::optional<TelemetryEvent>& telemetry) {
        const CellSummary summary = summaryAfter([&](auto& repeats) {
            for (Repeat& repeat : repeats)
                repeat.ranks[0].telemetry = telemetry;
        });
        EXPECT_EQ(summary.energyJoules, std::nullopt);
        EXPECT_EQ(summary.energyPerTokenJoules, std::nullopt);
        EXPECT_EQ(summary.meanPowerWatts, std::nullopt);
        return summary.energyUnavailable;
    };
    EXPECT_EQ(why({}), "only NVIDIA GPUs tell this program what energy they take");
    TelemetryEvent none = telemetryOf("GPU-1", std::nullopt);
    none.unavailable = {{"powerWatts", "x"}, {"energyMillijoules", "Not Supported (f)"}};
    EXPECT_EQ(why(none), "Not Supported (f)");
    none.unavailable = {{"telemetry", "no library"}};
    EXPECT_EQ(why(none), "no library");
    EXPECT_EQ(why(telemetryOf("GPU-1", 0)), "the device's energy counter did not move");
    EXPECT_EQ(why(telemetryOf("GPU-1", 900, 499'000'000)),
        "a pass of 499 ms is too short for the device's energy counter; 500 ms are enough, with more prompts or "
        "tokens");
    const CellSummary some = summaryAfter([](auto& repeats) { repeats[0].ranks[0].telemetry.reset(); });
    EXPECT_EQ(some.energyJoules->samples.size(), 4U);
    EXPECT_EQ(some.energyUnavailable, "");
    EXPECT_EQ(summaryAfter([](auto& repeats) { repeats.clear(); }).energyUnavailable, ""); // nothing was measured
}

TEST(CoreTelemetry, whatWasNoticedOfTheDevices)
{
    const CellSummary summary = summaryAfter([](auto& repeats) {
        repeats[0].ranks[0].telemetry->maxTemperatureCelsius = 61;
        repeats[1].ranks[0].telemetry->maxTemperatureCelsius = 74;
        repeats[1].ranks[0].telemetry->throttleReasons = {"power cap"};
        repeats[2].ranks[0].telemetry->throttleReasons = {"power brake", "power cap"};
        repeats[2].ranks[0].telemetry->foreignProcesses = {{4711, 5}, {4712, std::nullopt}};
        repeats[3].ranks[0].telemetry->foreignProcesses = {{4711, 9}, {4712, std::nullopt}};
        repeats[4].ranks[0].telemetry->foreignProcesses = {{4711, 2}};
    });
    EXPECT_EQ(summary.maxTemperatureCelsius, 74);
    EXPECT_EQ(summary.throttleReasons, (Words{"power cap", "power brake"}));
    EXPECT_EQ(summary.foreignProcesses, (std::vector<ForeignProcess>{{4711, 9}, {4712, std::nullopt}}));
    EXPECT_EQ(summary.invalid, Words{}); // the flags of the repeats say what counts against it
}

TEST(CoreTelemetry, findings)
{
    const RunResult quiet = watchedRun();
    for (const Finding& finding : findings(quiet))
        EXPECT_TRUE(finding.kind != FindingKind::ClocksHeldDown && finding.kind != FindingKind::ForeignProcesses);
    RunResult run = quiet;
    run.cells.push_back(run.cells[0]);
    run.cells.push_back(quiet.cells[0]);
    for (const std::size_t cell : {0, 1}) {
        Repeat& repeat = run.cells[cell].repeats[cell];
        repeat.flags = {"foreign-process", "throttled"};
        repeat.ranks[0].telemetry->throttleReasons = {"power cap", "hardware thermal slowdown"};
        repeat.ranks[0].telemetry->foreignProcesses = {{4711, 1'200'000'000 + int64_t(cell) * 100'000'000}};
    }
    run.cells[1].repeats[1].ranks[0].telemetry->foreignProcesses.push_back({0, std::nullopt});
    std::vector<std::pair<std::string, std::vector<int>>> found;
    for (const Finding& finding : findings(run))
        if (finding.kind == FindingKind::ClocksHeldDown || finding.kind == FindingKind::ForeignProcesses
            || finding.kind == FindingKind::Invalid)
            found.emplace_back(sentence(finding), finding.cells);
    ASSERT_EQ(found.size(), 3U);
    const std::vector<int> both{0, 1};
    EXPECT_EQ(found[0],
        std::pair(std::string("Clocks were held down in 2 cells: power cap, hardware thermal slowdown."), both));
    EXPECT_EQ(found[1],
        std::pair(std::string("Others used a device of 2 cells meanwhile: process 4711 (1.3 GB), a process of another "
                              "container."),
            both));
    EXPECT_EQ(found[2],
        std::pair(
            std::string("2 cells are not valid: another process was on the device, the device was throttled."), both));
}

TEST(CoreTelemetry, columns)
{
    RunResult run = watchedRun();
    TelemetryEvent& first = *run.cells[0].repeats[0].ranks[0].telemetry;
    first.maxTemperatureCelsius = 61;
    first.throttleReasons = {"power cap"};
    first.foreignProcesses = {{4711, 1'200'000'000}};
    const auto read = [&](std::string_view name) {
        for (const auto& field : resultFields())
            if (field.name == name)
                return field.read(run, run.cells[0]);
        return nlohmann::json("no such field");
    };
    EXPECT_EQ(read("energyPerToken"), 50.0);
    EXPECT_EQ(read("energyPerTokenLow"), 50.0);
    EXPECT_EQ(read("energyPerTokenHigh"), 50.0);
    EXPECT_EQ(read("energy"), 600.0);
    EXPECT_EQ(read("meanPower"), 300.0);
    EXPECT_EQ(read("energyUnavailable"), nullptr);
    EXPECT_EQ(read("maxTemperature"), 61);
    EXPECT_EQ(read("throttleReasons"), nlohmann::json({"power cap"}));
    EXPECT_EQ(read("foreignProcesses"), nlohmann::json({"process 4711 (1.2 GB)"}));
    for (Repeat& repeat : run.cells[0].repeats)
        repeat.ranks[0].telemetry.reset();
    EXPECT_EQ(read("energyPerToken"), nullptr);
    EXPECT_EQ(read("meanPower"), nullptr);
    EXPECT_EQ(read("maxTemperature"), nullptr);
    EXPECT_EQ(read("energyUnavailable"), "only NVIDIA GPUs tell this program what energy they take");
    EXPECT_EQ(read("throttleReasons"), nlohmann::json::array());
}

} // namespace throughline
