// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of numbers as typed, and the field that shows them as chips.
#include "support/ui_test.h"

#include <ui/widgets/number_field.h>
#include <ui/widgets/number_list.h>

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace throughline;

class ListFieldTest : public QObject {
    Q_OBJECT
private slots:
    void init() { refuseWarnings(); }

    void understands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("values");
        QTest::newRow("one") << "16"
                             << "16";
        QTest::newRow("several") << "1, 4, 8"
                                 << "1, 4, 8";
        QTest::newRow("range") << "1, 4, 8-10"
                               << "1, 4, 8, 9, 10";
        QTest::newRow("en dash and blanks") << "8 – 10"
                                            << "8, 9, 10";
        QTest::newRow("semicolons") << "1;2  3"
                                    << "1, 2, 3";
        QTest::newRow("twice") << "4, 4, 3-5"
                               << "4, 3, 5";
        QTest::newRow("nothing") << " , "
                                 << "";
    }
    void understands()
    {
        QFETCH(QString, text);
        QFETCH(QString, values);
        const NumberList list = NumberListText::parse(text, 1, 100);
        QCOMPARE(list.error, QString());
        QCOMPARE(NumberListText::format(list.values), values);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("word") << "four"
                              << "four";
        QTest::newRow("zero") << "0"
                              << "1 to 100";
        QTest::newRow("too large") << "101"
                                   << "1 to 100";
        QTest::newRow("no int") << "99999999999"
                                << "99999999999";
        QTest::newRow("backwards") << "16-8"
                                   << "8-16";
        QTest::newRow("too many") << "1-80"
                                  << "64";
        QTest::newRow("half a range") << "8-"
                                      << "8-";
        QTest::newRow("negative") << "-3"
                                  << "-3";
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const NumberList list = NumberListText::parse(text, 1, 100);
        QVERIFY2(list.error.contains(part), qPrintable(list.error));
    }

    void typingMakesChips()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        setNumbers(*field, {1});
        field->resize(300, 28);
        field->show();
        QSignalSpy edited(field.get(), &ChipField::edited);
        QTest::keyClicks(field->input(), "4,");
        QCOMPARE(numbersOf(*field), (std::vector{1, 4}));
        QTest::keyClicks(field->input(), "8-10");
        QTest::keyClick(field->input(), Qt::Key_Return);
        QCOMPARE(numbersOf(*field), (std::vector{1, 4, 8, 9, 10}));
        QCOMPARE(edited.count(), 2);
        QCOMPARE(field->input()->text(), QString());
    }

    void backspaceAndArrowsRemoveChips()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        setNumbers(*field, {1, 4, 8});
        field->show();
        QTest::keyClick(field->input(), Qt::Key_Backspace);
        QCOMPARE(numbersOf(*field), (std::vector{1, 4}));
        QTest::keyClick(field->input(), Qt::Key_Left);
        QTest::keyClick(field->input(), Qt::Key_Left);
        QTest::keyClick(field->input(), Qt::Key_Delete);
        QCOMPARE(numbersOf(*field), (std::vector{4}));
    }

    void whatCantBeIsSaidAndStays()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        field->show();
        QSignalSpy complained(field.get(), &ChipField::errorChanged);
        QSignalSpy edited(field.get(), &ChipField::edited);
        QTest::keyClicks(field->input(), "300");
        QCOMPARE(complained.count(), 1);
        QTest::keyClick(field->input(), Qt::Key_Return);
        QCOMPARE(edited.count(), 0);
        QCOMPARE(field->input()->text(), QString("300"));
        QTest::keyClick(field->input(), Qt::Key_Backspace);
        QCOMPARE(complained.count(), 2);
        QCOMPARE(complained.last().first().toString(), QString());
    }

    void halfARangeIsOnItsWay()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        field->show();
        QSignalSpy complained(field.get(), &ChipField::errorChanged);
        QTest::keyClicks(field->input(), "8-");
        QCOMPARE(complained.count(), 0);
        QTest::keyClick(field->input(), Qt::Key_Return); // but not one that is done
        QCOMPARE(complained.count(), 1);
        QTest::keyClicks(field->input(), "10");
        QCOMPARE(field->error(), QString());
        QTest::keyClick(field->input(), Qt::Key_Return);
        QCOMPARE(numbersOf(*field), (std::vector{8, 9, 10}));
    }

    void usualListsAreChosenByKeyboardAndMouse()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        field->setObjectName("batch");
        setNumbers(*field, {1, 3});
        offerNumbers(*field, {{1}, {1, 4, 8}, {1, 2}});
        field->resize(200, 28);
        field->show();
        QSignalSpy edited(field.get(), &ChipField::edited);
        QTest::keyClick(field->input(), Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions()[1]->text(), QString("1, 4, 8"));
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(numbersOf(*field), (std::vector{1, 4, 8}));
        QCOMPARE(edited.count(), 1);

        auto* button = field->findChild<QPushButton*>("batchOffer");
        QVERIFY(button && field->rect().contains(button->geometry()));
        QVERIFY(!button->geometry().intersects(field->input()->geometry()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu->actions()[1]->isChecked()); // what the field holds
        QVERIFY(!menu->actions()[0]->isChecked());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions()[1]).center());
        QCOMPARE(edited.count(), 1); // nothing new
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QTest::keyClick(field->input(), Qt::Key_Down);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(numbersOf(*field), (std::vector{1, 4, 8}));
    }

    void aListIsPastedAndCopied()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        setNumbers(*field, {1});
        field->show();
        QGuiApplication::clipboard()->setText("4, 8-9\n16\t32");
        QTest::keyClick(field->input(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(numbersOf(*field), (std::vector{1, 4, 8, 9, 16, 32}));
        QCOMPARE(field->input()->text(), QString());
        QTest::keyClick(field->input(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("1, 4, 8, 9, 16, 32"));
        QTest::keyClick(field->input(), Qt::Key_Home);
        QTest::keyClick(field->input(), Qt::Key_Right);
        QTest::keyClick(field->input(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("4")); // the one that is stood on
        QGuiApplication::clipboard()->setText("4, 400");
        QTest::keyClick(field->input(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(field->input()->text(), QString("4, 400")); // stays, to be mended
        QVERIFY2(field->error().contains("400"), qPrintable(field->error()));
        QTest::keyClick(field->input(), Qt::Key_Escape);
        QCOMPARE(field->input()->text(), QString());
        QCOMPARE(field->error(), QString());
        QCOMPARE(numbersOf(*field).size(), std::size_t(6));
    }

    void manyChipsTakeMoreLines()
    {
        const std::unique_ptr<ChipField> field(numberField(1, 100));
        setNumbers(*field, {1});
        const int one = field->heightFor(160);
        QCOMPARE(one, 28);
        setNumbers(*field, {10, 20, 30, 40, 50, 60, 70, 80});
        QVERIFY(field->heightFor(160) > one);
    }
};

THROUGHLINE_UI_QTEST(ListFieldTest)
#include "list_field_test.moc"
