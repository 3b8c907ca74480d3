// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on made-up GPUs: which worker is on which, how they are connected, and what an error of a device costs.
#include <tests/host/support/fake_gpus.h>
#include <tests/host/support/fake_run.h>
#include <tests/support/qt_tests.h>

#include <core/command.h>

#include <QFile>
#include <QTest>

#include <set>

using namespace throughline;
using namespace throughline::tests;

namespace {

Block gpuBlock(std::vector<Mode> modes)
{
    Block block = tinyBlock(std::move(modes));
    block.settings.devices = {"gpu"};
    block.ranks = {2};
    block.batchSizes = {2};
    return block;
}

/// [cell][rank] the GPU that greeted.
std::map<int, std::map<int, std::string>> gpusIn(const FakeRun& run)
{
    std::map<int, std::map<int, std::string>> gpus;
    for (const auto& each : run.happened)
        if (const auto* hello = std::get_if<HelloEvent>(&each.event.body))
            gpus[each.event.cell][*each.event.rank] = hello->uuid;
    return gpus;
}

/// Ranks that were told to connect, from the fake's log.
std::multiset<int> connected(const FakeRun& run)
{
    std::multiset<int> ranks;
    for (const auto& each : run.happened)
        if (const auto* line = std::get_if<LogEvent>(&each.event.body))
            if (const auto command = commandFromLine(line->text))
                if (const auto* connect = std::get_if<ConnectCommand>(&*command); connect && connect->id == "c0ffee")
                    ranks.insert(*each.event.rank);
    return ranks;
}

} // namespace

class ControllerGpuTest : public QObject {
    Q_OBJECT
private slots:
    void eachRankIsOnItsGpu()
    {
        const FakeFault none;
        const FakeGpus gpus(twoGpus);
        FakeRun run;
        run.start(experimentOf({gpuBlock({Mode::Sequential, Mode::DataParallel, Mode::Pipeline})}));
        QVERIFY(run.ended());
        const auto greeted = gpusIn(run);
        QCOMPARE(greeted.at(0), (std::map<int, std::string>{{0, "GPU-a"}}));
        QCOMPARE(greeted.at(1), (std::map<int, std::string>{{0, "GPU-a"}, {1, "GPU-b"}}));
        QCOMPARE(greeted.at(2), (std::map<int, std::string>{{0, "GPU-a"}, {1, "GPU-b"}}));
        for (const int cell : {0, 1, 2})
            QVERIFY2(run.endOf(cell).state == CellState::Done, run.endOf(cell).reason.c_str());
        const RunResult result = run.result();
        QCOMPARE(result.cells[2].loads.at(1).hello.uuid, std::string("GPU-b"));
        QCOMPARE(result.cells[2].loads.at(1).kernelTable, std::vector<std::string>{"made-up shape: made-up kernel"});
        QCOMPARE(result.started.environment.gpus.size(), std::size_t(2));
    }

    void onlyAPipelineOnGpusIsConnected()
    {
        const FakeFault none;
        const FakeGpus gpus(twoGpus);
        FakeRun run;
        Block onCpu = tinyBlock({Mode::Pipeline});
        run.start(experimentOf({gpuBlock({Mode::DataParallel, Mode::Pipeline}), onCpu}));
        QVERIFY(run.ended());
        for (const auto& cell : run.result().cells)
            QVERIFY2(cell.state == CellState::Done, cell.ended.reason.c_str());
        QCOMPARE(connected(run), (std::multiset<int>{0, 1}));
        QCOMPARE(run.count<CommunicatorEvent>(), 1);
    }

    void meetingMayTakeAsLongAsAStart()
    {
        const FakeFault fault("rank=1;at=connect;kind=pause"); // 1.5 s without a step, where 1 s is a cell's limit
        const FakeGpus gpus(twoGpus);
        FakeRun run;
        run.start(experimentOf({gpuBlock({Mode::Pipeline})}));
        QVERIFY(run.ended());
        QVERIFY2(run.endOf(1).state == CellState::Done, run.endOf(1).reason.c_str());
    }

    void variablesOfTheUserReachTheWorkers()
    {
        const FakeFault fault;
        const FakeGpus gpus(oneGpu);
        qputenv("NCCL_NVLS_ENABLE", "0");
        FakeRun run;
        QByteArray seen;
        run.onEvent = [&](const Event& event) {
            if (!std::holds_alternative<LoadedEvent>(event.body))
                return;
            QFile file(QStringLiteral("/proc/%1/environ").arg(fault.running().at(0)));
            if (file.open(QIODevice::ReadOnly))
                seen = '\0' + file.readAll();
        };
        run.start(experimentOf({gpuBlock({Mode::Sequential})}));
        const bool ended = run.ended();
        qunsetenv("NCCL_NVLS_ENABLE");
        QVERIFY(ended);
        for (const char* variable : {"NCCL_NVLS_ENABLE=0", "NCCL_SOCKET_IFNAME=lo", "CUDA_VISIBLE_DEVICES=GPU-a"})
            QVERIFY2(seen.contains('\0' + QByteArray(variable) + '\0'), variable);
    }

    void aDeviceErrorIsOneCellsAndTheNextGetsAFreshWorker()
    {
        const FakeFault fault("cell=1;at=pass;pass=2;kind=device-error");
        const FakeGpus gpus(oneGpu);
        FakeRun run;
        Block block = gpuBlock({Mode::Sequential, Mode::DataParallel});
        block.ranks = {1};
        block.batchSizes = {1, 2};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(1).state, CellState::Failed);
        QCOMPARE(run.endOf(1).reason, std::string("rank 0: made up: an illegal memory access"));
        QVERIFY(!run.endOf(1).outOfMemory);
        QCOMPARE(run.endOf(2).state, CellState::Done);
        QCOMPARE(run.count<LoadedEvent>(), 1 + 1 + 1); // sequential, the cell that failed, its group again
        QVERIFY(!run.result().cells[2].loads.at(0).shared);
        QVERIFY(fault.running().empty());
    }

    void aDeviceErrorWhileLoadingIsNotTheGroups()
    {
        const QTemporaryDir folder;
        const FakeFault fault("at=load;kind=device-error;once=" + folder.filePath("once").toUtf8());
        const FakeGpus gpus(oneGpu);
        FakeRun run;
        Block block = gpuBlock({Mode::Sequential});
        block.promptCounts = {2, 3};
        run.start(experimentOf({block}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Failed);
        QCOMPARE(run.endOf(1).state, CellState::Done);
    }

    void anErrorOfOneGpuEndsBothRanks()
    {
        const FakeFault fault("rank=1;cell=1;at=pass;pass=1;kind=device-error");
        const FakeGpus gpus(twoGpus);
        FakeRun run;
        run.start(experimentOf({gpuBlock({Mode::Sequential, Mode::DataParallel})}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(1).state, CellState::Failed);
        QCOMPARE(run.endOf(1).failedRank, 1);
        QVERIFY(fault.running().empty());
    }

    void aCommunicatorThatNobodyAskedForIsRefused()
    {
        const FakeFault fault("rank=0;cell=0;at=pass;kind=foreign-communicator");
        FakeRun run;
        run.start(experimentOf({tinyBlock()}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Failed);
        QCOMPARE(run.endOf(0).reason, std::string("rank 0 named a communicator that was not asked for"));
    }

    void eachDevicesCeilingsAreMeasuredOnce()
    {
        const FakeFault none;
        const FakeGpus gpus(twoGpus);
        ControllerOptions options = quickOptions();
        options.measureCeilings = true;
        FakeRun run(options);
        Block second = gpuBlock({Mode::Sequential});
        second.settings.devices = {"gpu:1"};
        run.start(
            experimentOf({tinyBlock(), gpuBlock({Mode::Sequential, Mode::DataParallel, Mode::Pipeline}), second}));
        QVERIFY(run.ended());
        QCOMPARE(run.count<CeilingsEvent>(), 3);
        const RunResult result = run.result();
        QCOMPARE(result.ceilings.readBytesPerSecond, 20e9);
        QCOMPARE(result.gpuCeilings.size(), std::size_t(2));
        QCOMPARE(result.gpuCeilings.at("GPU-a").bf16OperationsPerSecond, 750e12);
        QCOMPARE(result.gpuCeilings.at("GPU-b").hostToDeviceBytesPerSecond, 55e9);
        for (const auto& cell : result.cells)
            QVERIFY2(cell.state == CellState::Done, cell.ended.reason.c_str());
    }

    void withoutAGpuCellsSayWhy()
    {
        const FakeFault none;
        const FakeGpus gpus("");
        FakeRun run;
        run.start(experimentOf({gpuBlock({Mode::Sequential})}));
        QVERIFY(run.ended());
        QCOMPARE(run.endOf(0).state, CellState::Skipped);
        QCOMPARE(run.endOf(0).reason,
            std::string("There is no device gpu: no GPU: There is no CUDA device to compute on: made up."));
    }
};

THROUGHLINE_QTEST(ControllerGpuTest)
#include "controller_gpu_test.moc"
