// SPDX-License-Identifier: GPL-3.0-or-later
// The window while a run keeps it busy: it answers at once on every page, and two hours leave its memory as it is.
#include "support/busy_stream.h"
#include "support/fake_engine.h"
#include "support/ui_test.h"

#include <host/device_inventory.h>
#include <plots/chart_view.h>
#include <ui/experiment/experiment_page.h>
#include <ui/main_window.h>
#include <ui/run/run_page.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>

#include <QLineEdit>
#include <QThreadPool>
#include <QTimer>

#include <ctime>
#include <malloc.h>

using namespace throughline;

namespace {

/// The one test that measures time. A person notices from about 50 ms on. It is the GUI thread's own processor time
/// between two ticks, and not the clock's: what others take of two busy cores is not the window's fault. Debug builds,
/// sanitized ones among them, are several times slower than what people run.
double mostTurnMs()
{
    static const double most = environment().buildType == "Debug" ? 250 : 50;
    return most;
}

constexpr int tickMs = 5;

double threadMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

/// How long a key press would have waited at worst.
class TurnWatch : public QObject {
public:
    TurnWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double now = threadMs();
            longest = qMax(longest, now - m_last);
            m_last = now;
            ++ticks;
        });
        m_timer.start(tickMs);
    }
    double takeLongest() { return std::exchange(longest, 0.0); }
    double longest = 0;
    int ticks = 0;

private:
    QTimer m_timer;
    double m_last = threadMs();
};

QStringList asLines(const std::vector<std::vector<Event>>& parts, int pauseMs)
{
    QStringList lines;
    for (const auto& part : parts)
        lines << FakeEngine::lines(part) << QStringLiteral("PAUSE %1").arg(pauseMs);
    return lines;
}

std::size_t heapBytes()
{
    for (int i = 0; i < 3; ++i) {
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return ::mallinfo2().uordblks;
}

} // namespace

class BusyRunTest : public QObject {
    Q_OBJECT

private slots:
    void init() { refuseWarnings(); }

    void noPageKeepsTheEventLoopForLong()
    {
        FakeEngine fake;
        fake.devices(16'000'000'000, 12'000'000'000);
        fake.list({});
        made::BusyRun busy;
        busy.cells = 12;
        fake.run("busy", asLines(made::busyStream(busy), 20));
        MainWindow window({FakeEngine::program(), {}, experimentsFolder()}, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.session().show(Page::Report); // all pages are made
        EngineRun& engine = window.session().engine();
        Experiment experiment;
        experiment.name = "busy";
        experiment.blocks.resize(1);
        engine.run(experiment);
        const auto ended = [&](int cells) { return engine.progress().ended >= cells || !engine.running(); };
        QTRY_VERIFY_WITH_TIMEOUT(ended(1), 60'000);
        TurnWatch watch;
        int cells = 1;
        for (const Page page : {Page::Experiment, Page::Library, Page::Compare, Page::Report, Page::Run}) {
            watch.takeLongest(); // making a page visible for the first time is not of the run
            window.session().show(page);
            QCoreApplication::processEvents();
            watch.takeLongest();
            cells = qMax(cells, engine.progress().ended) + 1;
            QTRY_VERIFY_WITH_TIMEOUT(ended(cells), 60'000);
            const double longest = watch.takeLongest();
            QVERIFY2(longest <= mostTurnMs(), qPrintable(QString("page %1: %2 ms").arg(int(page)).arg(longest)));
        }
        ChartPane* chart = window.runPage().chart();
        for (const ChartKind kind : {ChartKind::Latency, ChartKind::Timeline, ChartKind::Repeats, ChartKind::Time}) {
            chart->choose(kind);
            QCoreApplication::processEvents();
            watch.takeLongest();
            cells = qMax(cells, engine.progress().ended) + 1;
            QTRY_VERIFY_WITH_TIMEOUT(ended(cells), 60'000);
            const double longest = watch.takeLongest();
            QVERIFY2(
                longest <= mostTurnMs(), qPrintable(QString("chart %1: %2 ms").arg(titleOf(kind).data()).arg(longest)));
        }
        QTest::keyClicks(childNamed<QLineEdit>(window, "logWords"), "line 1");
        QVERIFY2(watch.takeLongest() <= mostTurnMs(), "search in the log");
        keepPicture(window, "run-busy");
        QTRY_VERIFY_WITH_TIMEOUT(!engine.running(), 60'000);
        QCOMPARE(engine.failure(), QString());
        QCOMPARE(engine.result().state, RunState::Done);
        QVERIFY(watch.ticks > 10);
    }

    void aPlanOfThousandsOfCellsIsShownAtOnce()
    {
        made::BusyRun busy;
        busy.cells = 3000;
        busy.ranks = 2;
        busy.repeats = 1;
        busy.batches = 1;
        busy.spans = 0;
        busy.progressEvents = 1;
        const auto parts = made::busyStream(busy);
        FakeEngine fake;
        fake.list({});
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        TurnWatch watch;
        for (std::size_t i = 0; i < 400; ++i) {
            for (const Event& event : parts[i])
                session.engine().apply(event);
            QTest::qWait(0); // a turn of the event loop
        }
        QVERIFY2(watch.longest <= mostTurnMs(), qPrintable(QString("%1 ms").arg(watch.longest)));
        auto* tree = page.findChild<RowView*>("cellTree");
        QCOMPARE(tree->model()->rowCount(), 2);
        QTRY_VERIFY(tree->currentIndex().isValid()); // it follows the running cell among them
        QVERIFY(tree->visualRect(tree->currentIndex()).intersects(tree->viewport()->rect()));
        keepPicture(page, "run-huge");
    }

    void twoHoursLeaveTheMemoryAsItIs()
    {
        made::BusyRun busy;
        busy.cells = 24;
        busy.ranks = 4;
        busy.batches = 1;
        busy.spans = 0;
        busy.progressEvents = 600; // ten a second
        busy.wallNs = 60'000'000'000;
        const auto parts = made::busyStream(busy); // 24 cells of five passes of a minute
        FakeEngine fake;
        fake.list({});
        Session session({FakeEngine::program(), {}, experimentsFolder()});
        RunPage page(session);
        page.resize(1136, 740);
        page.show();
        emit session.engine().started();
        std::vector<std::size_t> heap; // after every quarter of an hour
        int cells = 0;
        std::size_t events = 0;
        for (const auto& part : parts) {
            for (const Event& event : part) {
                session.engine().apply(event);
                ++events;
                cells += std::holds_alternative<CellEndedEvent>(event.body);
                if (std::holds_alternative<CellEndedEvent>(event.body) && cells % 3 == 0)
                    heap.push_back(heapBytes());
            }
            QCoreApplication::processEvents();
        }
        emit session.engine().ended();
        QCOMPARE(heap.size(), std::size_t(8));
        QVERIFY(events > 280'000);
        // The results of 60 passes (some 5 kB each, held by the window, its digest and its charts) come on top in the
        // second hour; nothing else may.
        const double grown = double(heap[7]) - double(heap[3]);
        QVERIFY2(grown < 8e6, qPrintable(QString("%1 MB more").arg(grown * 1e-6)));
        QCOMPARE(page.findChild<RowView*>("log")->model()->rowCount(), 24 * (7 + 5 * 3) + 1);
    }
};

THROUGHLINE_UI_QTEST(BusyRunTest)
#include "busy_run_test.moc"
