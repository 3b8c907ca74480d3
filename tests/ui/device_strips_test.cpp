// SPDX-License-Identifier: GPL-3.0-or-later
// What the device strips gather from a run's passes, exactly, and what they show and offer of it.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <core/fold.h>
#include <ui/run/device_strips.h>
#include <ui/run/side_pane.h>
#include <ui/widgets/segmented_control.h>

#include <QComboBox>

using namespace throughline;

namespace {

constexpr int64_t stripSecond = 1'000'000'000;

/// Two GPUs, of which the second is idle in the only cell that has run.
class GpuStream {
public:
    GpuStream()
    {
        m_run.started.environment.gpus = {"NVIDIA A, GPU-a, 80 GB", "NVIDIA B, GPU-b, 80 GB"};
        for (int ranks = 1; ranks <= 2; ++ranks) {
            CellResult& cell = m_run.cells.emplace_back();
            cell.planned.index = ranks - 1;
            cell.planned.cell.mode = Mode::DataParallel;
            cell.planned.cell.ranks = ranks;
            cell.planned.gpuOfRank = {"GPU-a"};
            if (ranks == 2)
                cell.planned.gpuOfRank.push_back("GPU-b");
        }
        take(stripSecond, PlanEvent{});
        take(2 * stripSecond, CellStartedEvent{}, 0);
    }
    void take(int64_t tNs, EventBody body, int cell = -1)
    {
        Event event;
        event.tNs = tNs;
        event.cell = cell;
        event.body = std::move(body);
        samples.take(event, m_run);
    }
    /// 1 s from `go` on with four rows that get a token each at every step.
    void pass(int64_t goNs, int steps = 40)
    {
        Repeat& repeat = m_run.cells[0].repeats.emplace_back();
        RankPass& rank = repeat.ranks.emplace_back();
        rank.passed.goNs = goNs;
        rank.passed.endNs = goNs + stripSecond;
        BatchEvent& batch = rank.batches.emplace_back();
        batch.prompts = {0, 1, 2, 3};
        batch.tokens = {steps, steps, steps, steps};
        for (int step = 1; step <= steps; ++step)
            batch.stepNs.push_back(step * stripSecond / steps);
        TelemetryEvent& said = rank.telemetry.emplace();
        said.sampledNs = {goNs, goNs + stripSecond};
        said.computePercent = {97, 95};
        said.usedBytes = {12'000'000'000, std::nullopt};
        said.unavailable = {{"powerWatts", "Not Supported"}};
        take(goNs + stripSecond, RepeatSavedEvent{}, 0);
    }
    DeviceSamples samples;

private:
    RunResult m_run;
};

std::vector<double> valuesOf(const DeviceRow& row, DeviceMetric metric)
{
    std::vector<double> values;
    if (const auto found = row.samples.find(metric); found != row.samples.end())
        for (const DeviceSample& sample : found->second)
            values.push_back(sample.value);
    return values;
}

} // namespace

class DeviceStripsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { refuseWarnings(); }

    void everyDeviceOfThePlanHasARow()
    {
        GpuStream made;
        made.pass(3 * stripSecond);
        const auto& rows = made.samples.rows();
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].name, QString("GPU 0"));
        QCOMPARE(rows[1].name, QString("GPU 1"));
        QVERIFY(rows[1].samples.empty()); // idle, and there
        QCOMPARE(made.samples.marks().size(), std::size_t(1));
        QCOMPARE(made.samples.marks()[0].tNs, 2 * stripSecond);
    }

    void ratesAreTokensPerTenthOfASecond()
    {
        GpuStream made;
        made.pass(3 * stripSecond);
        std::vector<double> expected(10, 160.0); // 16 in a tenth of a second
        expected.push_back(0);                   // then nothing
        QCOMPARE(valuesOf(made.samples.rows()[0], DeviceMetric::Rate), expected);
        QCOMPARE(valuesOf(made.samples.rows()[0], DeviceMetric::Utilisation), (std::vector<double>{97, 95}));
        QCOMPARE(valuesOf(made.samples.rows()[0], DeviceMetric::Memory), (std::vector<double>{12e9}));
    }

    void slowStepsAreARateNotABeat()
    {
        GpuStream made;
        made.pass(3 * stripSecond, 4); // one each quarter of a second
        QCOMPARE(valuesOf(made.samples.rows()[0], DeviceMetric::Rate), (std::vector<double>{16, 0}));
    }

    void whatCantBeReadTakesNoSpaceAndSaysWhy()
    {
        GpuStream made;
        SidePane pane;
        pane.resize(312, 500);
        pane.show();
        auto* metric = childNamed<QComboBox>(pane, "deviceMetric");
        QCOMPARE(metric->count(), 1); // tokens/s, until something is known
        made.pass(3 * stripSecond);
        pane.samples() = made.samples;
        pane.refresh();
        QStringList offered;
        for (int i = 0; i < metric->count(); ++i)
            offered << metric->itemText(i);
        QCOMPARE(offered, (QStringList{"Tokens/s", "Memory, GB", "Utilisation, %"}));
        QCOMPARE(metric->currentText(), QString("Utilisation, %"));
        QCOMPARE(metric->toolTip(), QString("Not shown:\nPower: Not Supported"));
        auto* strips = childNamed<DeviceStrips>(pane, "deviceStrips");
        QCOMPARE(strips->accessibleDescription(), QString("GPU 0: 95 %; GPU 1: idle"));
        metric->setFocus();
        QTest::keyClick(metric, Qt::Key_Up); // memory
        QCOMPARE(strips->accessibleDescription(), QString("GPU 0: 12 GB; GPU 1: idle"));
        keepPicture(pane, "device-strips");
    }

    void aCpusRowHasTokensAndMemory()
    {
        DeviceSamples samples;
        Fold fold;
        for (const Event& event : made::stream("r1", "made", made::fourCells())) {
            fold.apply(event);
            samples.take(event, fold.result());
        }
        QCOMPARE(samples.rows().size(), std::size_t(1));
        QCOMPARE(samples.rows()[0].name, QString("CPU"));
        QCOMPARE(samples.readable(), std::vector<DeviceMetric>{DeviceMetric::Rate});
        QCOMPARE(samples.unreadable().size(), 3); // utilisation, power, clock
        QCOMPARE(samples.marks().size(), std::size_t(4));
    }

    void theTimeAxisIsZoomedByKeysAndWheel()
    {
        GpuStream made;
        for (int64_t second = 3; second < 300; second += 2)
            made.pass(second * stripSecond);
        DeviceStrips strips(made.samples);
        strips.resize(280, 300);
        strips.show();
        QCOMPARE(strips.spanNs(), 60 * stripSecond);
        QTest::keyClick(&strips, Qt::Key_Plus);
        QCOMPARE(strips.spanNs(), 48 * stripSecond);
        QTest::keyClick(&strips, Qt::Key_0);
        QCOMPARE(strips.spanNs(), 60 * stripSecond);
        const QPoint middle = strips.rect().center();
        QWheelEvent turn(middle, strips.mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
            Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&strips, &turn);
        QCOMPARE(strips.spanNs(), 48 * stripSecond);
        QTest::mouseDClick(&strips, Qt::LeftButton);
        QCOMPARE(strips.spanNs(), 60 * stripSecond);
        strips.setLive(false); // all of it
        QCOMPARE(strips.spanNs(), made.samples.lastNs() - made.samples.firstNs());
    }

    void aLongRunsSamplesStayFew()
    {
        GpuStream made;
        for (int64_t second = 3; second < 20'000; second += 2) // 110,000 bins
            made.pass(second * stripSecond);
        const auto& rates = made.samples.rows()[0].samples.at(DeviceMetric::Rate);
        QVERIFY(rates.size() <= 20'000);
        QVERIFY(rates.size() > 15'000);               // only of the older half two became one
        QCOMPARE(rates.front().tNs, 3 * stripSecond); // its beginning is still there
        QCOMPARE(rates.back().value, 0.0);
    }

    void whatIsThinnedKeepsItsSumOverTime()
    {
        GpuStream made;
        constexpr int passes = 10'001; // the last one is too much for the list
        for (int pass = 0; pass < passes; ++pass)
            made.pass((3 + 4 * pass) * stripSecond, 4); // 16 tokens in a second, then three of rest
        const auto& rates = made.samples.rows()[0].samples.at(DeviceMetric::Rate);
        QCOMPARE(rates.size(), std::size_t(5'000 + 10'000 + 2));
        double tokens = 0; // of the older half
        for (std::size_t i = 0; i < 5'000; ++i)
            tokens += rates[i].value * double(rates[i + 1].tNs - rates[i].tNs) / double(stripSecond);
        QCOMPARE(tokens, 5'000 * 16.0);
        QCOMPARE(rates[0].value, 4.0); // neither the load nor the rest alone
        QCOMPARE(rates[4'999].tNs, (3 + 4 * 4'999) * stripSecond);
        QCOMPARE(rates[5'000].value, 16.0); // the newer half is as it was
        QCOMPARE(rates[5'001].value, 0.0);
    }
};

THROUGHLINE_UI_QTEST(DeviceStripsTest)
#include "device_strips_test.moc"
