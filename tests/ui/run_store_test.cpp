// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of the library for pages: read once for all who ask meanwhile, kept when they are over.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <host/run_library.h>
#include <ui/session/library_service.h>
#include <ui/session/run_store.h>

using namespace throughline;

class RunStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<RunLibrary> m_writer; // the process that measures, so to speak

    /// A run that still goes on unless all of its events are stored.
    void put(const std::string& id, bool whole)
    {
        auto events = made::stream(id, "made", made::fourCells());
        QVERIFY(m_writer->create(events.front()).ok());
        events.erase(events.begin());
        if (!whole)
            events.pop_back();
        QVERIFY(m_writer->append(id, events).ok());
    }
    /// Asks so many times in a go, and returns the answers in their order.
    std::vector<RunDigestPtr> ask(RunStore& store, const QString& id, int times)
    {
        std::vector<RunDigestPtr> answers;
        for (int i = 0; i < times; ++i)
            store.get(id, this, [&answers](const Result<RunDigestPtr>& digest) { answers.push_back(*digest); });
        [&] { QTRY_COMPARE(answers.size(), std::size_t(times)); }();
        return answers;
    }

private slots:
    void init()
    {
        refuseWarnings();
        auto opened = RunLibrary::open(m_folder.filePath("library.sqlite"));
        QVERIFY(opened.ok());
        m_writer = std::move(*opened);
    }

    void oneReadingAnswersAllWhoAskMeanwhile()
    {
        put("20261126-120000-aaaa", false);
        LibraryService library(m_folder.filePath("library.sqlite"));
        RunStore store(library);
        library.start();
        const auto answers = ask(store, "20261126-120000-aaaa", 4);
        QCOMPARE(answers.size(), std::size_t(4));
        QCOMPARE(answers[0]->run->state, RunState::Running);
        QVERIFY(answers[1] != answers[0]); // what was stored since may be in it
        QVERIFY(answers[2] == answers[1] && answers[3] == answers[1]);
        const auto again = ask(store, "20261126-120000-aaaa", 1);
        QVERIFY(again.at(0) != answers[3]); // one that grows is not kept
    }

    void oneThatIsOverIsReadOnce()
    {
        put("20261126-120000-bbbb", true);
        LibraryService library(m_folder.filePath("library.sqlite"));
        RunStore store(library);
        library.start();
        const auto answers = ask(store, "20261126-120000-bbbb", 3);
        QCOMPARE(answers.size(), std::size_t(3));
        QCOMPARE(answers[0]->run->state, RunState::Done);
        QVERIFY(answers[1] == answers[0] && answers[2] == answers[0]);
        QVERIFY(ask(store, "20261126-120000-bbbb", 1).at(0) == answers[0]);
    }

    void whoIsGoneIsNotAnswered()
    {
        put("20261126-120000-cccc", true);
        LibraryService library(m_folder.filePath("library.sqlite"));
        RunStore store(library);
        library.start();
        int answered = 0;
        {
            QObject gone;
            store.get("20261126-120000-cccc", &gone, [&](const Result<RunDigestPtr>&) { ++answered; });
        }
        QCOMPARE(ask(store, "20261126-120000-cccc", 1).size(), std::size_t(1));
        QCOMPARE(answered, 0);
    }
};

THROUGHLINE_UI_QTEST(RunStoreTest)
#include "run_store_test.moc"
