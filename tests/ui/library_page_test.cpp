// SPDX-License-Identifier: GPL-3.0-or-later
// The Library page through keys and clicks: filter, reference, names, tags, deleting and bringing back, columns.
#include "support/library_shown.h"

#include <ui/library/column_layout.h>
#include <ui/library/run_words.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/text_label.h>

#include <QHeaderView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>

using namespace throughline;

class LibraryPageTest : public QObject {
    Q_OBJECT

    static void type(LibraryShown& shown, const QString& text)
    {
        shown.filter()->setFocus();
        QTest::keyClicks(shown.filter(), text);
    }
    /// Types into the menu that a click opens, when it is open.
    static void nameInMenu(const QString& name)
    {
        QTimer::singleShot(0, qApp, [name] {
            auto* field = QApplication::activePopupWidget()->findChild<QLineEdit*>("savedFilterName");
            QVERIFY(field);
            field->setFocus();
            QTest::keyClicks(field, name);
            QTest::keyClick(field, Qt::Key_Return);
        });
    }

private slots:
    void init()
    {
        refuseWarnings();
        QSettings().clear();
    }

    void filtersAsOneTypes()
    {
        LibraryShown shown;
        QCOMPARE(shown.names(), (QStringList{"fused kernels", "plain graph"}));
        QCOMPARE(shown.hint(), QString("2 runs · grouped by experiment"));
        shown.choose("plain graph");
        type(shown, "fused");
        QCOMPARE(shown.names(), QStringList{"fused kernels"});
        QCOMPARE(shown.hint(), QString("1 of 2 runs · grouped by experiment"));
        QCOMPARE(shown.list()->chosen(), QStringList());
        type(shown, " gpus:x");
        QCOMPARE(shown.names(), QStringList{"fused kernels"}); // what is understood holds
        QCOMPARE(shown.hint(), QString("“gpus:” needs a number such as 2, >1 or 2..4, not “x”."));
        QTest::keyClick(shown.filter(), Qt::Key_Escape);
        QCOMPARE(shown.filter()->text(), QString());
        QCOMPARE(shown.names().size(), 2);
        QCOMPARE(shown.list()->chosen(), QStringList{shown.olderId}); // what was chosen is so again
        type(shown, "nothing of it");
        QCOMPARE(shown.names(), QStringList());
        keepPicture(shown.page, "library-nothing-fits");
    }

    void offersAreTakenByKeys()
    {
        LibraryShown shown;
        type(shown, "mo");
        auto* offers = shown.page.findChild<RowView*>("queryOffers");
        QVERIFY(offers && offers->isVisible());
        QCOMPARE(offers->model()->index(0, 0).data().toString(), QString("model:"));
        keepPicture(shown.page, "library-offers");
        QTest::keyClick(shown.filter(), Qt::Key_Down);
        QTest::keyClick(shown.filter(), Qt::Key_Return);
        QCOMPARE(shown.filter()->text(), QString("model:"));
        QCOMPARE(offers->model()->index(0, 0).data().toString(), QString("model:small"));
        QTest::keyClick(shown.filter(), Qt::Key_Tab);
        QCOMPARE(shown.filter()->text(), QString("model:small "));
        QVERIFY(!offers->isVisible());
        QCOMPARE(shown.names().size(), 2);
        type(shown, "va");
        QVERIFY(offers->isVisible());
        QTest::keyClick(shown.filter(), Qt::Key_Escape); // closes what popped up, and only that
        QVERIFY(!offers->isVisible());
        QCOMPARE(shown.filter()->text(), QString("model:small va"));
    }

    void filtersAreSavedByName()
    {
        {
            LibraryShown shown;
            type(shown, "fused");
            nameInMenu("mine & yours");
            QTest::mouseClick(childNamed<QPushButton>(shown.page, "librarySaved"), Qt::LeftButton);
        }
        LibraryShown again; // another session
        QTimer::singleShot(0, qApp, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QCOMPARE(menu->actions().front()->text(), QString("mine && yours"));
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        QTest::mouseClick(childNamed<QPushButton>(again.page, "librarySaved"), Qt::LeftButton);
        QCOMPARE(again.filter()->text(), QString("fused"));
        QCOMPARE(again.names(), QStringList{"fused kernels"});
    }

    void everyRowIsHeldAgainstThePinnedRun()
    {
        LibraryShown shown;
        shown.choose("plain graph");
        QTest::keyClick(shown.list(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(
            shown.text("fused kernels", RunColumn::Matched), QString("4 of 4"), libraryPatienceMs);
        // All wall times × 0.8: every ratio of medians, and so their mean, is 1 / 0.8.
        QVERIFY2(shown.text("fused kernels", RunColumn::Delta).startsWith(QString::fromUtf8("+25.0 ± 0.")),
            qPrintable(shown.text("fused kernels", RunColumn::Delta)));
        QCOMPARE(shown.cell("fused kernels", RunColumn::Delta).data(ToneRole).toInt(), int(Tone::Good));
        QCOMPARE(shown.text("plain graph", RunColumn::Delta), QString("reference"));
        QCOMPARE(shown.cell("plain graph", RunColumn::Name).data(IconRole).toString(), QString("pin"));
        keepPicture(shown.page, "library-reference");
        // Compare takes it along as the first.
        QSignalSpy compared(&shown.session, &Session::compareWanted);
        shown.choose("fused kernels");
        QTest::keyClick(shown.list(), Qt::Key_Return);
        QCOMPARE(compared.takeFirst().front().toStringList(), (QStringList{shown.olderId, shown.newerId}));
        shown.choose("plain graph");
        QTest::mouseClick(childNamed<QPushButton>(shown.page, "libraryPin"), Qt::LeftButton); // unpins
        QCOMPARE(shown.text("fused kernels", RunColumn::Delta), QString());
    }

    void whatDoesNotMatchSaysSo()
    {
        LibraryShown shown;
        auto others = made::fourCells();
        for (auto& cell : others)
            cell.cell.model = "other";
        shown.put("20261123-000000-cccc", "other model", others);
        auto longer = made::fourCells();
        for (auto& cell : longer)
            cell.cell.settings.newTokens = 99;
        shown.put("20261123-000000-dddd", "longer", longer);
        QTRY_COMPARE_WITH_TIMEOUT(shown.names().size(), 4, libraryPatienceMs);
        shown.choose("plain graph");
        QTest::keyClick(shown.list(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text("other model", RunColumn::Delta), QString("no match"), libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.text("longer", RunColumn::Delta), QString("not comparable"), libraryPatienceMs);
        QCOMPARE(shown.text("longer", RunColumn::Matched), QString("0 of 4"));
        QVERIFY(
            shown.cell("longer", RunColumn::Delta).data(Qt::ToolTipRole).toString().contains("different newTokens"));
        QCOMPARE(shown.cell("longer", RunColumn::Delta).data(ToneRole).toInt(), int(Tone::Secondary));
    }

    void oneRunIsChosenWhateverKeysAreHeld()
    {
        LibraryShown shown;
        shown.choose("plain graph");
        QTest::keyPress(shown.list(), Qt::Key_Control, Qt::ControlModifier); // as while Ctrl+3 shows the page
        shown.page.choose(shown.newerId);
        QCOMPARE(shown.list()->chosen(), QStringList{shown.newerId});
        shown.page.choose(shown.newerId); // again is not the other way round
        QCOMPARE(shown.list()->chosen(), QStringList{shown.newerId});
        QTest::keyRelease(shown.list(), Qt::Key_Control);
    }

    void deletedRunsComeBack()
    {
        LibraryShown shown;
        shown.choose("fused kernels");
        QTest::keyClick(shown.list(), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.message.isEmpty(), libraryPatienceMs);
        QCOMPARE(shown.message, QString("Deleted fused kernels. It is kept for 7 days."));
        QTRY_COMPARE_WITH_TIMEOUT(shown.names(), QStringList{"plain graph"}, libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            shown.list()->chosen(), QStringList{shown.olderId}, libraryPatienceMs); // one goes on where one was
        shown.choices.front().act();
        QTRY_COMPARE_WITH_TIMEOUT(shown.names().size(), 2, libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.list()->chosen(), QStringList{shown.newerId}, libraryPatienceMs);
        // All at once, and back by the menu's entry.
        QTest::keyClick(shown.list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(shown.list(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(shown.names(), QStringList(), libraryPatienceMs);
        QCOMPARE(shown.message, QString("Deleted 2 runs. They are kept for 7 days."));
        shown.session.actions().of(Act::BringBackRuns)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(shown.names().size(), 2, libraryPatienceMs);
    }

    void aRunIsRenamedInItsRow()
    {
        LibraryShown shown;
        shown.choose("fused kernels");
        QTest::keyClick(shown.list(), Qt::Key_F2);
        auto* editor = shown.list()->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "persistent kernels");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(shown.names(), (QStringList{"persistent kernels", "plain graph"}), libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(childNamed<TextLabel>(shown.page, "runPanelTitle")->text(),
            QString("persistent kernels"), libraryPatienceMs);
    }

    void tagsAndNotesAreKept()
    {
        LibraryShown shown;
        shown.choose("fused kernels");
        QTRY_VERIFY_WITH_TIMEOUT(shown.page.panel()->digest(), libraryPatienceMs);
        QTest::keyClick(shown.list(), Qt::Key_T, Qt::ControlModifier);
        auto* input = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(input);
        QCOMPARE(input->objectName(), QString("runTagsInput"));
        QTest::keyClicks(input, "paper,");
        QTRY_COMPARE_WITH_TIMEOUT(shown.info(shown.newerId).tags, std::string("paper"), libraryPatienceMs);
        auto* words = input->parentWidget()->parentWidget();
        auto* notes = childNamed<QPlainTextEdit>(*words, "runNotes");
        notes->setFocus();
        QTest::keyClicks(notes, "At 500 W");
        input->setFocus(); // leaving is enough
        QTRY_COMPARE_WITH_TIMEOUT(shown.info(shown.newerId).notes, std::string("At 500 W"), libraryPatienceMs);
        QCOMPARE(shown.info(shown.newerId).tags, std::string("paper"));
        type(shown, "tag:paper note:500");
        QCOMPARE(shown.names(), QStringList{"fused kernels"});
    }

    void severalRunsAreTaggedTogether()
    {
        LibraryShown shown;
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(childNamed<TextLabel>(shown.page, "runPanelTitle")->text(), QString("2 runs"));
        keepPicture(shown.page, "library-several");
        QTest::keyClick(shown.list(), Qt::Key_T, Qt::ControlModifier);
        auto* input = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(input);
        QTest::keyClicks(input, "both,");
        QTRY_COMPARE_WITH_TIMEOUT(shown.info(shown.newerId).tags, std::string("both"), libraryPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown.info(shown.olderId).tags, std::string("both"), libraryPatienceMs);
    }

    void columnsAreChosenOrderedAndKept()
    {
        const auto titles = [](LibraryShown& shown) {
            QStringList all;
            QHeaderView* header = shown.list()->header();
            for (int place = 0; place < header->count(); ++place)
                if (!header->isSectionHidden(header->logicalIndex(place)))
                    all << header->model()->headerData(header->logicalIndex(place), Qt::Horizontal).toString();
            return all;
        };
        {
            LibraryShown shown;
            QCOMPARE(titles(shown),
                (QStringList{"Run", "Model", "Best tok/s", "Speed-up", QString::fromUtf8("Δ % of tok/s"), "Matched",
                    "Started"}));
            auto* columns = shown.list()->findChild<ColumnLayout*>();
            columns->choose(RunColumn::Matched, false);
            columns->choose(RunColumn::Gpus, true);
            columns->move(RunColumn::Started, -1);
            columns->move(RunColumn::Started, -1);
        }
        LibraryShown again;
        const QStringList expected{
            "Run", "Model", "GPUs", "Best tok/s", "Started", "Speed-up", QString::fromUtf8("Δ % of tok/s")};
        QCOMPARE(titles(again), expected);
        again.page.resize(880, 600); // less room: the least important go, and come back
        QTRY_VERIFY_WITH_TIMEOUT(titles(again).size() < expected.size(), libraryPatienceMs);
        QVERIFY(again.list()->columnWidth(0) >= 140);
        keepPicture(again.page, "library-small");
        again.page.resize(1136, 740);
        QTRY_COMPARE_WITH_TIMEOUT(titles(again), expected, libraryPatienceMs);
        again.list()->findChild<ColumnLayout*>()->reset();
        QVERIFY(titles(again).contains("Matched"));
    }

    void groupsFoldByKeys()
    {
        LibraryShown shown;
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_Home);
        QVERIFY(shown.runs()->isGroup(shown.list()->currentIndex()));
        QTest::keyClick(shown.list(), Qt::Key_Left);
        QCOMPARE(shown.inSight(), QStringList{"plain graph"});
        QCOMPARE(shown.list()->currentIndex().data(IconRole).toString(), QString("chevron-right"));
        type(shown, "a");                                      // both runs hold one
        QCOMPARE(shown.inSight(), QStringList{"plain graph"}); // folded it stays
        shown.filter()->clear();
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_Home);
        QTest::keyClick(shown.list(), Qt::Key_Return);
        QCOMPARE(shown.inSight().size(), 2);
    }
};

THROUGHLINE_UI_QTEST(LibraryPageTest)
#include "library_page_test.moc"
