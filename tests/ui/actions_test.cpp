// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the action list: every command has a text and can be reached without a mouse, by its shortcut, by the letters
// of menu and line, and by the palette; no two share a shortcut, or a letter within a menu.
#include "support/ui_test.h"

#include <plots/language.h>
#include <ui/actions.h>
#include <ui/help/help_topics.h>
#include <ui/palette/command_palette.h>
#include <ui/palette/palette_model.h>
#include <ui/widgets/row_view.h>

#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>

#include <map>
#include <memory>
#include <set>

using namespace throughline;

namespace {

/// The letter after "&"; null when there is none.
QChar mnemonicOf(const QString& text)
{
    const qsizetype place = text.indexOf('&');
    return place < 0 || place + 1 >= text.size() ? QChar() : text[place + 1].toUpper();
}

} // namespace

class ActionsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QMainWindow> m_window;
    std::unique_ptr<Actions> m_actions;
    QStringList m_triggered; // texts, in the order they came

    void press(const ActionLine& line)
    {
        m_triggered.clear();
        QTest::keySequence(m_window.get(), QKeySequence(QString::fromLatin1(line.keys)));
    }

private slots:
    void init()
    {
        refuseWarnings();
        m_actions = std::make_unique<Actions>();
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(900, 600);
        m_actions->fill(*m_window->menuBar());
        for (const ActionLine& line : Actions::list()) {
            QAction* action = m_actions->of(line.act);
            action->setEnabled(true);
            m_window->addAction(action);
            connect(action, &QAction::triggered, this, [this, action] { m_triggered << action->text(); });
        }
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_actions.reset();
    }

    void everyLineIsWhole()
    {
        std::set<Act> acts;
        for (const ActionLine& line : Actions::list()) {
            QVERIFY2(acts.insert(line.act).second, line.text);
            QVERIFY(!withoutMnemonic(QString::fromUtf8(line.text)).trimmed().isEmpty());
            QVERIFY2(!mnemonicOf(QString::fromUtf8(line.text)).isNull(), line.text);
            QCOMPARE(m_actions->of(line.act)->shortcut().toString(), QString::fromLatin1(line.keys));
        }
    }

    void noTwoShareAShortcut()
    {
        std::map<QString, QString> keys;
        for (const ActionLine& line : Actions::list())
            if (*line.keys)
                QVERIFY2(keys.emplace(line.keys, line.text).second, line.keys);
    }

    void whatTheDesignNamesIsThere()
    {
        QStringList keys;
        for (const ActionLine& line : Actions::list())
            keys << QString::fromLatin1(line.keys);
        for (const char* named : {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+C", "Ctrl+E", "Ctrl+F",
                 "F5", "Shift+F5", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+Shift+P", "F1"})
            QVERIFY2(keys.contains(QString::fromLatin1(named)), named);
    }

    void noTwoShareALetterInAMenu()
    {
        std::set<QChar> ofMenus;
        for (QAction* menu : m_window->menuBar()->actions()) {
            QVERIFY2(ofMenus.insert(mnemonicOf(menu->text())).second, qPrintable(menu->text()));
            std::set<QChar> letters;
            for (QAction* action : menu->menu()->actions())
                if (!action->isSeparator())
                    QVERIFY2(letters.insert(mnemonicOf(action->text())).second, qPrintable(action->text()));
        }
    }

    void norInAnyOtherLanguage()
    {
        for (const Language& language : languages()) {
            useLanguage(language.code);
            const Actions actions;
            std::map<ActionMenu, std::set<QChar>> letters;
            for (const ActionLine& line : Actions::list()) {
                const QString text = actions.of(line.act)->text();
                QVERIFY2(letters[line.menu].insert(mnemonicOf(text)).second, qPrintable(language.code + ": " + text));
            }
            std::set<QChar> ofMenus;
            for (const auto& [menu, ofLines] : letters)
                QVERIFY2(ofMenus.insert(mnemonicOf(Actions::menuTitle(menu))).second,
                    qPrintable(language.code + ": " + Actions::menuTitle(menu)));
        }
        useLanguage("en");
    }

    void everyShortcutDoesItsCommandAndNoOther()
    {
        for (const ActionLine& line : Actions::list()) {
            if (!*line.keys)
                continue;
            press(line);
            QCOMPARE(m_triggered, QStringList(m_actions->of(line.act)->text()));
        }
    }

    void everyCommandIsReachedByMenuLetters()
    {
        for (const ActionLine& line : Actions::list()) {
            m_triggered.clear();
            const QChar menu = mnemonicOf(Actions::menuTitle(line.menu));
            QTest::keyClick(m_window.get(), Qt::Key(menu.unicode()), Qt::AltModifier);
            QTRY_VERIFY(QApplication::activePopupWidget());
            const QChar letter = mnemonicOf(m_actions->of(line.act)->text());
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key(letter.unicode()));
            QCOMPARE(m_triggered, QStringList(m_actions->of(line.act)->text()));
            QTRY_VERIFY(!QApplication::activePopupWidget());
        }
    }

    void everyCommandIsReachedByThePalette()
    {
        CommandPalette palette(
            *m_actions, [] { return QList<QAction*>(); }, m_window.get());
        auto* typed = childNamed<QLineEdit>(palette, "paletteTyped");
        for (const ActionLine& line : Actions::list()) {
            if (line.act == Act::Palette)
                continue;
            m_triggered.clear();
            palette.open();
            QCOMPARE(QApplication::focusWidget(), typed);
            QTest::keyClicks(typed, withoutMnemonic(m_actions->of(line.act)->text()).remove(QChar(0x2026))); // "…"
            QTest::keyClick(typed, Qt::Key_Return);
            QVERIFY2(!palette.isVisible(), line.text);
            QCOMPARE(m_triggered, QStringList(m_actions->of(line.act)->text()));
        }
    }

    void whatIsGreyedSaysWhy()
    {
        const Actions fresh;
        for (const ActionLine& line : Actions::list()) {
            QAction* action = m_actions->of(line.act);
            QVERIFY(m_actions->whyNot(line).isEmpty());
            action->setEnabled(false);
            QVERIFY2(!m_actions->whyNot(line).isEmpty(), line.text);
            // What is greyed from the start has a reason of its own.
            QVERIFY2(fresh.of(line.act)->isEnabled() || *line.whyNot, line.text);
        }
        QCOMPARE(fresh.whyNot(*std::find_if(Actions::list().begin(), Actions::list().end(),
                     [](const ActionLine& line) { return line.act == Act::StopNow; })),
            QString("Nothing is running"));
    }

    void theHelpsTableIsMadeOfTheList()
    {
        const QString tables = shortcutTables();
        int rows = 0;
        for (const ActionLine& line : Actions::list())
            if (*line.keys) {
                ++rows;
                const QString row =
                    QStringLiteral("| %1 | %2 |")
                        .arg(withoutMnemonic(QString::fromUtf8(line.text)), QString::fromLatin1(line.keys));
                QVERIFY2(tables.contains(row), qPrintable(row));
            }
        QCOMPARE(tables.count("\n| "), rows + tables.count("| What | Keys |"));
    }

    void mnemonicsAreTakenOut()
    {
        QCOMPARE(withoutMnemonic("Save &as…"), QString("Save as…"));
        QCOMPARE(withoutMnemonic("저장(&S)"), QString("저장"));
        QCOMPARE(withoutMnemonic("R&&D &now"), QString("R&D now"));
    }
};

THROUGHLINE_UI_QTEST(ActionsTest)
#include "actions_test.moc"
