// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of WorkerProcess: started at most once, finished exactly once, whatever the worker does.
#include <host/worker_process.h>

#include <tests/host/support/fake_fault.h>
#include <tests/support/qt_tests.h>

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace throughline;
using namespace throughline::tests;
using Kind = WorkerEnd::Kind;

namespace {

int64_t residentBytes()
{
    std::ifstream in("/proc/self/statm");
    int64_t pages = 0;
    in >> pages >> pages;
    return pages * ::sysconf(_SC_PAGESIZE);
}

/// A worker and all that it signalled.
struct Observed {
    Observed()
    {
        QObject::connect(&worker, &WorkerProcess::started, [this] { ++started; });
        QObject::connect(&worker, &WorkerProcess::event, [this](const Event& event) {
            lateEvents += finished;
            if (keepEvents)
                events.push_back(event);
            if (std::holds_alternative<RejectedEvent>(event.body)) {
                rejected = std::get<RejectedEvent>(event.body);
                worker.kill();
            }
        });
        QObject::connect(&worker, &WorkerProcess::finished, [this](const WorkerEnd& how) {
            ++finished;
            end = how;
        });
    }
    template <class T> bool has() const
    {
        return std::any_of(
            events.begin(), events.end(), [](const Event& event) { return std::holds_alternative<T>(event.body); });
    }

    WorkerProcess worker;
    bool keepEvents = true;
    std::vector<Event> events;
    RejectedEvent rejected;
    WorkerEnd end;
    int started = 0;
    int finished = 0;
    int lateEvents = 0;
};

} // namespace

class WorkerProcessTest : public QObject {
    Q_OBJECT
private slots:
    void init() { qRegisterMetaType<WorkerEnd>(); }

    void endsNormallyWhenStopped()
    {
        const FakeFault none;
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        QTRY_VERIFY(seen.has<HelloEvent>());
        seen.worker.stop();
        QTRY_COMPARE(seen.finished, 1);
        QCOMPARE(seen.end.kind, Kind::Ended);
        QCOMPARE(seen.end.exitStatus, 0);
        QCOMPARE(seen.started, 1);
        QCOMPARE(seen.lateEvents, 0);
    }

    void aProgramThatIsNotThereFinishesToo()
    {
        Observed seen;
        seen.worker.start({QStringLiteral("/nowhere/throughline-worker"), {}});
        QTRY_COMPARE(seen.finished, 1);
        QCOMPARE(seen.started, 0);
        QCOMPARE(seen.end.kind, Kind::FailedToStart);
        QVERIFY(inWords(seen.end).find("/nowhere/throughline-worker") != std::string::npos);
    }

    void aCrashNamesItsSignal()
    {
        const FakeFault crash("at=load;kind=crash");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        seen.worker.send(LoadCommand{});
        QTRY_COMPARE(seen.finished, 1);
        QCOMPARE(seen.end.kind, Kind::Crashed);
        QCOMPARE(seen.end.signal, SIGSEGV);
        QCOMPARE(inWords(seen.end), std::string("was killed by SIGSEGV"));
    }

    void aKillFromOutsideIsACrashAndOursIsNot()
    {
        const FakeFault none;
        Observed outside;
        outside.worker.start({fakeWorker(), {}});
        QTRY_VERIFY(outside.has<HelloEvent>());
        ::kill(pid_t(outside.worker.processId()), SIGKILL);
        QTRY_COMPARE(outside.finished, 1);
        QCOMPARE(outside.end.kind, Kind::Crashed);
        QCOMPARE(outside.end.signal, SIGKILL);
        Observed ours;
        ours.worker.start({fakeWorker(), {}});
        QTRY_VERIFY(ours.has<HelloEvent>());
        ours.worker.kill();
        QTRY_COMPARE(ours.finished, 1);
        QCOMPARE(ours.end.kind, Kind::Killed);
    }

    void whatIgnoresTerminationIsKilled_data()
    {
        QTest::addColumn<bool>("stop");
        QTest::newRow("stop") << true;
        QTest::newRow("terminate") << false;
    }
    void whatIgnoresTerminationIsKilled()
    {
        QFETCH(bool, stop);
        const FakeFault fault("kind=ignore-term");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        QTRY_VERIFY(seen.has<HelloEvent>());
        stop ? seen.worker.stop() : seen.worker.terminate();
        QTRY_COMPARE_WITH_TIMEOUT(seen.finished, 1, 3000); // the figure of 6-reliability
        QCOMPARE(seen.end.kind, Kind::Killed);
    }

    void childrenOfAWorkerGoWithIt()
    {
        const FakeFault fault("at=load;kind=fork-child");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        seen.worker.send(LoadCommand{});
        QTRY_COMPARE(seen.finished, 1);
        QTRY_VERIFY_WITH_TIMEOUT(fault.running().empty(), 3000);
    }

    void garbageIsQuoted()
    {
        const FakeFault fault("at=load;kind=garbage");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        seen.worker.send(LoadCommand{});
        QTRY_COMPARE(seen.finished, 1);
        QVERIFY(seen.rejected.line.starts_with("segmentation \xEF\xBF\xBD"));
        QVERIFY(seen.rejected.line.ends_with("fault in <b>line</b> 7"));
    }

    void halfALineIsQuoted()
    {
        const FakeFault fault("at=load;kind=half-line");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        seen.worker.send(LoadCommand{});
        QTRY_COMPARE(seen.finished, 1);
        QCOMPARE(seen.rejected.line, std::string("{\"seq\":0,\"event\":{\"type\":\"pas"));
        QCOMPARE(seen.lateEvents, 0);
    }

    void aFloodIsCutOffInBoundedMemory_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : {"flood", "flood-unknown", "flood-one-line"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void aFloodIsCutOffInBoundedMemory()
    {
        QFETCH(QByteArray, kind);
        const FakeFault fault("at=load;kind=" + kind);
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        const int64_t before = residentBytes();
        seen.worker.send(LoadCommand{});
        QTRY_COMPARE_WITH_TIMEOUT(seen.finished, 1, 20'000);
        QVERIFY2(!seen.rejected.why.empty(), "the flood was not noticed");
        const int64_t grown = residentBytes() - before;
        QVERIFY2(grown <= 50'000'000, qPrintable(QString::number(grown)));
    }

    void aFloodOfLogLinesIsCounted()
    {
        const FakeFault fault("at=load;kind=flood-log");
        Observed seen;
        seen.worker.start({fakeWorker(), {}});
        const int64_t before = residentBytes();
        seen.worker.send(LoadCommand{});
        QTRY_VERIFY(seen.events.size() > std::size_t(WorkerLog::mostEvents));
        seen.worker.kill();
        QTRY_COMPARE(seen.finished, 1);
        const auto last = std::get<LogEvent>(seen.events.back().body);
        QCOMPARE(last.text, std::string("more log lines came and were dropped"));
        QVERIFY(last.count > 0);
        QVERIFY(residentBytes() - before <= 50'000'000);
    }

    void equalLogLinesCollapse()
    {
        std::vector<LogEvent> lines;
        WorkerLog log([&lines](const LogEvent& line) { lines.push_back(line); });
        log.feed("warning: slow\nwarning: sl");
        log.feed("ow\nerror: gone\n[W1122 10:00:00 x.cpp:1] Warning\nplain\xff");
        log.end();
        const std::vector<LogEvent> expected{{"warning", "slow", 2}, {"error", "gone", 1},
            {"warning", "[W1122 10:00:00 x.cpp:1] Warning", 1}, {"information", "plain\xEF\xBF\xBD", 1}};
        QCOMPARE(lines, expected);
    }
};

THROUGHLINE_QTEST(WorkerProcessTest)
#include "worker_process_test.moc"
