// SPDX-License-Identifier: GPL-3.0-or-later
// The window in Ukrainian and Korean: its words, and its help. (What is cut: clipped_test; letters of menus:
// actions_test.)
#include "support/made_window.h"
#include "support/ui_test.h"

#include <plots/language.h>
#include <ui/actions.h>
#include <ui/help/help_topics.h>

#include <QMenuBar>
#include <QPushButton>

using namespace throughline;

namespace {

const QSize languageWindow(1024, 700);

} // namespace

class LanguagesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MadeWindow> m_made;
    QString m_language;

    void open(const QString& language)
    {
        if (m_language == language)
            return;
        m_made.reset();
        m_language = language;
        useLanguage(language);
        m_made = std::make_unique<MadeWindow>();
        m_made->open(languageWindow);
    }
    static void languagesAlone()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::addRow("%s", qPrintable(language.code)) << language.code;
    }

private slots:
    void init() { refuseWarnings(); }

    void theWindowSpeaksIt_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("menus");
        QTest::addColumn<QString>("run");
        QTest::newRow("English") << "en" << QStringList{"&File", "&Edit", "&View", "&Run", "&Help"} << "Run";
        QTest::newRow("Ukrainian") << "uk" << QStringList{"&Файл", "&Зміни", "&Вигляд", "За&пуск", "&Довідка"}
                                   << "Запустити";
        QTest::newRow("Korean") << "ko" << QStringList{"파일(&F)", "편집(&E)", "보기(&V)", "실행(&R)", "도움말(&H)"}
                                << "실행";
    }
    void theWindowSpeaksIt()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, menus);
        QFETCH(QString, run);
        open(language);
        QStringList found;
        for (const QAction* action : m_made->window().menuBar()->actions())
            found << action->text();
        QCOMPARE(found, menus);
        QCOMPARE(childNamed<QPushButton>(m_made->window(), "run")->text(), run);
    }

    void helpIsTranslated_data() { languagesAlone(); }
    void helpIsTranslated()
    {
        QFETCH(QString, language);
        const auto english = helpTopics("en");
        const auto topics = helpTopics(language);
        QCOMPARE(topics.size(), english.size());
        QVERIFY(topics.size() >= 8);
        for (std::size_t i = 0; i < topics.size(); ++i) {
            QCOMPARE(topics[i].name, english[i].name);
            QCOMPARE(topics[i].markdown == english[i].markdown, language == "en");
            // As many headings and list rows: none was left out.
            for (const char* const mark : {"\n## ", "\n- ", "\n|", "\n1. "})
                QCOMPARE(topics[i].markdown.count(mark), english[i].markdown.count(mark));
        }
    }

    void cleanupTestCase()
    {
        m_made.reset();
        useLanguage("en");
    }
};

THROUGHLINE_UI_QTEST(LanguagesTest)
#include "languages_test.moc"
