// SPDX-License-Identifier: GPL-3.0-or-later
// The five pages beside their expected pictures in tests/screens. To renew these after a change that was looked at:
//   THROUGHLINE_RENEW_SCREENS=1 build/dev/tests/ui_tests ScreensTest
#include "support/made_window.h"
#include "support/picture_match.h"
#include "support/ui_test.h"

#include <plots/theme.h>

#include <QDir>
#include <QPainter>
#include <QPushButton>

using namespace throughline;

namespace {
const QSize pictureSize(1280, 800);
const QString expectedFolder = QStringLiteral(THROUGHLINE_TEST_DATA "/../screens/");
const QString failedFolder = QStringLiteral(THROUGHLINE_BINARY_DIR "/screens/");
} // namespace

class ScreensTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MadeWindow> m_made;

private slots:
    void initTestCase()
    {
        m_made = std::make_unique<MadeWindow>();
        m_made->open(pictureSize);
    }
    void init() { refuseWarnings(); }

    void pagesLookAsExpected_data()
    {
        QTest::addColumn<Page>("page");
        QTest::newRow("experiment") << Page::Experiment;
        QTest::newRow("library") << Page::Library;
        QTest::newRow("compare") << Page::Compare;
        QTest::newRow("report") << Page::Report;
        QTest::newRow("run") << Page::Run; // the others have nothing going on
    }
    void pagesLookAsExpected()
    {
        QFETCH(Page, page);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        m_made->show(page);
        const QImage actual = m_made->picture();
        m_made->keepPictures(QStringLiteral("screen-") + QString::fromLatin1(QTest::currentDataTag()));
        if (!qEnvironmentVariableIsEmpty("THROUGHLINE_RENEW_SCREENS")) {
            QVERIFY(QDir().mkpath(expectedFolder));
            QVERIFY(actual.convertToFormat(QImage::Format_RGB888).save(expectedFolder + name, "PNG", 1)); // small
        }
        const QImage expected(expectedFolder + name);
        QVERIFY2(!expected.isNull(), qPrintable("there is no picture " + expectedFolder + name));
        const PictureMatch match = matchPictures(expected, actual);
        if (match.same)
            return;
        QVERIFY(QDir().mkpath(failedFolder));
        QVERIFY(actual.save(failedFolder + name) && match.difference.save(failedFolder + "difference-" + name));
        QFAIL(qPrintable(
            QStringLiteral("%1; see %2 and difference-%3 beside it").arg(match.why, failedFolder + name, name)));
    }

    void aMovedControlIsSeen()
    {
        m_made->show(Page::Experiment);
        const QImage before = m_made->picture();
        auto* run = childNamed<QPushButton>(m_made->window(), "run");
        const QPoint place = run->pos();
        run->move(place - QPoint(0, 8));
        const PictureMatch moved = matchPictures(before, m_made->picture());
        run->move(place);
        QVERIFY(!moved.same);
        QVERIFY(matchPictures(before, m_made->picture()).same);
    }

    void anotherColourIsSeen()
    {
        QImage one(64, 64, QImage::Format_RGB32);
        one.fill(QColor(0x43, 0x47, 0xB8));
        QImage other = one;
        other.fill(QColor(0x43, 0x47, 0x80));
        QVERIFY(!matchPictures(one, other).same);
        QVERIFY(matchPictures(one, one).same);
        // The pale ones are near to each other.
        const QList<const char*> names{"window", "surface", "hover", "selected"};
        const QList<QColor> pale{lightTheme().window, lightTheme().surface, lightTheme().hover, lightTheme().selected};
        for (int a = 0; a < pale.size(); ++a)
            for (int b = a + 1; b < pale.size(); ++b) {
                one.fill(pale[a]);
                other.fill(pale[b]);
                QVERIFY2(!matchPictures(one, other).same, qPrintable(QString("%1, %2").arg(names[a], names[b])));
            }
    }

    void edgesOfGlyphsMayDiffer()
    {
        const auto text = [](const QPointF& aside, QFont::HintingPreference hinting) {
            QImage page(640, 400, QImage::Format_RGB32);
            page.fill(Qt::white);
            QPainter painter(&page);
            QFont font = themeFont(13);
            font.setHintingPreference(hinting);
            painter.setFont(font);
            painter.translate(aside);
            // Word by word: along a line the widths of whole pixels that full hinting gives add up, which is no edge.
            const QStringList words{
                "Warm-up", "3 passes", "within", "0.6 %;", "graphs", "for B 8", "and B 2", "captured"};
            for (int line = 0; line < 20; ++line)
                for (int word = 0; word < words.size(); ++word)
                    painter.drawText(8 + 76 * word, 20 * line + 14, words[word]);
            return page;
        };
        const QImage one = text({0, 0}, QFont::PreferFullHinting);
        for (const QPointF& aside : {QPointF(0.5, 0), QPointF(0, 0.5)}) {
            const PictureMatch match = matchPictures(one, text(aside, QFont::PreferNoHinting));
            QVERIFY2(match.same, qPrintable(match.why));
        }
        QVERIFY(!matchPictures(one, text({8, 0}, QFont::PreferFullHinting)).same);
        QVERIFY(!matchPictures(one, text({0, 4}, QFont::PreferFullHinting)).same);
    }

    void cleanupTestCase() { m_made.reset(); }
};

THROUGHLINE_UI_QTEST(ScreensTest)
#include "screens_test.moc"
