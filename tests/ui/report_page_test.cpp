// SPDX-License-Identifier: GPL-3.0-or-later
// The Report page with runs made by hand: chosen, ordered, written about, looked at, exported, by mouse and keys.
#include "support/made_stream.h"
#include "support/ui_test.h"

#include <ui/report/contents_model.h>
#include <ui/report/contents_view.h>
#include <ui/report/preview_view.h>
#include <ui/report/report_builder.h>
#include <ui/report/report_page.h>
#include <ui/session/session.h>
#include <ui/style/tokens.h>
#include <ui/widgets/empty_state.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/segmented_control.h>
#include <ui/widgets/text_label.h>

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextDocument>

using namespace throughline;

namespace {
const QString plainRun = "20261121-174000-aaaa";
const QString fusedRun = "20261122-083300-bbbb";
} // namespace

/// Where pages would be opened: a browser is not started by a test.
class BrowserStub : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public slots:
    void open(const QUrl& url) { opened << url; }
};

class ReportPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath("library.sqlite");
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ReportPage> m_page;

    template <class T> T* find(const char* name) { return childNamed<T>(*m_page, name); }
    ContentsView& list() { return *find<ContentsView>("reportContents"); }
    ContentsModel& contents() { return m_page->contents(); }
    QString place() { return find<TextLabel>("reportPlace")->text(); }
    QString text() { return m_page->builder().document()->toPlainText(); }
    int rowOf(const std::string& id)
    {
        const auto& parts = contents().parts();
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (idOf(parts[i]) == id)
                return int(i);
        qFatal("no part %s", id.c_str());
    }
    void press(const QRect& at) { QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, at.center()); }
    template <class Change> void waitForPreview(Change change)
    {
        QSignalSpy shown(m_page.get(), &ReportPage::shown);
        change();
        QVERIFY(shown.wait());
    }
    void showRuns(const QStringList& ids)
    {
        waitForPreview([&] { m_page->setRuns(ids); });
    }
    /// Triggers the entry of the menu that the click opens.
    static void chooseFromMenu(QPushButton* button, const QString& beginning, int* offered)
    {
        QTimer::singleShot(0, button, [=] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            *offered = int(menu->actions().size());
            for (QAction* action : menu->actions())
                if (action->text().startsWith(beginning))
                    action->trigger();
            menu->close();
        });
        QTest::mouseClick(button, Qt::LeftButton);
    }
    static void put(RunLibrary& library, const QString& id, const std::string& name, double factor)
    {
        QVERIFY(library.importEvents(made::stream(id.toStdString(), name, made::fourCells(factor))).ok());
    }

private slots:
    void initTestCase()
    {
        auto library = RunLibrary::open(m_path);
        QVERIFY(library.ok());
        put(**library, plainRun, "plain graph", 1);
        put(**library, fusedRun, "fused kernels", 0.8);
    }
    void init()
    {
        refuseWarnings();
        QSettings().clear();
        m_session = std::make_unique<Session>(SessionOptions{engineProgram(), m_path, experimentsFolder()});
        m_page = std::make_unique<ReportPage>(*m_session);
        m_page->resize(1136, 740);
        m_page->show();
        QSignalSpy listed(&m_session->library(), &LibraryService::runsChanged);
        m_session->start();
        QVERIFY(listed.wait());
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
    }

    void emptyPageHasOneSentenceAndOneButton()
    {
        const auto states = m_page->findChildren<EmptyState*>();
        QCOMPARE(states.size(), 1);
        QVERIFY(states[0]->isVisible());
        QVERIFY(!find<PreviewView>("reportPreview")->isVisible());
        keepPicture(*m_page, "report-empty");
        int offered = 0;
        QSignalSpy shown(m_page.get(), &ReportPage::shown);
        chooseFromMenu(childNamed<QPushButton>(*states[0], "emptyStateButton"), "fused", &offered);
        QCOMPARE(offered, 2);
        QCOMPARE(m_page->runs(), QStringList{fusedRun});
        QVERIFY(shown.wait());
        QVERIFY(find<PreviewView>("reportPreview")->isVisible());
        QVERIFY(text().startsWith("fused kernels\n"));
    }

    void runsAreAddedAndTakenOut()
    {
        showRuns({plainRun});
        int offered = 0;
        waitForPreview([&] { chooseFromMenu(find<QPushButton>("reportAddRun"), "fused", &offered); });
        QCOMPARE(offered, 1); // the other is in already
        QCOMPARE(m_page->runs(), QStringList({plainRun, fusedRun}));
        QVERIFY(text().contains("fused kernels against plain graph: 1.250×"));
        auto* runs = find<RowView>("reportRuns");
        QCOMPARE(runs->model()->rowCount(), 2);
        QCOMPARE(runs->model()->index(0, 0).data().toString(), QString("plain graph"));
        QVERIFY(runs->model()->index(0, 1).data().toString().startsWith("4 cells · "));
        const QModelIndex cross = runs->model()->index(0, ReportRunsModel::Remove);
        waitForPreview(
            [&] { QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(cross).center()); });
        QCOMPARE(m_page->runs(), QStringList{fusedRun});
        runs->setFocus();
        runs->setCurrentIndex(runs->model()->index(0, 0));
        QTest::keyClick(runs, Qt::Key_Delete);
        QVERIFY(m_page->runs().isEmpty());
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
    }

    void modelsKeepTheRules()
    {
        const QAbstractItemModelTester contentsTester(
            &contents(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester runsTester(
            find<RowView>("reportRuns")->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        showRuns({plainRun, fusedRun});
        QVERIFY(contents().move(0, 3));
        QVERIFY(contents().move(3, 0));
        QVERIFY(!contents().move(0, 99));
        const int prose = contents().addProse(1);
        QCOMPARE(prose, 2);
        contents().setProse(prose, "a", "b c");
        QCOMPARE(contents().index(prose).data(ContentsModel::NoteRole).toString(), QString("2 words"));
        contents().removeProse(0); // no prose: stays
        contents().removeProse(prose);
        QCOMPARE(contents().parts(), allParts());
    }

    void ticksTakePartsOut()
    {
        showRuns({plainRun});
        QVERIFY(text().contains("Wall time runs from the moment"));
        const int row = rowOf("method");
        waitForPreview([&] { press(list().tickOf(row)); });
        QVERIFY(!contents().parts()[std::size_t(row)].included);
        QVERIFY(!text().contains("Wall time runs from the moment"));
        list().setFocus();
        QCOMPARE(list().currentIndex().row(), row);
        waitForPreview([&] { QTest::keyClick(&list(), Qt::Key_Space); });
        QVERIFY(text().contains("Wall time runs from the moment"));
        const int timeline = rowOf("timeline"); // needs a pipeline: greyed, with its reason
        QVERIFY(!(contents().flags(contents().index(timeline)) & Qt::ItemIsUserCheckable));
        QVERIFY(contents().index(timeline).data(ContentsModel::NoteRole).toString().contains("pipeline"));
        press(list().tickOf(timeline));
        QCOMPARE(contents().index(timeline).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void partsAreOrderedByMouseAndKeys()
    {
        showRuns({plainRun});
        const int before = rowOf("cells");
        const QPoint from = list().handleOf(before).center();
        const auto send = [&](QEvent::Type type, int row) {
            const QPointF at(from.x(), list().handleOf(row).center().y());
            QMouseEvent event(type, at, list().viewport()->mapToGlobal(at),
                type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
            QApplication::sendEvent(list().viewport(), &event);
        };
        waitForPreview([&] {
            send(QEvent::MouseButtonPress, before);
            for (int row = before - 1; row >= 0; --row)
                send(QEvent::MouseMove, row);
            send(QEvent::MouseButtonRelease, 0);
        });
        QCOMPARE(rowOf("cells"), 0);
        QVERIFY(text().indexOf("\nCells\n") < text().indexOf("\nFindings\n"));
        list().setFocus();
        QCOMPARE(list().currentIndex().row(), 0);
        waitForPreview([&] { QTest::keyClick(&list(), Qt::Key_Down, Qt::AltModifier); });
        QCOMPARE(rowOf("cells"), 1);
        QCOMPARE(rowOf("findings"), 0);
        QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(rowOf("cells"), 0);
    }

    void proseIsWritten()
    {
        showRuns({plainRun});
        auto* heading = find<QLineEdit>("proseHeading");
        auto* paragraphs = find<QPlainTextEdit>("proseText");
        QVERIFY(!heading->isVisible());
        press(list().visualRect(contents().index(0)).adjusted(80, 0, -80, 0)); // findings: prose comes behind
        QTest::mouseClick(find<QPushButton>("reportAddProse"), Qt::LeftButton);
        QVERIFY(heading->isVisible());
        QVERIFY(heading->hasFocus() || !m_page->isActiveWindow());
        QTest::keyClicks(heading, "What limits it");
        QTest::keyClicks(paragraphs, "Memory does");
        waitForPreview([&] { QTest::keyClicks(paragraphs, " it"); });
        QCOMPARE(idOf(contents().parts()[1]), std::string("prose"));
        QCOMPARE(contents().index(1).data().toString(), QString("Prose: What limits it"));
        QVERIFY(text().contains("\nWhat limits it\nMemory does it\n"));
        keepPicture(*m_page, "report-prose");
        press(list().visualRect(contents().index(0)).adjusted(80, 0, -80, 0));
        QVERIFY(!heading->isVisible());
        press(list().visualRect(contents().index(1)).adjusted(80, 0, -80, 0));
        QCOMPARE(paragraphs->toPlainText(), QString("Memory does it"));
        waitForPreview([&] { QTest::mouseClick(find<QPushButton>("proseRemove"), Qt::LeftButton); });
        QCOMPARE(contents().parts(), allParts());
        QVERIFY(!text().contains("Memory does it"));
    }

    void titleAndAuthorAreInIt()
    {
        showRuns({plainRun});
        QCOMPARE(find<QLineEdit>("reportTitle")->placeholderText(), QString("plain graph"));
        QTest::keyClicks(find<QLineEdit>("reportTitle"), "Two ranks");
        waitForPreview([&] { QTest::keyClicks(find<QLineEdit>("reportAuthor"), "Group 7"); });
        QVERIFY(text().startsWith("Two ranks\nGroup 7\n"));
        QTest::keyClick(find<QLineEdit>("reportAuthor"), Qt::Key_Return);
        QCOMPARE(ReportPage(*m_session).findChild<QLineEdit*>("reportAuthor")->text(), QString("Group 7")); // kept
    }

    void pagesAreTurned()
    {
        showRuns({plainRun, fusedRun});
        PreviewView& preview = m_page->preview();
        QVERIFY(preview.pageCount() > 2);
        QCOMPARE(place(), QString("Preview · page 1 of %1").arg(preview.pageCount()));
        QTest::mouseClick(find<QPushButton>("reportForth"), Qt::LeftButton);
        QCOMPARE(preview.currentPage(), 1);
        QCOMPARE(place(), QString("Preview · page 2 of %1").arg(preview.pageCount()));
        QTest::mouseClick(find<QPushButton>("reportBack"), Qt::LeftButton);
        QCOMPARE(preview.currentPage(), 0);
        QTest::keyClick(&preview, Qt::Key_End);
        QCOMPARE(preview.currentPage(), preview.pageCount() - 1);
        QCOMPARE(preview.verticalScrollBar()->value(), preview.verticalScrollBar()->maximum());
    }

    void previewIsLightInBothThemes()
    {
        showRuns({plainRun});
        const auto middle = [&] { return m_page->preview().viewport()->grab().toImage().pixelColor(300, 4); };
        QCOMPARE(middle(), lightTheme().surface);
        qApp->setPalette(paletteOf(darkTheme()));
        QCoreApplication::processEvents();
        QCOMPARE(middle(), lightTheme().surface);
        keepPicture(*m_page, "report-one-dark");
        qApp->setPalette(paletteOf(lightTheme()));
        keepPicture(*m_page, "report-one");
    }

    void exportsInEachFormat()
    {
        showRuns({plainRun});
        std::vector<QString> said;
        std::vector<InlineMessage::Choice> offered;
        connect(m_session.get(), &Session::messageWanted, this,
            [&](Tone tone, const QString& words, const std::vector<InlineMessage::Choice>& choices) {
                if (tone == Tone::Plain) // how far it is
                    return;
                said.push_back((tone == Tone::Good ? "good: " : "bad: ") + words);
                offered = choices;
            });
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        QTemporaryDir out;
        auto* format = find<SegmentedControl>("reportFormat");
        format->setFocus();
        const QStringList names{"a.html", "a.pdf", "a.md", "a.tex"};
        for (int i = 0; i < names.size(); ++i) {
            QCOMPARE(format->current(), i);
            m_page->exportTo(out.filePath(names[i]));
            QVERIFY(ended.wait());
            QCOMPARE(said.size(), std::size_t(i + 1));
            QVERIFY2(said.back().startsWith("good: Written: " + out.filePath(names[i])), qPrintable(said.back()));
            QVERIFY(QFileInfo(out.filePath(names[i])).size() > 0);
            QCOMPARE(offered.size(), std::size_t(i == 0)); // "Open in browser" with HTML
            if (i + 1 < names.size())
                QTest::keyClick(format, Qt::Key_Right);
        }
        QVERIFY(QFileInfo(out.filePath("a-files/speedup.svg")).size() > 0);
        QVERIFY(QFileInfo(out.filePath("a-files/speedup.pdf")).size() > 0);
        m_page->exportTo(out.filePath("a.pdf/b.html"));
        QVERIFY(ended.wait());
        QVERIFY(said.back().startsWith("bad: "));
    }

    void exportWaitsForTheLatestWords()
    {
        showRuns({plainRun});
        QTemporaryDir out;
        QSignalSpy ended(&m_session->files(), &FileWriting::ended);
        QTest::keyClicks(find<QLineEdit>("reportTitle"), "Last words");
        m_page->exportTo(out.filePath("a.html"));
        QVERIFY(ended.wait());
        QFile file(out.filePath("a.html"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("<h1>Last words</h1>"));
    }

    void opensInTheBrowser()
    {
        BrowserStub browser;
        QDesktopServices::setUrlHandler("file", &browser, "open");
        showRuns({plainRun});
        QTest::mouseClick(find<QPushButton>("reportBrowser"), Qt::LeftButton);
        QTRY_COMPARE(browser.opened.size(), 1);
        QDesktopServices::unsetUrlHandler("file");
        QFile file(browser.opened[0].toLocalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("<!DOCTYPE html>"));
    }

    void copiesTheCommand()
    {
        showRuns({plainRun, fusedRun});
        QTest::keyClicks(find<QLineEdit>("reportTitle"), "It's two");
        contents().setParts({{PartKind::Prose, {}, true, "Why", "Because."},
            {PartKind::Chart, ChartKind::Speedup, true, {}, {}}, {PartKind::Cells, {}, false, {}, {}}});
        find<SegmentedControl>("reportFormat")->setCurrent(1);
        QTest::mouseClick(find<QPushButton>("reportCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(),
            "throughline report " + plainRun + ' ' + fusedRun
                + " --out report.pdf --title 'It'\\''s two' --contents prose,speedup --prose 'Why\n\nBecause.'\n");
        QCOMPARE(find<HintLine>("reportHint")->tone(), Tone::Good);
    }

    void manyRunsAndSmallWindow()
    {
        auto library = RunLibrary::open(m_path);
        QVERIFY(library.ok());
        QStringList ids{plainRun, fusedRun};
        for (int i = 0; i < 8; ++i) {
            ids << QString("20261123-0833%1-cccc").arg(i, 2, 10, QLatin1Char('0'));
            put(**library, ids.back(), "variant " + std::to_string(i + 1), 0.9 - 0.05 * i);
        }
        m_session->library().refresh();
        QTRY_COMPARE(m_session->library().runs().size(), std::size_t(10));
        showRuns(ids);
        auto* runs = find<RowView>("reportRuns");
        QCOMPARE(runs->model()->rowCount(), 10);
        QCOMPARE(runs->height(), 5 * metric::control); // then it scrolls
        keepPicture(*m_page, "report-many");
        m_page->resize(1024 - metric::rail, 700 - metric::menuBar - metric::statusBar);
        QCoreApplication::processEvents();
        QVERIFY(m_page->preview().width() > 400);
        keepPicture(*m_page, "report-many-small");
        for (const QString& id : ids.mid(2))
            QVERIFY((*library)->remove(id.toStdString()).ok());
        m_session->library().refresh();
        QTRY_COMPARE(m_page->runs(), QStringList({plainRun, fusedRun})); // deleted runs leave the report
    }
};

THROUGHLINE_UI_QTEST(ReportPageTest)
#include "report_page_test.moc"
