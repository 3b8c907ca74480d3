// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to stop a run: Ctrl-C, the window's words, the window's death. Each leaves no worker and loses no finished
// repeat.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <core/event.h>
#include <core/fold.h>

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace throughline;

class StopTest : public QObject {
    Q_OBJECT
private slots:
    void interruptCancels();
    void stopAfterCellEndsTheCellAndSkipsTheRest();
    void cancelWordCancels();
    void endOfInputCancels();
    void secondEngineWaitsAndCanBeCancelled();

private:
    std::unique_ptr<QProcess> startLong(const QStringList& more);
    void checkGone(const QList<qint64>& workers);
    CommandLine m_line;
};

// Cells of many repeats: none of them can be over before it is stopped.
static const QByteArray longExperiment = R"({"format": "throughline-experiment", "version": 1, "name": "long",
    "blocks": [{"models": ["tiny"], "modes": ["sequential", "data-parallel"], "ranks": [2], "batchSizes": [2],
    "promptCounts": [20], "newTokens": 64, "protocol":
    {"name": "careful", "warmups": 1, "repeats": 2000, "maxRepeats": 2000, "budgetSeconds": 600}}]})";
// Two cells that end soon, so that "after this cell" has something left to skip.
static const QByteArray shortExperiment = R"({"format": "throughline-experiment", "version": 1, "name": "short",
    "blocks": [{"models": ["tiny"], "modes": ["sequential", "data-parallel"], "ranks": [2], "batchSizes": [2],
    "promptCounts": [20], "newTokens": 64, "protocol": "quick"}]})";

static RunResult folded(const QByteArray& lines)
{
    Fold fold;
    for (const auto& line : lines.split('\n'))
        if (!line.isEmpty())
            if (const auto event = eventFromLine(line.toStdString() + '\n'))
                fold.apply(*event);
    return fold.result();
}

std::unique_ptr<QProcess> StopTest::startLong(const QStringList& more)
{
    m_line.write("long.experiment.json", longExperiment);
    return m_line.start(QStringList{"run", "long.experiment.json", "--no-ceilings"} + more);
}

void StopTest::checkGone(const QList<qint64>& workers)
{
    QVERIFY(!workers.isEmpty());
    for (const auto worker : workers)
        QTRY_VERIFY_WITH_TIMEOUT(!alive(worker), 2000);
}

void StopTest::interruptCancels()
{
    const auto engine = startLong({"--json"});
    QByteArray seen;
    QVERIFY(waitForLine(*engine, "\"repeat-saved\"", seen));
    const auto workers = descendants(engine->processId());
    QElapsedTimer since;
    since.start();
    kill(static_cast<pid_t>(engine->processId()), SIGINT);
    QVERIFY(engine->waitForFinished(10'000));
    QVERIFY2(since.elapsed() < 4000, qPrintable(QString::number(since.elapsed()))); // 2 s asked; slow machines
    QCOMPARE(engine->exitStatus(), QProcess::NormalExit);
    QCOMPARE(engine->exitCode(), 3);
    checkGone(workers);
    const auto run = folded(seen + engine->readAllStandardOutput());
    QCOMPARE(run.state, RunState::Cancelled);
    QCOMPARE(run.cells[0].state, CellState::Cancelled);
    const auto kept = m_line.run({"show", "last", "--json"});
    QVERIFY(kept.out.contains("\"cancelled\""));
    QVERIFY(kept.out.contains(run.started.runId.c_str()));
}

void StopTest::stopAfterCellEndsTheCellAndSkipsTheRest()
{
    m_line.write("short.experiment.json", shortExperiment);
    const auto engine = m_line.start({"run", "short.experiment.json", "--attached", "--no-ceilings"});
    QByteArray seen;
    QVERIFY(waitForLine(*engine, "\"cell-started\"", seen));
    engine->write("stop-after-cell\n");
    QVERIFY(engine->waitForFinished(60'000));
    QCOMPARE(engine->exitCode(), 3); // what was asked for did not all run
    const auto run = folded(seen + engine->readAllStandardOutput());
    QCOMPARE(run.cells.size(), std::size_t(2));
    QCOMPARE(run.cells[0].state, CellState::Done);
    QVERIFY(!run.cells[0].repeats.empty());
    QCOMPARE(run.cells[1].state, CellState::Skipped);
}

void StopTest::cancelWordCancels()
{
    const auto engine = startLong({"--attached"});
    QByteArray seen;
    QVERIFY(waitForLine(*engine, "\"repeat-saved\"", seen));
    const auto workers = descendants(engine->processId());
    engine->write("can");
    engine->write("cel\n");
    QVERIFY(engine->waitForFinished(10'000));
    QCOMPARE(engine->exitCode(), 3);
    checkGone(workers);
}

void StopTest::endOfInputCancels()
{
    const auto engine = startLong({"--attached"});
    QByteArray seen;
    QVERIFY(waitForLine(*engine, "\"repeat-saved\"", seen));
    const auto workers = descendants(engine->processId());
    engine->closeWriteChannel(); // as when the window is killed
    QVERIFY(engine->waitForFinished(10'000));
    QCOMPARE(engine->exitCode(), 3);
    checkGone(workers);
}

void StopTest::secondEngineWaitsAndCanBeCancelled()
{
    const auto first = startLong({"--attached"});
    QByteArray seen;
    QVERIFY(waitForLine(*first, "\"cell-started\"", seen));
    const auto second = startLong({});
    second->setReadChannel(QProcess::StandardError);
    QByteArray said;
    QVERIFY2(waitForLine(*second, "Another engine", said), said.constData());
    kill(static_cast<pid_t>(second->processId()), SIGINT);
    QVERIFY(second->waitForFinished(10'000));
    QCOMPARE(second->exitCode(), 3);
    QCOMPARE(first->state(), QProcess::Running);
    first->write("cancel\n");
    QVERIFY(first->waitForFinished(10'000));
}

THROUGHLINE_QTEST(StopTest)
#include "stop_test.moc"
