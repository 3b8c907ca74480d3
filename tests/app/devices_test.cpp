// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline devices`, and plans of built-ins, on a machine with made-up GPUs and on one without.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <core/plan.h>
#include <core/words.h>

#include <nlohmann/json.hpp>

#include <QTest>

#include <set>

using namespace throughline;

static const QString twoLargeGpus = QStringLiteral("GPU-a=150000000000/149000000000;GPU-b=150000000000/148000000000");

class DevicesTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void gpusAreListed();
    void whyThereIsNoneIsSaid();
    void eachDeviceIsMeasuredByItsOwnWorker();
    void aRateThatIsNotThereIsLeftOut();
    void builtInsUseTheGpusThereAre_data();
    void builtInsUseTheGpusThereAre();
    void builtInsForGpusSayThatThereIsNone_data();
    void builtInsForGpusSayThatThereIsNone();
    void oneGpuIsTooFewForAPipeline();
    void aRunIsOnTheGpu();

private:
    void giveGpus(const QString& gpus);
    nlohmann::json jsonOf(const QStringList& arguments);
    Plan planOf(const QString& name);
    std::unique_ptr<CommandLine> m_line;
};

static QString fakeWorkerProgram() { return QStringLiteral(THROUGHLINE_BINARY_DIR "/tests/throughline-fake-worker"); }

void DevicesTest::init() { m_line = std::make_unique<CommandLine>(); }

void DevicesTest::giveGpus(const QString& gpus)
{
    m_line->set(QStringLiteral("THROUGHLINE_WORKER"), fakeWorkerProgram());
    m_line->set(QStringLiteral("THROUGHLINE_WORKER_CUDA"), fakeWorkerProgram());
    m_line->set(QStringLiteral("THROUGHLINE_FAKE_GPUS"), gpus);
}

nlohmann::json DevicesTest::jsonOf(const QStringList& arguments)
{
    const auto answer = m_line->run(arguments);
    if (answer.exitCode != 0)
        qWarning("%s", answer.err.constData());
    return nlohmann::json::parse(answer.out.toStdString(), nullptr, false);
}

Plan DevicesTest::planOf(const QString& name)
{
    const auto plan = planFromJson(jsonOf({"plan", "--json", name}), "plan --json");
    if (!plan)
        qWarning("%s", sentence(plan.error()).c_str());
    return plan ? *plan : Plan{};
}

void DevicesTest::gpusAreListed()
{
    giveGpus(QStringLiteral("GPU-a=80000000000/79000000000"));
    const auto answer = m_line->run({"devices"});
    QCOMPARE(answer.exitCode, 0);
    const auto lines = answer.out.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith("cpu    "), lines[0].constData());
    QCOMPARE(lines[1], QByteArray("gpu:0  Made-up GPU · 79 GB of 80 GB free · compute 9.0 · driver 13.1 · GPU-a"));
    QCOMPARE(lines[2], QByteArray());
    const nlohmann::json expected = nlohmann::json::parse(
        R"([{"index": 0, "name": "Made-up GPU", "uuid": "GPU-a", "memoryBytes": 80000000000,
             "availableBytes": 79000000000, "computeCapability": "9.0", "driver": "13.1", "cuda": "13.0"}])");
    const auto json = jsonOf({"devices", "--json"});
    QCOMPARE(json["gpus"].dump(), expected.dump());
    QCOMPARE(json["noGpuReason"].get<std::string>(), std::string());
}

void DevicesTest::whyThereIsNoneIsSaid()
{
    const QByteArray why =
        "no GPU: this installation has no throughline-worker-cuda, the program that computes on GPUs";
    const auto answer = m_line->run({"devices"});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.out.split('\n').value(1), why);
    const auto json = jsonOf({"devices", "--json"});
    QCOMPARE(json["gpus"].dump(), std::string("[]"));
    QCOMPARE(QByteArray::fromStdString(json["noGpuReason"].get<std::string>()), why);
}

void DevicesTest::eachDeviceIsMeasuredByItsOwnWorker()
{
    giveGpus(QStringLiteral("GPU-a=80000000000/79000000000"));
    const auto answer = m_line->run({"devices", "--measure"});
    QCOMPARE(answer.exitCode, 0);
    const auto lines = answer.out.split('\n');
    QCOMPARE(lines.mid(1),
        (QByteArrayList{"       reads 20 GB/s with all cores, 10 GB/s with one",
            "       multiplies 1,000 GFLOP/s in fp32", "       measured by made up",
            "gpu:0  Made-up GPU · 79 GB of 80 GB free · compute 9.0 · driver 13.1 · GPU-a", "       reads 4 TB/s",
            "       multiplies 50 TFLOP/s in fp32, 350 TFLOP/s in tf32, 700 TFLOP/s in fp16, 750 TFLOP/s in bf16",
            "       takes 55 GB/s from the host, gives 53 GB/s back", "       measured by made up", ""}));
    const auto json = jsonOf({"devices", "--measure", "--json"});
    QCOMPARE(json["ceilings"]["readBytesPerSecond"].get<double>(), 20e9);
    const auto& ceilings = json["gpus"][0]["ceilings"];
    QCOMPARE(ceilings["fp16OperationsPerSecond"].get<double>(), 700e12);
    QCOMPARE(ceilings["hostToDeviceBytesPerSecond"].get<double>(), 55e9);
}

void DevicesTest::aRateThatIsNotThereIsLeftOut()
{
    giveGpus({});
    const auto answer = m_line->run({"devices", "--measure"});
    QVERIFY(!answer.out.contains("bf16") && !answer.out.contains("from the host"));
}

void DevicesTest::builtInsUseTheGpusThereAre_data()
{
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("mostGpus");
    QTest::newRow("gpu-llama") << 10 << 1;
    QTest::newRow("gpu-gpt2-family") << 3 * 5 + 3 << 1;
    QTest::newRow("multi-gpu-llama") << 5 + 4 << 2;
    QTest::newRow("three-ways") << 4 << 2;
}

void DevicesTest::builtInsUseTheGpusThereAre()
{
    QFETCH(int, cells);
    QFETCH(int, mostGpus);
    giveGpus(twoLargeGpus);
    const auto plan = planOf(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(plan.cells.size(), std::size_t(cells));
    std::size_t most = 0;
    for (const auto& planned : plan.cells) {
        QVERIFY2(!planned.skipped, label(planned.cell).c_str());
        QCOMPARE(planned.gpuOfRank.size(), std::size_t(planned.cell.ranks));
        most = std::max(most, std::set(planned.gpuOfRank.begin(), planned.gpuOfRank.end()).size());
        QVERIFY(planned.needBytes > 0 && planned.estimatedNs > 0);
    }
    QCOMPARE(most, std::size_t(mostGpus));
}

void DevicesTest::builtInsForGpusSayThatThereIsNone_data()
{
    QTest::addColumn<int>("cells");
    QTest::newRow("gpu-llama") << 10;
    QTest::newRow("gpu-gpt2-family") << 3 * 5 + 3;
    QTest::newRow("multi-gpu-llama") << 5 + 4;
}

void DevicesTest::builtInsForGpusSayThatThereIsNone()
{
    QFETCH(int, cells);
    const auto plan = planOf(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(plan.cells.size(), std::size_t(cells));
    for (const auto& planned : plan.cells) {
        QVERIFY(planned.skipped.has_value());
        QCOMPARE(sentence(*planned.skipped),
            std::string("There is no device gpu: no GPU: this installation has no throughline-worker-cuda, the program "
                        "that computes on GPUs."));
    }
}

void DevicesTest::oneGpuIsTooFewForAPipeline()
{
    giveGpus(QStringLiteral("GPU-a=80000000000/79000000000"));
    for (const auto& planned : planOf(QStringLiteral("three-ways")).cells) {
        QCOMPARE(planned.cell.precision, Precision::Fp32);
        QCOMPARE(planned.skipped.has_value(), planned.cell.mode == Mode::Pipeline);
        if (planned.skipped)
            QCOMPARE(planned.skipped->kind, SkipKind::StagesExceedGpus);
    }
    for (const auto& planned : planOf(QStringLiteral("first-look")).cells)
        QVERIFY(!planned.skipped && planned.gpuOfRank.empty()); // it is the CPU's tour
}

void DevicesTest::aRunIsOnTheGpu()
{
    giveGpus(twoLargeGpus);
    const auto answer = m_line->run({"run", "--model", "tiny", "--prompts", "2", "--batch", "2", "--new-tokens", "2",
        "--mode", "sequential,pipeline", "--stages", "2", "--protocol", "quick"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const auto json = jsonOf({"show", "--json"});
    QCOMPARE(json["cells"][1]["state"].get<std::string>(), std::string("done"));
    QCOMPARE(json["cells"][1]["ranks"][1]["uuid"].get<std::string>(), std::string("GPU-b"));
    QCOMPARE(json["cells"][1]["ranks"][1]["kernelTable"].dump(), std::string(R"(["made-up shape: made-up kernel"])"));
    QCOMPARE(json["ceilings"]["GPU-a"]["bf16OperationsPerSecond"].get<double>(), 750e12);
    const auto shown = m_line->run({"show"});
    QVERIFY2(shown.out.contains("ceilings of GPU-a: reads 4 TB/s"), shown.out.constData());
}

THROUGHLINE_QTEST(DevicesTest)
#include "devices_test.moc"
