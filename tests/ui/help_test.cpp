// SPDX-License-Identifier: GPL-3.0-or-later
// The help: a page per page of the window, whole and linked, and how it is searched and left by keyboard.
#include "support/ui_test.h"

#include <plots/language.h>
#include <plots/theme.h>
#include <ui/actions.h>
#include <ui/help/help_text.h>
#include <ui/help/help_window.h>
#include <ui/session/session.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>

#include <QLineEdit>
#include <QMainWindow>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

using namespace throughline;

class HelpTest : public QObject {
    Q_OBJECT

    QMainWindow m_main;
    std::unique_ptr<HelpWindow> m_help;

    void press(const QString& widget, Qt::Key key) { QTest::keyClick(childNamed<QWidget>(*m_help, widget), key); }
    QString text() { return childNamed<QTextBrowser>(*m_help, "helpText")->toPlainText(); }
    QString marked() { return childNamed<QTextBrowser>(*m_help, "helpText")->textCursor().selectedText(); }

private slots:
    void init()
    {
        refuseWarnings();
        m_main.resize(1280, 800);
        m_main.show();
        m_help = std::make_unique<HelpWindow>(&m_main);
    }
    void cleanup() { m_help.reset(); }

    void everyPageOfTheWindowHasOne()
    {
        QCOMPARE(helpNames().at(std::size_t(Page::Experiment)), QString("experiment"));
        QCOMPARE(helpNames().at(std::size_t(Page::Run)), QString("run"));
        QCOMPARE(helpNames().at(std::size_t(Page::Library)), QString("library"));
        QCOMPARE(helpNames().at(std::size_t(Page::Compare)), QString("compare"));
        QCOMPARE(helpNames().at(std::size_t(Page::Report)), QString("report"));
        QCOMPARE(helpNames().at(5), QString("settings"));
        const auto topics = helpTopics("en");
        QCOMPARE(topics.size(), helpNames().size());
        for (const HelpTopic& topic : topics) {
            QVERIFY2(!topic.title.isEmpty(), qPrintable(topic.name));
            QVERIFY2(topic.markdown.size() > 500, qPrintable(topic.name)); // a text, not a heading
        }
    }

    void aLanguageWithoutThePageGetsEnglish()
    {
        const auto english = helpTopics("en");
        const auto other = helpTopics("xx");
        for (std::size_t i = 0; i < english.size(); ++i)
            QCOMPARE(other[i].markdown, english[i].markdown);
    }

    void everyLinkLeadsToATopic()
    {
        static const QRegularExpression link(R"(\]\(([^)]+)\))");
        for (const Language& language : languages())
            for (const HelpTopic& topic : helpTopics(language.code))
                for (auto found = link.globalMatch(topic.markdown); found.hasNext();) {
                    const QString file = found.next().captured(1);
                    QVERIFY2(file.endsWith(".md"), qPrintable(file));
                    QVERIFY2(std::count(helpNames().begin(), helpNames().end(), file.chopped(3)) == 1,
                        qPrintable(language.code + ": " + file));
                }
    }

    void theKeysAreInEveryLanguage()
    {
        for (const Language& language : languages())
            QVERIFY2(helpTopics(language.code).back().markdown.contains("| Ctrl+Shift+P |"), qPrintable(language.code));
    }

    void itLooksLikeTheWindow()
    {
        QTextDocument document;
        setHelpText(
            document, "# Title\n\nWords and **strong** ones.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", lightTheme());
        const QTextBlock title = document.begin();
        QCOMPARE(title.text(), QString("Title"));
        QCOMPARE(title.begin().fragment().charFormat().font().pixelSize(), 20);
        QCOMPARE(title.begin().fragment().charFormat().font().weight(), QFont::DemiBold);
        const QTextBlock words = title.next();
        QCOMPARE(words.begin().fragment().charFormat().font().pixelSize(), 13);
        QCOMPARE(words.begin().fragment().charFormat().foreground().color(), lightTheme().text);
        QCOMPARE(document.rootFrame()->childFrames().size(), 1);
    }

    void opensAtATopicAndEscCloses()
    {
        m_help->openAt("library");
        QVERIFY(QTest::qWaitForWindowActive(m_help.get()));
        QCOMPARE(m_help->current(), QString("library"));
        QVERIFY(text().startsWith("Library"));
        keepPicture(*m_help, "help");
        press("helpText", Qt::Key_Escape);
        QVERIFY(!m_help->isVisible());
        m_help->openAt("shortcuts");
        QVERIFY(text().contains("Ctrl+Shift+P"));
        QVERIFY(text().contains("Stop after this cell"));
        keepPicture(*m_help, "help-keys");
        press("helpTopics", Qt::Key_Escape);
        QVERIFY(!m_help->isVisible());
    }

    void isReadAndSearchedByKeyboard()
    {
        m_help->openAt("experiment");
        QVERIFY(QTest::qWaitForWindowActive(m_help.get()));
        QVERIFY(childNamed<QTextBrowser>(*m_help, "helpText")->hasFocus());
        QTest::keySequence(m_help.get(), QKeySequence("Ctrl+F"));
        auto* search = childNamed<QLineEdit>(*m_help, "helpSearch");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, "Holm"); // a word of Compare alone
        QCOMPARE(m_help->current(), QString("compare"));
        QCOMPARE(marked(), QString("Holm"));
        QVERIFY(childNamed<HintLine>(*m_help, "helpFound")->text().startsWith("In 1 "));
        auto* list = childNamed<RowView>(*m_help, "helpTopics");
        for (int row = 0; row < int(helpNames().size()); ++row)
            QCOMPARE(list->isRowHidden(row, {}), helpNames()[std::size_t(row)] != QString("compare"));
        search->selectAll();
        QTest::keyClicks(search, "no such word");
        QCOMPARE(childNamed<HintLine>(*m_help, "helpFound")->text(), QString("In no topic"));
        search->clear();
        QTest::keyClicks(search, "baseline");
        const int first = childNamed<QTextBrowser>(*m_help, "helpText")->textCursor().position();
        const QString before = m_help->current();
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(m_help->current() != before);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(marked().toLower(), QString("baseline"));
        QVERIFY(first > 0);
        keepPicture(*m_help, "help-search");
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!m_help->isVisible());
    }

    void linksAreFollowed()
    {
        m_help->openAt("experiment");
        QVERIFY(QTest::qWaitForWindowActive(m_help.get()));
        auto* text = childNamed<QTextBrowser>(*m_help, "helpText");
        QTest::keyClick(text, Qt::Key_Tab); // the first link of the page: Run
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(m_help->current(), QString("run"));
    }
};

THROUGHLINE_UI_QTEST(HelpTest)
#include "help_test.moc"
