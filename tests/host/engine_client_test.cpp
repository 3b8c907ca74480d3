// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of the engine, against a script that plays the engine: events, waiting, cancel, every kind of end.
#include <host/engine_client.h>

#include <host/engine_lock.h>
#include <tests/host/support/sample_run.h>
#include <tests/support/qt_tests.h>

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::tests;

class EngineClientTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_number = 0;

    /// A program that runs `body` in a shell; $2 is the experiment's file.
    QString script(const QByteArray& body)
    {
        QFile file(m_folder.filePath(QStringLiteral("engine-%1").arg(++m_number)));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + body + "\n") < 0)
            qFatal("no script");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QByteArray eventsFile(const std::vector<Event>& events)
    {
        QFile file(m_folder.filePath(QStringLiteral("events-%1").arg(++m_number)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        for (const Event& event : events)
            file.write(QByteArray::fromStdString(toLine(event)));
        return file.fileName().toLocal8Bit();
    }
    struct Watched {
        explicit Watched(const QString& program)
            : client(program)
        {
            QObject::connect(&client, &EngineClient::event, [this](const Event& event) { events.push_back(event); });
        }
        bool finished(int withinMs = 10'000) { return ends.count() > 0 || ends.wait(withinMs); }
        int exitCode() const { return ends.at(0).at(0).toInt(); }
        QString sentence() const { return ends.at(0).at(1).toString(); }

        EngineClient client;
        std::vector<Event> events;
        QSignalSpy ends{&client, &EngineClient::finished};
        QSignalSpy waits{&client, &EngineClient::waiting};
    };

private slots:
    void eventsArriveAsTheyWereWritten()
    {
        const auto events = sampleRun("20261122-000000-0001", "seen");
        Watched seen(script("[ \"$1\" = run ] && [ \"$3\" = --attached ] && grep -q '\"a name\"' \"$2\" || exit 9\n"
                            "cat "
            + eventsFile(events)));
        Experiment experiment;
        experiment.name = "a name";
        seen.client.start(experiment);
        QVERIFY(seen.client.running());
        QVERIFY(seen.finished());
        QCOMPARE(seen.exitCode(), 0);
        QCOMPARE(seen.sentence(), QString());
        QCOMPARE(seen.events, events);
        QVERIFY(!seen.client.running());
        seen.client.start(experiment); // again
        QTRY_COMPARE(seen.ends.count(), 2);
        QCOMPARE(seen.events.size(), 2 * events.size());
    }

    void waitingIsTold()
    {
        Watched seen(script("echo 'Another engine (process 7) is measuring; this run begins when it has ended.' >&2\n"
                            "echo 'something else' >&2\nread word"));
        seen.client.start({});
        QTRY_COMPARE(seen.waits.count(), 1);
        QVERIFY(seen.waits[0][0].toString().contains(QStringLiteral("process 7")));
        seen.client.cancel();
        QVERIFY(seen.finished());
    }

    void stopAndCancelAreSaid()
    {
        Watched seen(
            script("read one; echo \"engine: $one\" >&2; read two; echo \"throughline: $one, $two\" >&2; exit 3"));
        seen.client.start({});
        seen.client.stopAfterCell();
        seen.client.cancel();
        QVERIFY(seen.finished());
        QCOMPARE(seen.exitCode(), 3);
        QCOMPARE(seen.sentence(), QStringLiteral("stop-after-cell, cancel"));
    }

    void anEngineThatCantBeCancelledIsKilled()
    {
        Watched seen(script("exec sleep 1000"));
        seen.client.start({});
        QElapsedTimer since;
        since.start();
        seen.client.cancel();
        QVERIFY(seen.finished());
        QVERIFY(since.elapsed() < 8000);
        QVERIFY(seen.sentence().contains(QStringLiteral("signal 9")));
    }

    void theWindowsEndEndsTheEngine()
    {
        const QString mark = m_folder.filePath(QStringLiteral("cancelled"));
        {
            Watched seen(
                script("echo ready >&2; echo 'Another engine' >&2; cat > /dev/null; touch " + mark.toLocal8Bit()));
            seen.client.start({});
            QTRY_COMPARE(seen.waits.count(), 1);
        }
        QVERIFY(QFile::exists(mark)); // it saw the end of its input
    }

    void failuresAreSentences_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("wrong use") << QByteArray("echo 'throughline: blocks[0]: no such key' >&2; exit 2")
                                   << QStringLiteral("blocks[0]: no such key");
        QTest::newRow("crash") << QByteArray("kill -SEGV $$") << QStringLiteral("signal 11");
        QTest::newRow("garbage") << QByteArray("echo 'hello <b>'; exec sleep 1000") << QStringLiteral("hello <b>");
        QTest::newRow("silence") << QByteArray("exit 0") << QStringLiteral("without a word");
    }
    void failuresAreSentences()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        Watched seen(script(body));
        seen.client.start({});
        QVERIFY(seen.finished());
        QVERIFY2(seen.sentence().contains(says), qPrintable(seen.sentence()));
        QCOMPARE(seen.ends.count(), 1);
    }

    void aProgramThatIsNotThere()
    {
        Watched seen(QStringLiteral("/nowhere/throughline"));
        seen.client.start({});
        QVERIFY(seen.finished());
        QVERIFY(!seen.sentence().isEmpty());
        QVERIFY(!seen.client.running());
    }

    void aPlanIsAsked()
    {
        const auto run = sampleRun("20261122-000000-0001", "planned");
        const Plan expected = std::get<PlanEvent>(run[1].body).plan;
        QFile file(m_folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(expected).dump()));
        file.close();
        EngineQuery query(script("[ \"$1\" = plan ] && [ \"$3\" = --json ] && cat " + file.fileName().toLocal8Bit()));
        std::vector<Plan> plans;
        connect(&query, &EngineQuery::plan, [&plans](const Plan& plan) { plans.push_back(plan); });
        query.planOf({});
        query.planOf({}); // the first is dropped
        QTRY_COMPARE(plans.size(), std::size_t(1));
        QCOMPARE(plans[0], expected);
    }

    void modelsAndFailuresAreAnswered()
    {
        EngineQuery query(script("[ \"$1\" = models ] && echo '{\"models\":[]}' && exit 0\n"
                                 "echo 'throughline: no devices' >&2; exit 1"));
        QSignalSpy answers(&query, &EngineQuery::answer);
        QSignalSpy failures(&query, &EngineQuery::failed);
        query.models();
        QVERIFY(answers.wait());
        QCOMPARE(answers[0][0].toString(), QStringLiteral("models"));
        QCOMPARE(answers[0][1].toByteArray(), QByteArray("{\"models\":[]}\n"));
        query.devices();
        QVERIFY(failures.wait());
        QCOMPARE(failures[0][0].toString(), QStringLiteral("no devices"));
    }
};

THROUGHLINE_QTEST(EngineClientTest)
#include "engine_client_test.moc"
