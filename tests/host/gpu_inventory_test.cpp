// SPDX-License-Identifier: GPL-3.0-or-later
// The GPUs that `--list` names, and each way in which it can name none.
#include <tests/host/support/fake_gpus.h>
#include <tests/support/qt_tests.h>

#include <host/device_inventory.h>
#include <host/rank_layout.h>

#include <QElapsedTimer>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

class GpuInventoryTest : public QObject {
    Q_OBJECT
private slots:
    void devicesAreListed()
    {
        const FakeGpus gpus(twoGpus);
        const GpuInventory& found = gpuInventory();
        QCOMPARE(found.noGpuReason, std::string());
        QCOMPARE(found.gpus.size(), std::size_t(2));
        QCOMPARE(found.gpus[0],
            (GpuDevice{0, "Made-up GPU", "GPU-a", "9.0", "13.1", "13.0", 80'000'000'000, 79'000'000'000}));
        QCOMPARE(found.gpus[1],
            (GpuDevice{1, "Made-up GPU", "GPU-b", "9.0", "13.1", "13.0", 40'000'000'000, 30'000'000'000}));
        const Environment here = environment();
        QCOMPARE(here.gpus,
            (std::vector<std::string>{"Made-up GPU · 80 GB · compute 9.0 · driver 13.1 · GPU-a",
                "Made-up GPU · 40 GB · compute 9.0 · driver 13.1 · GPU-b"}));
        QCOMPARE(here.noGpuReason, std::string());
        const Capabilities can = capabilities();
        QCOMPARE(can.gpus,
            (std::vector<GpuFacts>{
                {0, "GPU-a", "Made-up GPU", 79'000'000'000}, {1, "GPU-b", "Made-up GPU", 30'000'000'000}}));
    }

    void theyAreAskedOnce()
    {
        const FakeGpus gpus(oneGpu);
        QCOMPARE(gpuInventory().gpus.size(), std::size_t(1));
        qputenv("THROUGHLINE_FAKE_GPUS", twoGpus);
        QCOMPARE(gpuInventory().gpus.size(), std::size_t(1));
        forgetGpus();
        QCOMPARE(gpuInventory().gpus.size(), std::size_t(2));
    }

    void noneSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QByteArray>("gpus");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* wish, const char* gpus, const char* why) {
            QTest::newRow(name) << QByteArray(wish) << QByteArray(gpus) << fakeWorker() << QString::fromUtf8(why);
        };
        row("no device", "", "", "no GPU: There is no CUDA device to compute on: made up");
        row("another version", "at=list;kind=wrong-protocol", oneGpu,
            "no GPU: throughline-fake-worker speaks protocol 99, this program 1: install both from the same version");
        row("crash", "at=list;kind=crash", oneGpu, "no GPU: throughline-fake-worker --list was killed by SIGSEGV");
        row("failure", "at=list;kind=error", oneGpu,
            "no GPU: throughline-fake-worker --list exited with status 3: made up: the driver is too old");
        row("garbage", "at=list;kind=garbage", oneGpu,
            "no GPU: throughline-fake-worker --list wrote what can't be read: \"no event\"");
        QTest::newRow("no program") << QByteArray() << QByteArray(oneGpu)
                                    << QStringLiteral("/nowhere/throughline-worker-cuda")
                                    << QStringLiteral("no GPU: this installation has no throughline-worker-cuda, the "
                                                      "program that computes on GPUs");
    }
    void noneSaysWhy()
    {
        QFETCH(QByteArray, wish);
        QFETCH(QByteArray, gpus);
        QFETCH(QString, program);
        QFETCH(QString, why);
        const FakeFault fault(wish);
        const FakeGpus fakes(gpus, program);
        QCOMPARE(QString::fromStdString(noGpuReason()), why);
        QVERIFY(gpuInventory().gpus.empty());
        QVERIFY(capabilities().gpus.empty());
        QCOMPARE(QString::fromStdString(environment().noGpuReason), why);
    }

    void aSilentProgramIsNotWaitedForForEver()
    {
        const FakeFault fault("at=list;kind=hang");
        const FakeGpus fakes(oneGpu);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(listGpus(fakeWorker(), 200).noGpuReason,
            std::string("no GPU: throughline-fake-worker --list gave no answer within 200 ms"));
        QVERIFY(clock.elapsed() < 5'000);
        QVERIFY(fault.running().empty());
    }

    void ranksGetTheirGpus()
    {
        PlannedCell planned;
        planned.cell.mode = Mode::Pipeline;
        planned.cell.ranks = 2;
        planned.stageEnds = {2, 4};
        planned.gpuOfRank = {"GPU-b", "GPU-a"};
        ModelFacts facts;
        facts.layers = 4;
        const CpuDevice cpu{"CPU", {0, 1, 2, 3}, 8'000'000'000, 4'000'000'000, false};
        const auto loads = loadCommands(planned, facts, cpu, "/run/meet", {});
        QCOMPARE(loads.size(), std::size_t(2));
        QCOMPARE(loads[0].cpus, (std::vector<int>{0, 1}));
        QCOMPARE(loads[1].cpus, (std::vector<int>{2, 3}));
        QCOMPARE(loads[1].memoryLimitBytes, int64_t(0)); // CUDA maps more than there is
        QCOMPARE(loads[1].rendezvous, std::string());
        const auto launches = workerLaunches(planned, QStringLiteral("cpu"), QStringLiteral("cuda"));
        QCOMPARE(launches.size(), std::size_t(2));
        QCOMPARE(launches[0].program, QStringLiteral("cuda"));
        const auto variables = [](const QString& uuid) {
            return QMap<QString, QString>{{QStringLiteral("CUDA_VISIBLE_DEVICES"), uuid},
                {QStringLiteral("NCCL_SOCKET_IFNAME"), QStringLiteral("lo")}};
        };
        QCOMPARE(launches[0].variables, variables(QStringLiteral("GPU-b")));
        QCOMPARE(launches[1].variables, variables(QStringLiteral("GPU-a")));
        planned.gpuOfRank.clear();
        const auto onCpu = workerLaunches(planned, QStringLiteral("cpu"), QStringLiteral("cuda"));
        QCOMPARE(onCpu.size(), std::size_t(2));
        QCOMPARE(onCpu[1].program, QStringLiteral("cpu"));
        QVERIFY(onCpu[1].variables.isEmpty());
        QCOMPARE(loadCommands(planned, facts, cpu, "/run/meet", {})[1].rendezvous, std::string("/run/meet"));
    }
};

THROUGHLINE_QTEST(GpuInventoryTest)
#include "gpu_inventory_test.moc"
