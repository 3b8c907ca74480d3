// SPDX-License-Identifier: GPL-3.0-or-later
// The window while a run keeps it busy: it answers at once on every page, and two hours leave its memory as it is.
#include "support/busy_stream.h"
#include "support/fake_engine.h"
#include "support/ui_test.h"

#include <tests/support/turn_watch.h>

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

#include <malloc.h>
#include <string>

using namespace throughline;
using test::Turns;
using test::TurnWatch;

namespace {

/// The one test that measures time. A person notices from about 50 ms on. It is the GUI thread's own processor time
/// between two ticks: what others take of two busy cores is not the window's fault. Debug builds, sanitized ones among
/// them, are several times slower than what people run.
double mostTurnMs()
{
    static const double most = environment().buildType == "Debug" ? 250 : 50;
    return most;
}

/// By the clock, for a turn that waits (for a child, a disk, a lock) and takes no processor time. Far above what a busy
/// machine keeps a thread from running, far below what such waits have as their limits (seconds).
constexpr double mostWallMs = 1000;

bool areShort(const Turns& turns)
{
    return turns.ticks > 0 && turns.longestWorkMs <= mostTurnMs() && turns.longestMs <= mostWallMs;
}

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
        busy.cells = 16; // ten steps wait for one or more each
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
        TurnWatch watch;
        int cells = 1;
        // What the run does to the window until the next cell has ended, which must not be the run's own end.
        const auto watchACell = [&](const QString& step) {
            QCoreApplication::processEvents();
            watch.take(); // making something visible is not of the run
            cells = qMax(cells, engine.progress().ended) + 1;
            QTRY_VERIFY_WITH_TIMEOUT(engine.progress().ended >= cells || !engine.running(), 60'000);
            QVERIFY2(engine.running(), qPrintable(step + ": the run had ended"));
            const Turns turns = watch.take();
            QVERIFY2(areShort(turns), qPrintable(step + ": " + turns.inWords()));
        };
        QTRY_VERIFY_WITH_TIMEOUT(engine.progress().ended >= 1 || !engine.running(), 60'000);
        for (const Page page : {Page::Experiment, Page::Library, Page::Compare, Page::Report, Page::Run}) {
            window.session().show(page);
            watchACell(QStringLiteral("page %1").arg(int(page)));
            if (QTest::currentTestFailed())
                return;
        }
        ChartPane* chart = window.runPage().chart();
        for (const ChartKind kind : {ChartKind::Latency, ChartKind::Timeline, ChartKind::Repeats, ChartKind::Time}) {
            chart->choose(kind);
            watchACell(QStringLiteral("chart %1").arg(titleOf(kind).data()));
            if (QTest::currentTestFailed())
                return;
        }
        watch.take();
        auto* words = childNamed<QLineEdit>(window, "logWords");
        for (const char letter : std::string("line 1")) {
            QTest::keyClick(words, letter); // turns no event loop
            const int before = watch.ticks();
            QTRY_VERIFY(watch.ticks() > before);
        }
        QVERIFY2(engine.running(), "search in the log: the run had ended");
        const Turns search = watch.take();
        QVERIFY2(areShort(search), qPrintable("search in the log: " + search.inWords()));
        keepPicture(window, "run-busy");
        QTRY_VERIFY_WITH_TIMEOUT(!engine.running(), 60'000);
        QCOMPARE(engine.failure(), QString());
        QCOMPARE(engine.result().state, RunState::Done);
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
        const Turns turns = watch.take();
        QVERIFY2(areShort(turns), qPrintable(turns.inWords()));
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
