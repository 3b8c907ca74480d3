// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette over a window: what a few letters find, greyed commands with their reason, and where the keys go.
#include "support/ui_test.h"

#include <ui/actions.h>
#include <ui/palette/command_palette.h>
#include <ui/palette/fuzzy_match.h>
#include <ui/palette/palette_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/row_view.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>

using namespace throughline;

class PaletteTest : public QObject {
    Q_OBJECT

    static QStringList commands(const PaletteModel& model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, PaletteModel::Command).data().toString();
        return texts;
    }

private slots:
    void init() { refuseWarnings(); }

    void lettersInTheirOrderAreFound()
    {
        QCOMPARE(fuzzyScore("Stop after this cell", ""), std::optional(0));
        QCOMPARE(fuzzyScore("Stop after this cell", "cellstop"), std::optional<int>());
        // Each letter 1, and 8 where a word begins: S, a, t, c.
        QCOMPARE(fuzzyScore("Stop after this cell", "SATC"), std::optional(4 * (1 + 8)));
        // One beginning, and two letters beside the one before.
        QCOMPARE(fuzzyScore("Stop after this cell", "sto"), std::optional(1 + 8 + 2 * (1 + 10)));
        // The best of all ways, not the first: "c" of "cell", not of "Matched".
        QCOMPARE(fuzzyScore("Matched cells", "ce"), std::optional(1 + 8 + 1 + 10));
        QCOMPARE(fuzzyScore("Über alles", "üb a"), std::optional(1 + 8 + 1 + 10 + 1 + 8));
    }

    void theBestFitComesFirst()
    {
        const Actions actions;
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCommands(actions, {});
        QCOMPARE(model.rowCount(), int(Actions::list().size()) - 1); // all but the one that opens it
        model.setTyped("run this");
        QCOMPARE(commands(model).front(), QString("Run this experiment"));
        QCOMPARE(model.index(0, PaletteModel::Keys).data().toString(), QString("F5"));
        QCOMPARE(model.index(0, PaletteModel::Note).data().toString(), QString("Run"));
        model.setTyped("exp");
        QCOMPARE(commands(model).front(), QString("Experiment")); // less besides than "New experiment"
        model.setTyped("run"); // as it stands, not as beginnings: "Pin as Reference, or UNpin"
        QCOMPARE(commands(model).front(), QString("Run"));
        model.setTyped("qqq");
        QCOMPARE(model.rowCount(), 0);
    }

    void greyedCommandsSayWhyAndDoNothing()
    {
        Actions actions;
        QMainWindow window;
        window.resize(1024, 700);
        CommandPalette palette(
            actions, [] { return QList<QAction*>(); }, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        palette.open();
        auto* typed = childNamed<QLineEdit>(palette, "paletteTyped");
        QTest::keyClicks(typed, "stop now");
        const PaletteModel& model = palette.model();
        QCOMPARE(commands(model).front(), QString("Stop now"));
        QCOMPARE(model.index(0, PaletteModel::Note).data().toString(), QString("Nothing is running"));
        QCOMPARE(model.index(0, PaletteModel::Command).data(ToneRole).toInt(), int(Tone::Disabled));
        QSignalSpy triggered(actions.of(Act::StopNow), &QAction::triggered);
        QTest::keyClick(typed, Qt::Key_Return);
        QVERIFY(palette.isVisible()); // the reason stays to be read
        QCOMPARE(triggered.count(), 0);
        keepPicture(window, "palette-greyed");
        QTest::keyClick(typed, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        actions.of(Act::StopNow)->setEnabled(true);
        palette.open();
        QTest::keyClicks(typed, "stop now");
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
    }

    void arrowsChooseAndTheKeysGoBack()
    {
        Actions actions;
        QMainWindow window;
        auto* field = new QLineEdit(&window);
        window.setCentralWidget(field);
        window.resize(1024, 700);
        CommandPalette palette(
            actions, [] { return QList<QAction*>(); }, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        palette.open();
        auto* typed = childNamed<QLineEdit>(palette, "paletteTyped");
        auto* list = childNamed<RowView>(palette, "paletteList");
        QVERIFY(typed->hasFocus());
        QCOMPARE(list->currentIndex().row(), 0);
        QTest::keyClick(typed, Qt::Key_Down);
        QTest::keyClick(typed, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(typed, Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 1);
        QCOMPARE(actions.of(Act::Open)->text(), QString("&Open…"));
        QSignalSpy opened(actions.of(Act::Open), &QAction::triggered);
        QTest::keyClick(typed, Qt::Key_Enter);
        QCOMPARE(opened.count(), 1);
        QVERIFY(field->hasFocus());
        // A click beside it closes it and takes the keys along.
        palette.open();
        auto* other = new QLineEdit(&window);
        other->show();
        other->setFocus(Qt::MouseFocusReason);
        QVERIFY(!palette.isVisible());
        QVERIFY(other->hasFocus());
    }

    void itFitsANarrowWindow()
    {
        Actions actions;
        QMainWindow window;
        window.resize(1280, 800);
        CommandPalette palette(
            actions, [] { return QList<QAction*>(); }, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        palette.open();
        QCOMPARE(palette.width(), 600);
        QCOMPARE(palette.geometry().center().x(), (1280 - 1) / 2);
        keepPicture(window, "palette");
        window.resize(500, 700);
        QCOMPARE(palette.x(), 24);
        QCOMPARE(palette.width(), 500 - 2 * 24);
    }
};

THROUGHLINE_UI_QTEST(PaletteTest)
#include "palette_test.moc"
