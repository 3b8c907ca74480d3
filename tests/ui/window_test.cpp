// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window with the real engine and worker: open, run first-look, look at its charts, export, find it again in
// the library, compare two runs, close while one runs.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <plots/chart_view.h>
#include <ui/compare/compare_page.h>
#include <ui/experiment/experiment_page.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/library/library_page.h>
#include <ui/library/run_files.h>
#include <ui/library/run_panel.h>
#include <ui/main_window.h>
#include <ui/run/run_page.h>
#include <ui/style/tokens.h>
#include <ui/widgets/chart_pane.h>
#include <ui/widgets/inline_message.h>
#include <ui/widgets/row_view.h>

#include <QImage>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QXmlStreamReader>

using namespace throughline;

namespace {
constexpr int runTimeoutMs = 120'000; // first-look is made to end within 60 s on two cores
constexpr int stopTimeoutMs = 20'000; // cancelling takes 2 s; starting a process on a busy machine takes some more
} // namespace

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;
    QString m_firstRun;

    template <class T> T* find(const QString& name) { return childNamed<T>(*m_window, name); }
    EngineRun& engine() { return m_window->session().engine(); }
    /// Well-formed SVG with something drawn in it.
    static bool isPicture(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QXmlStreamReader xml(&file);
        int drawn = 0;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement)
                drawn += xml.name() == QLatin1String("path") || xml.name() == QLatin1String("polyline")
                    || xml.name() == QLatin1String("rect") || xml.name() == QLatin1String("line");
        return !xml.hasError() && drawn > 0;
    }
    /// Both themes of what is shown now, for looking at.
    void keepPictures(const QString& name)
    {
        keepPicture(*m_window, name);
        if (qEnvironmentVariableIsEmpty("THROUGHLINE_PICTURES"))
            return;
        qApp->setPalette(paletteOf(darkTheme()));
        QCoreApplication::processEvents();
        keepPicture(*m_window, name + "-dark");
        qApp->setPalette(paletteOf(lightTheme()));
        const QSize before = m_window->size();
        m_window->resize(1024, 700);
        keepPicture(*m_window, name + "-small");
        m_window->resize(before);
        QCoreApplication::processEvents();
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(SessionOptions{engineProgram(), {}, experimentsFolder()}, nullptr);
        QSignalSpy planned(&m_window->experimentPage().planPane(), &PlanPane::planChanged);
        m_window->show();
        QVERIFY(planned.wait());
    }
    /// Small enough to run again and again.
    /// Three cells of first-look.
    void makeShort()
    {
        ExperimentDocument& document = m_window->experimentPage().document();
        Experiment experiment = document.experiment();
        experiment.blocks.resize(1);
        experiment.blocks[0].batchSizes = {4};
        experiment.blocks[0].promptCounts = {10};
        document.open(experiment, {}, {});
    }

private slots:
    void init() { refuseWarnings(); }

    void opensWithFirstLook()
    {
        openWindow();
        QCOMPARE(m_window->page(), Page::Experiment);
        QCOMPARE(m_window->experimentPage().document().builtIn(), QString("first-look"));
        QCOMPARE(m_window->focusWidget(), find<QPushButton>("run"));
        QVERIFY(m_window->experimentPage().planPane().model().rowCount() > 0);
        QTRY_VERIFY(!m_window->session().facts().models().empty());
        QTRY_VERIFY(!m_window->session().facts().devices().empty());
        QTRY_VERIFY(m_window->session().library().listed());
        keepPictures("experiment");
        m_window->session().show(Page::Run);
        keepPictures("run-empty");
        m_window->session().show(Page::Library);
        keepPictures("library-empty");
        m_window->session().show(Page::Compare);
        keepPictures("compare-empty");
        m_window->session().show(Page::Experiment);
    }

    void runsFirstLook()
    {
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QSignalSpy repeats(&engine(), &EngineRun::measuringChanged);
        find<QPushButton>("run")->click();
        QCOMPARE(m_window->page(), Page::Run);
        QVERIFY(engine().running());
        auto* chart = m_window->runPage().chart()->view();
        QTRY_VERIFY_WITH_TIMEOUT(chart->drawnPoints() > 0, runTimeoutMs);
        keepPictures("run-busy");
        QVERIFY(ended.count() == 1 || ended.wait(runTimeoutMs));
        QCOMPARE(engine().failure(), QString());
        QCOMPARE(engine().result().state, RunState::Done);
        m_firstRun = QString::fromStdString(engine().result().started.runId);
        for (const CellResult& cell : engine().result().cells) {
            QCOMPARE(cell.state, CellState::Done);
            QVERIFY(!cell.repeats.empty());
        }
        QVERIFY(!repeats.isEmpty());
    }

    void everyChartHasPoints()
    {
        ChartPane* pane = m_window->runPage().chart();
        for (const ChartKind kind : chartKinds()) {
            pane->choose(kind);
            QTRY_COMPARE(pane->view()->data().kind, kind);
            QTRY_VERIFY2(pane->view()->drawnPoints() > 0, titleOf(kind).c_str());
            keepPictures(QStringLiteral("run-done-%1").arg(int(kind)));
        }
    }

    void reopensFromTheLibraryAndExports()
    {
        LibraryPage& page = m_window->libraryPage();
        find<QPushButton>("showInLibrary")->click();
        QCOMPARE(m_window->page(), Page::Library);
        QTRY_VERIFY(page.panel()->digest());
        QTRY_COMPARE(QString::fromStdString(page.panel()->digest()->run->started.runId), m_firstRun);
        QTRY_COMPARE(page.panel()->digest()->run->state, RunState::Done);
        QTRY_VERIFY(page.panel()->chart()->view()->drawnPoints() > 0);
        keepPictures("library");
        QTemporaryDir out;
        QSignalSpy written(&m_window->session().files(), &FileWriting::ended);
        m_window->session().files().write(&page, out.path(), {sourceOf(filesOf(page.panel()->digest(), out.path()))});
        QVERIFY(written.wait());
        const QDir folder(out.path());
        for (const ChartData& chart : page.panel()->digest()->charts) {
            QVERIFY2(chart.notApplicable.empty(), chart.notApplicable.c_str());
            const QString name = QString::fromStdString(chart.id);
            QVERIFY(!QImage(folder.filePath(name + ".png")).isNull());
            QVERIFY(isPicture(folder.filePath(name + ".svg")));
        }
        QFile summary(folder.filePath("summary.csv"));
        QVERIFY(summary.open(QIODevice::ReadOnly));
        // A line per cell, and the head.
        QCOMPARE(summary.readAll().trimmed().count('\n'), int(page.panel()->digest()->run->cells.size()));
    }

    void comparesTwoRuns()
    {
        m_window->session().show(Page::Experiment);
        makeShort();
        QSignalSpy ended(&engine(), &EngineRun::ended);
        find<QPushButton>("run")->click();
        QVERIFY(ended.wait(runTimeoutMs));
        QCOMPARE(engine().result().state, RunState::Done);
        const QString second = QString::fromStdString(engine().result().started.runId);
        QTRY_COMPARE(m_window->session().library().runs().size(), std::size_t(2));
        QSignalSpy compared(&m_window->comparePage(), &ComparePage::compared);
        m_window->session().compare({m_firstRun, second});
        QCOMPARE(m_window->page(), Page::Compare);
        QVERIFY(compared.wait());
        const Comparison& comparison = *m_window->comparePage().comparison();
        QVERIFY(comparison.matched() > 0);
        QVERIFY(!comparison.differences.empty()); // batch sizes, at least
        QVERIFY(find<RowView>("compareCells")->model()->rowCount() > 0);
        QTRY_VERIFY(m_window->comparePage().chart()->view()->drawnPoints() > 0);
        keepPictures("compare");
    }

    void whatCantRunIsShown()
    {
        m_window->session().show(Page::Experiment);
        PlanPane& plan = m_window->experimentPage().planPane();
        QSignalSpy planned(&plan, &PlanPane::planChanged);
        m_window->experimentPage().document().edit("test", [](Block& block) {
            block.models = {"tiny", "/nowhere/to/be/found"};
            block.precisions = {{Precision::Fp32, Precision::Fp32}, {Precision::Fp16, Precision::Fp16}};
        });
        QVERIFY(planned.wait());
        QVERIFY(!plan.model().noted().empty());
        keepPictures("experiment-failed");
        QSignalSpy ended(&engine(), &EngineRun::ended);
        find<QPushButton>("run")->click();
        QVERIFY(ended.wait(runTimeoutMs));
        keepPictures("run-failed");
        m_window->experimentPage().document().undo();
    }

    void filesAreOpened()
    {
        QTemporaryDir folder;
        const QString runFile = folder.filePath("given.run.jsonl");
        {
            auto library = RunLibrary::open(folder.filePath("other.sqlite"));
            QVERIFY(library.ok());
            QVERIFY((*library)->importEvents(made::stream("20261120-101112-dddd", "given", made::fourCells())).ok());
            QVERIFY((*library)->exportRun("20261120-101112-dddd", runFile).ok());
        }
        MainWindow window({engineProgram(), folder.filePath("library.sqlite"), experimentsFolder()}, nullptr);
        window.show();
        window.openFiles({experimentsFolder() + "/three-ways.experiment.json", runFile});
        QCOMPARE(window.experimentPage().document().experiment().name, std::string("three-ways"));
        QCOMPARE(window.page(), Page::Library);
        QTRY_VERIFY(window.session().library().find("20261120-101112-dddd"));
        QTRY_VERIFY(window.libraryPage().panel()->digest());
    }

    void closingWhileRunningAsks()
    {
        QSignalSpy ended(&engine(), &EngineRun::ended);
        QSignalSpy applied(&engine(), &EngineRun::applied);
        m_window->session().show(Page::Experiment);
        find<QPushButton>("run")->click();
        QVERIFY(applied.wait(runTimeoutMs));
        QVERIFY(!m_window->close());
        auto* message = find<InlineMessage>("inlineMessage");
        QVERIFY(message->isVisible());
        keepPictures("closing");
        find<QPushButton>("closeNow")->click();
        QVERIFY(ended.count() == 1 || ended.wait(stopTimeoutMs));
        QTRY_VERIFY(!m_window->isVisible());
        m_window.reset();
    }
};

THROUGHLINE_UI_QTEST(WindowTest)
#include "window_test.moc"
