// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens keep their contrasts, and the type has digits of one width.
#include <tests/support/widget_tests.h>

#include <plots/theme.h>

#include <QFontInfo>
#include <QFontMetricsF>
#include <QtTest>

#include <cmath>

using namespace throughline;

namespace {

double channel(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void chartColoursStandOut_data();
    void chartColoursStandOut();
    void textIsReadable_data();
    void textIsReadable();
    void edgesAreSeen_data();
    void edgesAreSeen();
    void stepsAreTheTokensOfTheDesign();
    void digitsHaveOneWidth_data();
    void digitsHaveOneWidth();
    void typeIsOurOwn();
};

static void themes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::chartColoursStandOut_data() { themes(); }

void ThemeTest::chartColoursStandOut()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    for (const Mode mode : {Mode::Sequential, Mode::DataParallel, Mode::Pipeline, Mode::TensorParallel})
        for (int step = 0; step < 3; ++step)
            QVERIFY2(contrast(theme.mode(mode, step), theme.surface) >= 3, nameOf(mode).data());
    for (int run = 0; run < 8; ++run)
        QVERIFY2(contrast(theme.run(run), theme.surface) >= 3, std::to_string(run).c_str());
    QCOMPARE(theme.run(8), theme.run(0));
}

void ThemeTest::textIsReadable_data() { themes(); }

void ThemeTest::textIsReadable()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    using Inks = std::vector<QColor>;
    struct Ground {
        QColor color;
        Inks inks; // what is written on it somewhere in the window
    };
    // Text of disabled controls is below on purpose (the design's table of tokens).
    const Inks words{theme.text, theme.text2, theme.accent, theme.good, theme.caution, theme.bad};
    for (const auto& [ground, inks] : {Ground{theme.surface, words}, Ground{theme.window, words},
             Ground{theme.hover, words}, Ground{theme.selected, words},
             Ground{theme.pressed, {theme.text, theme.text2, theme.accent, theme.bad}}, // buttons, chips
             Ground{theme.goodTint, {theme.text, theme.text2, theme.good, theme.accent}},
             Ground{theme.cautionTint, {theme.text, theme.text2, theme.caution, theme.accent}},
             Ground{theme.badTint, {theme.text, theme.text2, theme.bad, theme.accent}},
             Ground{theme.accent, {theme.onAccent}}, Ground{theme.accentHover, {theme.onAccent}},
             Ground{theme.accentPressed, {theme.onAccent}}})
        for (const QColor& ink : inks)
            QVERIFY2(contrast(ink, ground) >= 4.5,
                qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
}

void ThemeTest::edgesAreSeen_data() { themes(); }

void ThemeTest::edgesAreSeen()
{
    QFETCH(bool, dark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    // Of fields and axes, of what has the focus, of an error, and of a mark on its ground.
    for (const QColor& ground : {theme.surface, theme.window})
        for (const QColor& edge : {theme.border, theme.accent, theme.bad})
            QVERIFY2(contrast(edge, ground) >= 3, qPrintable(edge.name() + " on " + ground.name()));
    QVERIFY(contrast(theme.onAccent, theme.accent) >= 3); // the tick, and the focus inside a primary button
    // Disabled words can still be made out.
    for (const QColor& ground : {theme.surface, theme.window})
        QVERIFY2(contrast(theme.disabled, ground) >= 2.7, qPrintable("disabled on " + ground.name()));
}

void ThemeTest::stepsAreTheTokensOfTheDesign()
{
    QCOMPARE(lightTheme().mode(Mode::DataParallel, 0).name().toUpper(), QString("#3E92C6"));
    QCOMPARE(lightTheme().mode(Mode::DataParallel, 1).name().toUpper(), QString("#0072B2"));
    QCOMPARE(lightTheme().mode(Mode::DataParallel, 2).name().toUpper(), QString("#004B78"));
    QCOMPARE(darkTheme().mode(Mode::Pipeline).name().toUpper(), QString("#F0792B"));
    QCOMPARE(lightTheme().mode(Mode::Sequential, 2), lightTheme().mode(Mode::Sequential, 0));
}

void ThemeTest::digitsHaveOneWidth_data()
{
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("weight");
    for (const int pixels : {12, 13, 16, 20})
        for (const int weight : {400, 500, 600})
            QTest::addRow("%d px, %d", pixels, weight) << pixels << weight;
}

void ThemeTest::digitsHaveOneWidth()
{
    QFETCH(int, pixels);
    QFETCH(int, weight);
    const QFontMetricsF metrics(themeFont(pixels, weight));
    const double width = metrics.horizontalAdvance("0");
    for (char digit = '1'; digit <= '9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), width);
    QCOMPARE(metrics.horizontalAdvance("1111"), metrics.horizontalAdvance("8888")); // no kerning among digits
}

void ThemeTest::typeIsOurOwn()
{
    loadFonts();
    loadFonts(); // safe to call twice
    QCOMPARE(QFontInfo(themeFont(13)).family(), QString("Throughline Sans"));
    QCOMPARE(QFontInfo(themeFont(13)).pixelSize(), 13);
    for (const int weight : {400, 500, 600})
        QCOMPARE(QFontInfo(themeFont(13, weight)).weight(), weight);
    const QFontMetricsF metrics(themeFont(13));
    for (const QChar letter : QString::fromUtf8("Їґ×÷−–±→ö"))
        QVERIFY2(metrics.inFont(letter), qPrintable(QString(letter)));
}

THROUGHLINE_WIDGET_QTEST(ThemeTest)
#include "theme_test.moc"
