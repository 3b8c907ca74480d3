// SPDX-License-Identifier: GPL-3.0-or-later
// What a second start finds as the first one left it; each window of these tests stands for one start.
#include "support/fake_engine.h"
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <host/engine_lock.h>
#include <host/library_place.h>
#include <ui/compare/compare_page.h>
#include <ui/experiment/experiment_page.h>
#include <ui/library/library_page.h>
#include <ui/main_window.h>
#include <ui/report/report_page.h>
#include <ui/run/run_page.h>
#include <ui/session/one_instance.h>
#include <ui/widgets/chart_pane.h>
#include <ui/window_memory.h>

#include <QLocalSocket>
#include <QSignalSpy>

using namespace throughline;

class WindowMemoryTest : public QObject {
    Q_OBJECT

    struct Start {
        MainWindow window;
        WindowMemory memory;
        Start(const QString& library, const QString& file)
            : window({FakeEngine::program(), library, experimentsFolder()}, nullptr)
            , memory(window, file)
        {
            memory.restore();
        }
        ExperimentDocument& document() { return window.experimentPage().document(); }
    };

    FakeEngine m_engine;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<Start> start() const
    {
        return std::make_unique<Start>(path("library.sqlite"), path("state/window.json"));
    }
    void addRun(const std::string& id) const
    {
        auto library = RunLibrary::open(path("library.sqlite"));
        QVERIFY((*library)->importEvents(made::stream(id, id, made::fourCells())).ok());
    }
    static void show(Start& start)
    {
        start.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&start.window));
        QTRY_VERIFY(start.window.session().library().listed());
    }

private slots:
    void init()
    {
        refuseWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8()); // nobody else's
        m_engine.list({FakeEngine::preset("tiny", 1e6)});
    }

    void aFirstStartBeginsWithFirstLook()
    {
        const auto first = start();
        QCOMPARE(first->document().builtIn(), QString("first-look"));
        QCOMPARE(first->window.page(), Page::Experiment);
    }

    void unsavedChangesComeBack()
    {
        const QString file = path("mine.experiment.json");
        QVERIFY(QFile::copy(experimentsFolder() + "/three-ways.experiment.json", file));
        Experiment saved;
        {
            const auto first = start();
            QVERIFY(first->document().load(file).ok());
            saved = first->document().experiment();
            first->document().addBlock();
            first->document().edit("batch", [](Block& block) { block.batchSizes = {7}; });
            show(*first);
            QVERIFY(first->window.close());
        }
        const auto second = start();
        QCOMPARE(second->document().file(), file);
        QVERIFY(second->document().modified());
        QCOMPARE(second->document().experiment().blocks.size(), saved.blocks.size() + 1);
        QCOMPARE(second->document().experiment().blocks.back().batchSizes, std::vector<int>{7});
        QCOMPARE(second->document().block(), int(saved.blocks.size()));
        QVERIFY(second->document().experiment().blocks.front() == saved.blocks.front());
        QVERIFY(!second->document().canUndo()); // to a document that nobody had opened
    }

    void aFileThatChangedMeanwhileIsReadAgain()
    {
        const QString file = path("mine.experiment.json");
        QVERIFY(QFile::copy(experimentsFolder() + "/three-ways.experiment.json", file));
        {
            const auto first = start();
            QVERIFY(first->document().load(file).ok());
            first->memory.keep();
        }
        QVERIFY(QFile::remove(file));
        QVERIFY(QFile::copy(experimentsFolder() + "/pipeline.experiment.json", file));
        {
            const auto second = start();
            QCOMPARE(second->document().experiment().name, std::string("pipeline"));
            QVERIFY(!second->document().modified());
            second->memory.keep();
        }
        QVERIFY(QFile::remove(file)); // then what it held is still there
        const auto third = start();
        QCOMPARE(third->document().experiment().name, std::string("pipeline"));
        QCOMPARE(third->document().file(), file);
    }

    void pageSizeAndChartComeBack()
    {
        {
            const auto first = start();
            show(*first);
            first->window.resize(1111, 777);
            first->window.session().show(Page::Report);
            first->window.runPage().chart()->choose(ChartKind::Scaling);
            QVERIFY(first->window.close());
        }
        const auto second = start();
        QCOMPARE(second->window.page(), Page::Report);
        QCOMPARE(second->window.size(), QSize(1111, 777));
        show(*second);
        QVERIFY(second->window.runPage().chart()->chosen() == ChartKind::Scaling);
        QVERIFY(!second->window.comparePage().chart()->chosen()); // nobody did
    }

    void chosenRunsComeBack()
    {
        for (const char* id : {"20261101-000000-aaaa", "20261102-000000-bbbb", "20261103-000000-cccc"})
            addRun(id);
        const QStringList chosen{"20261102-000000-bbbb", "20261101-000000-aaaa"}; // newest first, as listed
        const QStringList two{"20261103-000000-cccc", "20261101-000000-aaaa"};
        {
            const auto first = start();
            show(*first);
            first->window.session().show(Page::Library);
            first->window.libraryPage().choose(chosen);
            QCOMPARE(first->window.libraryPage().chosen(), chosen);
            QSignalSpy compared(&first->window.comparePage(), &ComparePage::compared);
            first->window.session().compare(two);
            QVERIFY(compared.wait());
            first->window.session().report({two[0]});
            QVERIFY(first->window.close());
        }
        auto library = RunLibrary::open(path("library.sqlite"));
        const auto second = start();
        show(*second);
        QTRY_COMPARE(second->window.libraryPage().chosen(), chosen);
        QTRY_COMPARE(second->window.comparePage().runIds(), two);
        QCOMPARE(second->window.reportPage().runs(), QStringList(two[0]));
        QVERIFY(second->window.close());
        // One that is gone is not asked for.
        QVERIFY((*library)->remove(two[1].toStdString()).ok());
        const auto third = start();
        show(*third);
        QTRY_COMPARE(third->window.comparePage().runIds(), QStringList(two[0]));
    }

    void changesAreKeptSoonWithoutClosing()
    {
        {
            const auto first = start();
            first->document().edit("batch", [](Block& block) { block.batchSizes = {9}; });
            QTRY_VERIFY(QFile::exists(path("state/window.json")));
        } // as if it had been killed
        const auto second = start();
        QCOMPARE(second->document().currentBlock().batchSizes, std::vector<int>{9});
        QVERIFY(second->document().modified());
    }

    void nonsenseDoesNoHarm()
    {
        QDir().mkpath(path("state"));
        for (const char* nonsense :
            {"", "no json", "[]", R"({"page": 99, "geometry": 3, "experiment": {"saved": "x"}})",
                R"({"page": -1, "pages": {"charts": {"run": 99}, "runs": 3, "compared": ["nowhere"]}})"}) {
            QFile file(path("state/window.json"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(nonsense);
            file.close();
            const auto next = start();
            show(*next);
            QCOMPARE(next->document().builtIn(), QString("first-look"));
        }
    }

    void itFollowsTheLibraryOfTheSettings()
    {
        const QByteArray before = qgetenv("THROUGHLINE_LIBRARY");
        qunsetenv("THROUGHLINE_LIBRARY"); // here the settings decide
        const QString old = libraryPath();
        const QString next = path("next.sqlite");
        {
            MainWindow window({FakeEngine::program(), {}, experimentsFolder()}, nullptr);
            OneInstance instance(old);
            WindowMemory memory(window, windowMemoryFile(old));
            followLibrary(window, instance, memory);
            ExperimentDocument& document = window.experimentPage().document();
            document.edit("batch", [](Block& block) { block.batchSizes = {5}; });
            UserSettings values = window.session().settings().values();
            values.libraryPath = next;
            window.session().settings().set(values);
            document.edit("batch", [](Block& block) { block.batchSizes = {6}; });
            window.show();
            QVERIFY(window.close());
            QLocalSocket other; // another start with this library
            other.connectToServer(runtimeDirectory() + "/window-" + nameForLibrary(next) + ".socket");
            QVERIFY(other.waitForConnected());
        }
        for (const auto& [library, batch] : {std::pair{old, 5}, std::pair{next, 6}}) {
            MainWindow window({FakeEngine::program(), {}, experimentsFolder()}, nullptr);
            WindowMemory memory(window, windowMemoryFile(library));
            memory.restore();
            QCOMPARE(window.experimentPage().document().currentBlock().batchSizes, std::vector<int>{batch});
        }
        keepUserSettings({});
        qputenv("THROUGHLINE_LIBRARY", before);
    }

    void eachLibraryHasItsOwn()
    {
        QVERIFY(windowMemoryFile(path("a.sqlite")) != windowMemoryFile(path("b.sqlite")));
        QCOMPARE(windowMemoryFile(path("a.sqlite")), windowMemoryFile(path("./a.sqlite")));
    }
};

THROUGHLINE_UI_QTEST(WindowMemoryTest)
#include "window_memory_test.moc"
