// SPDX-License-Identifier: GPL-3.0-or-later
// Running and watching the controller.
#include <tests/host/support/fake_run.h>

#include <host/device_inventory.h>
#include <tests/host/support/fake_fault.h>

#include <core/fold.h>

#include <QTest>

namespace throughline::tests {

ControllerOptions quickOptions()
{
    ControllerOptions options;
    options.workerProgram = fakeWorker();
    options.watchdogMs = 1000;
    options.loadWatchdogMs = 5000;
    options.measureCeilings = false;
    return options;
}

Block tinyBlock(std::vector<Mode> modes)
{
    Block block;
    block.models = {"tiny"};
    block.modes = std::move(modes);
    block.promptCounts = {3};
    block.settings.newTokens = 4;
    block.settings.devices = {"cpu"}; // whatever this machine has
    block.settings.protocol.name = ProtocolName::Quick;
    return block;
}

Experiment experimentOf(std::vector<Block> blocks)
{
    Experiment experiment;
    experiment.name = "a test";
    experiment.blocks = std::move(blocks);
    return experiment;
}

Experiment allModes()
{
    Block block = tinyBlock({Mode::Sequential, Mode::DataParallel, Mode::Pipeline});
    block.ranks = {2};
    block.batchSizes = {2};
    block.chunks = {1, 2};
    return experimentOf({block});
}

FakeRun::FakeRun(ControllerOptions options, const QString& libraryPath)
{
    auto opened =
        RunLibrary::open(libraryPath.isEmpty() ? folder.filePath(QStringLiteral("runs.sqlite")) : libraryPath);
    if (!opened)
        qFatal("%s", sentence(opened.error()).c_str());
    library = std::move(*opened);
    controller = std::make_unique<Controller>(std::move(options), *library);
    connect(controller.get(), &Controller::event, this, [this](const Event& event) {
        happened.push_back({event, clock.elapsed()});
        if (onEvent)
            onEvent(event);
    });
    connect(controller.get(), &Controller::finished, this, [this](RunState how) {
        state = how;
        ++finishes;
        endedMs = clock.elapsed();
    });
}

void FakeRun::start(const Experiment& experiment, const std::function<void(Plan&)>& change)
{
    plan = makePlan(experiment, capabilities());
    if (change)
        change(plan);
    clock.start();
    controller->start(experiment, plan, environment());
}

bool FakeRun::waitUntil(const std::function<bool()>& condition, int withinMs)
{
    return QTest::qWaitFor(condition, withinMs);
}

bool FakeRun::ended(int withinMs)
{
    return waitUntil([this] { return state.has_value(); }, withinMs);
}

const CellEndedEvent& FakeRun::endOf(int cell) const
{
    for (const auto& each : happened)
        if (const auto* ended = std::get_if<CellEndedEvent>(&each.event.body); ended && each.event.cell == cell)
            return *ended;
    qFatal("cell %d has not ended", cell);
}

qint64 FakeRun::endOfMs(int cell) const
{
    for (const auto& each : happened)
        if (std::holds_alternative<CellEndedEvent>(each.event.body) && each.event.cell == cell)
            return each.atMs;
    return -1;
}

RunResult FakeRun::result() const
{
    auto loaded = library->load(controller->runId());
    if (!loaded)
        qFatal("%s", sentence(loaded.error()).c_str());
    return *loaded;
}

} // namespace throughline::tests
