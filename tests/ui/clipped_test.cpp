// SPDX-License-Identifier: GPL-3.0-or-later
// In the smallest window nothing is cut and no page scrolls sideways, with data and without, in every language.
#include "support/clipped.h"
#include "support/made_window.h"
#include "support/ui_test.h"

#include <plots/language.h>
#include <ui/widgets/text_label.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

using namespace throughline;

namespace {
const QSize smallestWindow(1024, 700);
/// The run comes last: while it goes on, a machine of few cores lets the library rest.
const QList<std::pair<const char*, Page>> allPages{{"experiment", Page::Experiment}, {"library", Page::Library},
    {"compare", Page::Compare}, {"report", Page::Report}, {"settings", Page::Settings}, {"run", Page::Run}};
} // namespace

class ClippedTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MadeWindow> m_made;
    QString m_language;

    static void rows()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Page>("page");
        for (const Language& language : languages())
            for (const auto& [name, page] : allPages)
                QTest::addRow("%s-%s", qPrintable(language.code), name) << language.code << page;
    }
    void open(const QString& language)
    {
        if (m_language == language)
            return;
        m_made.reset();
        m_language = language;
        useLanguage(language);
        m_made = std::make_unique<MadeWindow>();
        m_made->open(smallestWindow);
        QCOMPARE(m_made->window().size(), smallestWindow);
    }
    void verifyNothingIsCut(const char* state)
    {
        m_made->picture(); // laid out and painted
        m_made->keepPictures(QStringLiteral("%1-%2").arg(state, QTest::currentDataTag()));
        const QStringList all = clippedTexts(m_made->window()) + sidewaysScrolling(m_made->window());
        QVERIFY2(all.isEmpty(), qPrintable(all.join('\n')));
    }

private slots:
    void init() { refuseWarnings(); }

    void emptyPagesFit_data() { rows(); }
    void emptyPagesFit()
    {
        QFETCH(QString, language);
        QFETCH(Page, page);
        open(language);
        m_made->window().session().show(page);
        verifyNothingIsCut("empty");
    }

    void fullPagesFit_data() { rows(); }
    void fullPagesFit()
    {
        QFETCH(QString, language);
        QFETCH(Page, page);
        open(language);
        m_made->show(page);
        verifyNothingIsCut("full");
    }

    void whatIsCutIsFound()
    {
        QWidget window;
        auto* label = new QLabel("a label that is too long", &window);
        label->setFixedWidth(20);
        auto* button = new QPushButton("a button that is too long", &window);
        button->setGeometry(0, 30, 20, 28);
        auto* area = new QScrollArea(&window);
        area->setGeometry(0, 60, 80, 60);
        auto* wide = new QWidget;
        wide->resize(500, 10);
        area->setWidget(wide);
        auto* outside = new QPushButton("far", &window);
        outside->move(390, 0);
        auto* name = new TextLabel("a name that a person gave", 13, 400, Tone::Plain, &window);
        name->setElided(true);
        name->setGeometry(100, 30, 20, 28);
        auto* count = new TextLabel("12 of 1,024 lines", 13, 400, Tone::Plain, &window);
        count->setObjectName("logCount"); // the program's own words
        count->setElided(true);
        count->setGeometry(100, 60, 20, 28);
        window.resize(400, 200);
        window.show();
        QCOMPARE(clippedTexts(window).size(), 4);
        QCOMPARE(sidewaysScrolling(window).size(), 1);
        label->setFixedWidth(300);
        button->resize(button->sizeHint());
        outside->move(200, 0);
        count->resize(200, 28);
        wide->resize(10, 10);
        QCOMPARE(clippedTexts(window), QStringList());
        QCOMPARE(sidewaysScrolling(window), QStringList());
    }

    void cleanupTestCase()
    {
        m_made.reset();
        useLanguage(QStringLiteral("en"));
    }
};

THROUGHLINE_UI_QTEST(ClippedTest)
#include "clipped_test.moc"
