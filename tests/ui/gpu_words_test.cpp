// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of GPUs: whether a model fits, what ranks share, where a load's time went, how fast a GPU is.
#include <core/plan_devices.h>
#include <tests/support/qt_tests.h>
#include <tests/ui/support/made_stream.h>
#include <ui/experiment/plan_model.h>
#include <ui/library/run_tables.h>
#include <ui/models/model_fit.h>
#include <ui/run/cell_facts.h>

#include <QTest>

using namespace throughline;

namespace {

DeviceFacts device(const char* id, qint64 memoryBytes)
{
    DeviceFacts facts;
    facts.id = QString::fromLatin1(id);
    facts.name = facts.id;
    facts.memoryBytes = facts.availableBytes = memoryBytes;
    return facts;
}

std::vector<DeviceFacts> cpuAndTwoGpus()
{
    return {device("cpu", 64'000'000'000), device("gpu:0", 24'000'000'000), device("gpu:1", 24'000'000'000)};
}

ListedModelFacts model(double parameters, const char* stored)
{
    ListedModelFacts facts;
    facts.parameters = parameters;
    facts.storedPrecision = QString::fromLatin1(stored);
    return facts;
}

QString valueOf(const std::vector<QStringList>& rows, const QString& name)
{
    for (const QStringList& row : rows)
        if (row.value(0) == name)
            return row.value(1);
    return {};
}

} // namespace

class GpuWordsTest : public QObject {
    Q_OBJECT
private slots:
    void autoIsThePlansRule()
    {
        const ModelUse use = modelUse(Block{}, cpuAndTwoGpus());
        QCOMPARE(use.devices.size(), std::size_t(2)); // the GPUs
        for (const char* stored : {"bf16", "fp16", "fp16 and fp32", "fp32", ""}) {
            const auto needs = weightsNeeds(model(1e9, stored), use);
            QCOMPARE(needs.size(), std::size_t(1));
            QCOMPARE(needs[0].precision, automaticPrecision(true, stored));
            QCOMPARE(needs[0].bytes, qint64(2'000'000'000));
        }
        QCOMPARE(weightsNeeds(model(1e9, "fp16"), use)[0].precision, Precision::Fp16);
        Block onCpu;
        onCpu.settings.devices = {"cpu"};
        QCOMPARE(weightsNeeds(model(1e9, "fp16"), modelUse(onCpu, cpuAndTwoGpus()))[0].precision, Precision::Fp32);
    }

    void whatOneGpuCantHoldSeveralMay()
    {
        const ModelUse use = modelUse(Block{}, cpuAndTwoGpus());
        QCOMPARE(ModelFit::of(model(8e9, "bf16"), use).sentence, QString());
        QCOMPARE(ModelFit::of(model(20e9, "bf16"), use).sentence,
            QString(
                "The weights take 40 GB in bf16, more than one GPU has (24 GB): they fit only split over GPUs, as a "
                "pipeline."));
        QVERIFY(ModelFit::of(model(70e9, "bf16"), use).sentence.startsWith("Does not fit here"));
    }

    void sharedGpusAreNoCpu()
    {
        Plan plan = made::planOf(made::fourCells());
        plan.cells[2].notes = {{NoteKind::RanksShareDevice, {"4", "2"}}};
        plan.cells[1].notes = {{NoteKind::RanksShareDevice, {"2", "1"}}};
        plan.cells[3].notes = {{NoteKind::RanksShareDevice, {"2"}}};
        PlanModel model;
        model.setPlan(plan);
        const auto note = [&](int row) { return model.index(row, PlanModel::NoteColumn).data().toString(); };
        QCOMPARE(note(1), QString("one GPU"));
        QCOMPARE(note(2), QString("2 GPUs"));
        QCOMPARE(note(3), QString("one CPU"));
    }

    void theLargestNeedIsHeldAgainstItsGpus()
    {
        Plan plan = made::planOf(made::fourCells());
        plan.cells[1].needBytes = 40'000'000'000;
        plan.cells[1].availableBytes = 48'000'000'000;
        QVERIFY(planTotals(plan, TotalsDetail::Whole).contains("needs 40 of 48 GB"));
    }

    void aLoadsPartsAreShown()
    {
        CellResult cell;
        CellSummary summary;
        summary.loadSeconds = 3;
        summary.loadReadSeconds = 0.5;
        summary.loadTransferSeconds = 0.25;
        summary.loadConvertSeconds = 0;
        QCOMPARE(valueOf(cellFacts(cell, summary), "… of it"), QString("read 500 ms, transfer 250 ms"));
        summary.loadReadSeconds = summary.loadTransferSeconds = 0;
        QCOMPARE(valueOf(cellFacts(cell, summary), "… of it"), QString());
    }

    void ratesOfAGpuAreItsOwn()
    {
        RunResult run;
        run.ceilings.readBytesPerSecond = 20e9;
        CeilingsEvent& gpu = run.gpuCeilings["GPU-a"];
        gpu.readBytesPerSecond = 4e12;
        gpu.fp16OperationsPerSecond = 700e12;
        gpu.hostToDeviceBytesPerSecond = 55e9;
        const auto rows = environmentOf(run);
        QCOMPARE(valueOf(rows, "read bandwidth"), QString("20 GB/s"));
        QCOMPARE(valueOf(rows, "GPU read bandwidth"), QString("4 TB/s"));
        QCOMPARE(valueOf(rows, "GPU fp16 operations"), QString("700,000 G/s"));
        QCOMPARE(valueOf(rows, "GPU host to device"), QString("55 GB/s"));
        QCOMPARE(valueOf(rows, "GPU bf16 operations"), QString());
        run.gpuCeilings["GPU-b"].readBytesPerSecond = 3e12;
        QCOMPARE(valueOf(environmentOf(run), "GPU-b read bandwidth"), QString("3 TB/s"));
    }
};

THROUGHLINE_QTEST(GpuWordsTest)
#include "gpu_words_test.moc"
