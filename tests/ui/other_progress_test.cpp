// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a run that another process measures beyond what it stores: where its pass stands. And how its past
// is taken in. Both processes are this one.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <host/run_library.h>
#include <ui/run/run_page.h>
#include <ui/session/session.h>
#include <ui/widgets/hint_line.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>

using namespace throughline;

namespace {

const std::string watchedId = "20261126-120000-aaaa";
constexpr int slowEventMs = 5;
constexpr int mostInATurn = 6; // 20 ms of such events, and the one that goes beyond

Event passProgress(int64_t tNs, int64_t done)
{
    Event event;
    event.tNs = tNs;
    event.cell = 0;
    event.rank = 0;
    event.body = ProgressEvent{"pass", done, done, 7};
    return event;
}

} // namespace

class OtherProgressTest : public QObject {
    Q_OBJECT

    FakeEngine m_engine;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunLibrary> m_library; // as the process that measures has it
    std::vector<Event> m_events;
    std::size_t m_next = 0;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<RunPage> m_page;

    EngineRun& engine() { return m_session->engine(); }
    QString state() const { return childNamed<HintLine>(*m_page, "runState")->text(); }
    /// Stores what follows up to that many saved passes of the first cell; returns the time of the last.
    int64_t store(std::size_t passes)
    {
        std::vector<Event> events;
        while (passes > 0) {
            const Event& event = m_events[m_next++];
            if (std::holds_alternative<ProgressEvent>(event.body)) // never stored
                continue;
            events.push_back(event);
            passes -= std::holds_alternative<RepeatSavedEvent>(event.body) ? 1 : 0;
        }
        if (events.front().seq == 1) {
            if (!m_library->create(events.front()))
                return 0;
            events.erase(events.begin());
        }
        return m_library->append(watchedId, events).ok() ? m_events[m_next - 1].tNs : 0;
    }
    void open()
    {
        m_session =
            std::make_unique<Session>(SessionOptions{FakeEngine::program(), m_library->path(), experimentsFolder()});
        m_page = std::make_unique<RunPage>(*m_session);
        m_page->resize(1136, 740);
        m_page->show();
        m_session->start();
    }

private slots:
    void init()
    {
        refuseWarnings();
        m_engine.list({});
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8()); // nobody else's
        auto opened = RunLibrary::open(m_folder->filePath("library.sqlite"));
        QVERIFY(opened.ok());
        m_library = std::move(*opened);
        m_events = made::stream(watchedId, "made", made::fourCells());
        m_next = 0;
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
        m_library.reset();
    }

    void whereItsPassStandsIsShown()
    {
        const int64_t storedNs = store(2);
        open();
        QTRY_COMPARE(state(), QString("Cell 1 · repeat 3 of 5 · measured by another process"));
        QVERIFY(!engine().spareCore()); // where painting would cost what is measured
        QSignalSpy applied(&engine(), &EngineRun::applied);
        QSignalSpy progressed(&engine(), &EngineRun::otherProgressed);
        QSignalSpy measuring(&engine(), &EngineRun::measuringChanged);
        m_library->show(watchedId, passProgress(storedNs + 10, 2));
        QVERIFY(progressed.wait());
        QCOMPARE(state(), QString("Cell 1 · repeat 3 of 5 · batch 2 of 7 · measured by another process"));
        QCOMPARE(applied.count(), 0); // which would have the whole page drawn anew
        // A pass that has ended since leaves its progress behind.
        QVERIFY(store(1) > storedNs + 10);
        QTRY_COMPARE(state(), QString("Cell 1 · repeat 4 of 5 · batch 0 of 7 · measured by another process"));
        QCOMPARE(progressed.count(), 1);
        QVERIFY(measuring.isEmpty());
        QVERIFY(!engine().measuring());
    }

    void aLongPastIsTakenInTurns()
    {
        store(5);
        open();
        int turn = 0;
        QTimer turns; // fires once in each turn of the event loop
        connect(&turns, &QTimer::timeout, this, [&turn] { ++turn; });
        turns.start(0);
        std::map<int, int> eventsOfTurn;
        connect(&engine(), &EngineRun::applied, this, [&] {
            ++eventsOfTurn[turn];
            QElapsedTimer slow;
            slow.start();
            while (!slow.hasExpired(slowEventMs)) { }
        });
        QTRY_VERIFY(engine().running() && engine().result().cells.size() == 4
            && engine().result().cells[0].repeats.size() == 5);
        int all = 0;
        for (const auto& [number, events] : eventsOfTurn) {
            QVERIFY2(events <= mostInATurn, qPrintable(QString("%1 events in one turn").arg(events)));
            all += events;
        }
        QCOMPARE(all, int(m_next) - 5); // all but the progress of five passes
    }
};

THROUGHLINE_UI_QTEST(OtherProgressTest)
#include "other_progress_test.moc"
