// SPDX-License-Identifier: GPL-3.0-or-later
// Charts and tables into folders, from the pages that offer it: every file as it is written at once, a turn of the
// event loop between two, and nothing more once nobody wants it.
#include "support/library_shown.h"

#include <core/fold.h>
#include <plots/comparison_csv.h>
#include <plots/export.h>
#include <ui/compare/compare_page.h>
#include <ui/library/run_files.h>
#include <ui/session/file_writing.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/run_pointers.h>

#include <QFileDialog>
#include <QPushButton>
#include <QThreadPool>
#include <QTimer>

using namespace throughline;

namespace {

const QSize smallPicture(480, 300);

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<ChartData> chartsOf(const RunResult& run)
{
    std::vector<ChartData> charts;
    for (const ChartKind kind : chartKinds())
        charts.push_back(makeChart(kind, {&run}));
    return charts;
}

/// Answers the next dialog that asks for a folder.
void answerWith(const QString& folder)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, folder] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->deleteLater();
        timer->stop();
        dialog->selectFile(folder);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    timer->start(5);
}

struct Said : QObject {
    QStringList words;
    std::vector<Tone> tones;
    explicit Said(Session& session)
    {
        connect(&session, &Session::messageWanted, this, [this](Tone tone, const QString& text) {
            tones.push_back(tone);
            words << text;
        });
    }
};

/// Deletes the page, a turn of the event loop after that file was begun.
template <class Page> void deleteAt(Session& session, const QString& progress, std::unique_ptr<Page>& page)
{
    QObject::connect(&session, &Session::messageWanted, page.get(), [&page, progress](Tone, const QString& text) {
        if (text.startsWith(progress))
            QMetaObject::invokeMethod(
                qApp, [&page] { page.reset(); }, Qt::QueuedConnection);
    });
}

} // namespace

class FileWritingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_out;
    std::unique_ptr<Session> m_session;
    RunResult m_run = fold(made::stream("run", "made", made::fourCells()));

    QString place(const QString& name) const { return m_out.filePath(name); }
    FileToWrite text(const QString& name, const std::string& content) const
    {
        return textFile(place(name), [content] { return content; });
    }
    QStringList written() const { return QDir(m_out.path()).entryList(QDir::Files); }

private slots:
    void init()
    {
        refuseWarnings();
        QSettings().clear();
        m_out = QTemporaryDir();
        m_session = std::make_unique<Session>(
            SessionOptions{QStringLiteral("/nowhere"), place("library/library.sqlite"), experimentsFolder()});
    }

    void allChartsOfAPaneATurnEach()
    {
        ChartPane pane(ChartPane::Width::Narrow);
        pane.join(*m_session);
        const auto charts = chartsOf(m_run);
        pane.setCharts(charts, {std::make_shared<const RunResult>(m_run)});
        std::size_t ticks = 0;
        QTimer ticking;
        connect(&ticking, &QTimer::timeout, this, [&] { ++ticks; });
        ticking.start(0);
        std::vector<std::size_t> drawnAt; // ticks before each chart
        const FileSource watched = [&](QObject* context, const FilesThen& then) {
            pane.allPictures(m_out.path(), smallPicture, 1)(
                context, [&, then](const Result<std::vector<FileToWrite>>& files) {
                    std::vector<FileToWrite> watching = *files;
                    for (FileToWrite& file : watching)
                        file.draw = [&, draw = file.draw] {
                            drawnAt.push_back(ticks);
                            return draw();
                        };
                    then(watching);
                });
        };
        const Said said(*m_session);
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        emit pane.filesWanted(m_out.path(), watched);
        QVERIFY(ended.wait());
        QStringList names;
        for (const ChartData& chart : charts)
            if (chart.notApplicable.empty())
                for (const char* ending : {".png", ".svg"}) {
                    names << QString::fromStdString(chart.id) + ending;
                    const QString atOnce = place("at-once-" + names.last());
                    QVERIFY(exportChart(chart, atOnce, smallPicture, 1).ok());
                    QVERIFY2(contentOf(place(names.last())) == contentOf(atOnce), qPrintable(names.last()));
                    QVERIFY(QFile::remove(atOnce));
                }
        names.sort();
        QCOMPARE(written(), names);
        QVERIFY(names.size() > 10);
        QCOMPARE(drawnAt.size(), std::size_t(names.size()));
        for (std::size_t i = 1; i < drawnAt.size(); ++i)
            QVERIFY2(drawnAt[i] > drawnAt[i - 1], qPrintable(QString("no tick before chart %1").arg(i + 1)));
        QCOMPARE(said.words.size(), names.size() + 1);
        QCOMPARE(said.words[2], QString("Writing 3 of %1… Closing this stops it.").arg(names.size()));
        QCOMPARE(said.words.last(), QString("%1 files written to %2").arg(names.size()).arg(m_out.path()));
        QCOMPARE(said.tones.back(), Tone::Good);
    }

    void aPaneThatGoesLeavesTheRest()
    {
        auto pane = std::make_unique<ChartPane>(ChartPane::Width::Narrow);
        pane->join(*m_session);
        pane->setCharts(chartsOf(m_run), {std::make_shared<const RunResult>(m_run)});
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        deleteAt(*m_session, "Writing 3 of ", pane);
        emit pane->filesWanted(m_out.path(), pane->allPictures(m_out.path(), smallPicture, 1));
        QVERIFY(ended.wait());
        QVERIFY(!pane);
        QVERIFY(!m_session->files().busy());
        QThreadPool::globalInstance()->waitForDone(); // what was drawn already is written
        QTest::qWait(0);
        QCOMPARE(written().size(), 3);
        for (const QString& name : written())
            QVERIFY(!contentOf(place(name)).isEmpty());
    }

    void aNewWishTakesTheOldOnesPlace()
    {
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        FileToWrite first = text("a", "1");
        first.draw = [this, draw = first.draw] { // in the middle of the first wish
            m_session->files().write(this, m_out.path(), {sourceOf({text("c", "3"), text("d", "4")})});
            return draw();
        };
        m_session->files().write(this, m_out.path(), {sourceOf({first, text("b", "2")})});
        QVERIFY(ended.wait());
        QCOMPARE(ended.count(), 1);
        QCOMPARE(written(), (QStringList{"c", "d"}));
        QCOMPARE(contentOf(place("c")), QByteArray("3"));
        QCOMPARE(contentOf(place("d")), QByteArray("4"));
    }

    void closingTheMessageStopsIt()
    {
        const Said said(*m_session);
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        FileToWrite second = text("b", "2");
        second.draw = [this, draw = second.draw] {
            QMetaObject::invokeMethod(m_session.get(), &Session::messageClosed, Qt::QueuedConnection);
            return draw();
        };
        m_session->files().write(this, m_out.path(), {sourceOf({text("a", "1"), second, text("c", "3")})});
        QVERIFY(ended.wait());
        QCOMPARE(written(), (QStringList{"a", "b"}));
        QCOMPARE(said.words.last(), "Stopped. 2 files written to " + m_out.path());
        QCOMPARE(said.tones.back(), Tone::Caution);
    }

    void otherMessagesAreNotTalkedOver()
    {
        const Said said(*m_session);
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        FileToWrite first = text("a", "1");
        first.draw = [this, draw = first.draw] {
            m_session->say(Tone::Bad, "Something else failed.");
            emit m_session->messageClosed(); // of that one
            return draw();
        };
        m_session->files().write(this, m_out.path(), {sourceOf({first, text("b", "2"), text("c", "3")})});
        QVERIFY(ended.wait());
        QCOMPARE(said.words,
            (QStringList{"Writing 1 of 3… Closing this stops it.", "Something else failed.",
                "3 files written to " + m_out.path()}));
    }

    void whatCantBeWrittenSaysWhyAndEndsIt()
    {
        const Said said(*m_session);
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        m_session->files().write(
            this, m_out.path(), {sourceOf({text("a", "1"), text("missing/b", "2"), text("c", "3")})});
        QVERIFY(ended.wait());
        QCOMPARE(written(), QStringList{"a"});
        QCOMPARE(said.tones.back(), Tone::Bad);
        QVERIFY2(said.words.last().contains("missing/b"), qPrintable(said.words.last()));
    }

    void chosenRunsOfTheLibrary()
    {
        LibraryShown shown;
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.page.chosen().size(), 2);
        QSignalSpy ended(&shown.session.files(), &FileWriting::ended);
        answerWith(m_out.path());
        shown.session.actions().of(Act::Export)->trigger();
        QVERIFY(ended.count() == 1 || ended.wait());
        int files = 0;
        for (const QString& id : {shown.olderId, shown.newerId}) {
            Result<RunDigestPtr> digest{RunDigestPtr()};
            shown.session.runs().get(id, this, [&](const Result<RunDigestPtr>& answer) { digest = answer; });
            QTRY_VERIFY(digest.ok() && *digest);
            QTemporaryDir atOnce;
            for (const FileToWrite& file : filesOf(*digest, atOnce.path()))
                QVERIFY(writeNow(file).ok());
            const QStringList names = QDir(atOnce.path()).entryList(QDir::Files);
            QVERIFY(names.contains("raw.csv") && names.contains("summary.csv") && names.contains("time.svg"));
            QCOMPARE(QDir(place(id)).entryList(QDir::Files), names);
            for (const QString& name : names)
                QVERIFY2(contentOf(place(id) + '/' + name) == contentOf(atOnce.filePath(name)), qPrintable(name));
            files += int(names.size());
        }
        QCOMPARE(shown.message, QString("%1 files written to %2").arg(files).arg(m_out.path()));
    }

    void aComparison()
    {
        ComparePage page(*m_session);
        page.resize(1136, 740);
        page.show();
        auto slower = m_run;
        slower.started.runId = "slower";
        for (CellResult& cell : slower.cells)
            for (Repeat& repeat : cell.repeats)
                repeat.wallNs *= 2;
        QSignalSpy compared(&page, &ComparePage::compared);
        page.compareLoaded({{"run", "made", std::make_shared<const RunResult>(m_run)},
            {"slower", "slower", std::make_shared<const RunResult>(slower)}});
        QVERIFY(compared.wait());
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        answerWith(m_out.path());
        childNamed<QPushButton>(page, "compareExport")->click();
        QVERIFY(ended.count() == 1 || ended.wait());
        const Comparison& shown = *page.comparison();
        const auto results = pointersTo(shown.results);
        QCOMPARE(contentOf(place("comparison.csv")).toStdString(), comparisonCsv(results, 0, shown.against));
        QCOMPARE(contentOf(place("summary.csv")).toStdString(), summaryCsvOfRuns(results));
        QStringList names{"comparison.csv", "summary.csv"};
        for (const ChartData& chart : shown.charts)
            if (chart.notApplicable.empty())
                for (const char* ending : {".png", ".svg"}) {
                    names << QString::fromStdString(chart.id) + ending;
                    const QString atOnce = place("library-" + names.last());
                    QVERIFY(exportChart(chart, atOnce).ok());
                    QVERIFY2(contentOf(place(names.last())) == contentOf(atOnce), qPrintable(names.last()));
                    QVERIFY(QFile::remove(atOnce));
                }
        names.sort();
        QCOMPARE(written(), names);
    }

    void aPageThatGoesLeavesTheRest()
    {
        auto page = std::make_unique<ComparePage>(*m_session);
        page->show();
        QSignalSpy compared(page.get(), &ComparePage::compared);
        const auto run = std::make_shared<const RunResult>(m_run);
        page->compareLoaded({{"run", "made", run}, {"again", "again", run}});
        QVERIFY(compared.wait());
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        deleteAt(*m_session, "Writing 4 of ", page); // a chart, after the tables and another
        answerWith(m_out.path());
        childNamed<QPushButton>(*page, "compareExport")->click();
        QVERIFY(ended.count() == 1 || ended.wait());
        QVERIFY(!page);
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(0);
        QCOMPARE(written().size(), 4);
    }
};

THROUGHLINE_UI_QTEST(FileWritingTest)
#include "file_writing_test.moc"
