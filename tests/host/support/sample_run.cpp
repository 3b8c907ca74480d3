// SPDX-License-Identifier: GPL-3.0-or-later
// Writing down a run that never was.
#include <tests/host/support/sample_run.h>

namespace throughline::tests {

namespace {

constexpr int64_t passNs = 500'000'000;

class Stream {
public:
    void add(EventBody body, int cell = -1, std::optional<int> rank = std::nullopt)
    {
        Event event;
        event.seq = int64_t(events.size()) + 1;
        event.tNs = event.seq * 1'000'000'000;
        event.cell = cell;
        event.rank = rank;
        event.body = std::move(body);
        events.push_back(std::move(event));
    }
    void addPass(int pass, bool warmup)
    {
        BatchEvent batch;
        batch.pass = pass;
        batch.prompts = {0, 1};
        batch.tokens = {4, 4};
        batch.stepNs = {passNs / 4, passNs / 2, passNs / 4 * 3, passNs};
        batch.computedPositions = 13;
        add(batch, 0, 0);
        PassedEvent passed;
        passed.pass = pass;
        passed.warmup = warmup;
        passed.goNs = 7'000'000'000;
        passed.endNs = passed.goNs + passNs;
        passed.outputHash = "5d41";
        add(passed, 0, 0);
        add(RepeatSavedEvent{pass, warmup, passNs, {}}, 0);
    }
    std::vector<Event> events;
};

PlannedCell planned(int index, Mode mode)
{
    PlannedCell cell;
    cell.index = index;
    cell.cell.model = "tiny";
    cell.cell.mode = mode;
    cell.cell.promptCount = 2;
    cell.cell.settings.newTokens = 4;
    cell.cell.settings.protocol.name = ProtocolName::Quick;
    cell.promptsPerRank = {2};
    return cell;
}

} // namespace

std::vector<Event> sampleRun(const std::string& runId, const std::string& name)
{
    RunStartedEvent started;
    started.runId = runId;
    started.startedUtc = runId.substr(0, 4) + "-" + runId.substr(4, 2) + "-" + runId.substr(6, 2) + "T00:00:00.000Z";
    started.experiment.name = name;
    started.experiment.blocks.emplace_back();
    started.environment.cpu = "made up";
    PlanEvent plan;
    plan.plan.cells = {planned(0, Mode::Sequential), planned(1, Mode::DataParallel)};
    plan.plan.cells[1].skipped = SkipReason{SkipKind::RanksExceedPrompts, {"3", "2"}};
    CellStartedEvent cell;
    cell.promptTokens = {3, 4};
    cell.promptsHash = "aa";
    cell.promptsOfRank = {{0, 1}};
    Stream stream;
    stream.add(started);
    stream.add(plan);
    stream.add(CellEndedEvent{CellState::Skipped, "more ranks than prompts", {}, -1, false}, 1);
    stream.add(cell, 0);
    stream.addPass(0, true);
    stream.addPass(1, false);
    stream.add(TextsEvent{{0, 1}, {"once", "upon \"a\""}, {" time", "\n<b>\u00e9</b>"}}, 0);
    stream.add(CellEndedEvent{CellState::Done, {}, "repeats", -1, false}, 0);
    stream.add(RunEndedEvent{RunState::Done});
    return stream.events;
}

} // namespace throughline::tests
