// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of window, charts and reports: which is chosen, plural forms, and letters that our typefaces have.
#include <tests/support/widget_tests.h>

#include "support/sample_run.h"

#include <plots/export.h>
#include <plots/language.h>
#include <plots/report/report_material.h>
#include <plots/report/writers.h>
#include <plots/theme.h>

#include <core/sentence.h>
#include <core/words.h>

#include <QLocale>
#include <QPushButton>
#include <QRawFont>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

QString said(const std::string& text) { return QString::fromStdString(text); }

RunResult threeCells()
{
    return sampleRun({{Mode::Sequential, 1, 1, 10, around(100, 5)}, {Mode::DataParallel, 2, 1, 10, around(80, 5)},
        {Mode::DataParallel, 2, 4, 10, around(40, 5)}});
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { useLanguage("en"); }
    void settingBeatsTheSystem();
    void ukrainianHasThreePluralForms();
    void koreanHasOne();
    void qtSpeaksToo();
    void chartsAreTranslatedAndCsvIsNot();
    void reportInUkrainian();
    void ourTypefacesHaveAllLetters_data();
    void ourTypefacesHaveAllLetters();
};

void LanguageTest::settingBeatsTheSystem()
{
    const QStringList korean{"ko-KR", "ko"};
    QCOMPARE(languageFor("uk", korean), QString("uk"));
    QCOMPARE(languageFor("en", korean), QString("en"));
    QCOMPARE(languageFor("ko", {"uk-UA"}), QString("ko"));
    // The system is asked when nothing is set, and when what is set is none of ours.
    QCOMPARE(languageFor({}, korean), QString("ko"));
    QCOMPARE(languageFor("system", korean), QString("ko"));
    QCOMPARE(languageFor("tlh", korean), QString("ko"));
    QCOMPARE(languageFor("system", {"uk-UA"}), QString("uk"));
    QCOMPARE(languageFor("system", {"de-DE", "ko-KR"}), QString("ko"));
    QCOMPARE(languageFor("system", {"de-DE"}), QString("en"));
    QCOMPARE(languageFor("system", {"eng", "ukx-XX"}), QString("en")); // a code's beginning is no code
    QCOMPARE(languageFor("system", {}), QString("en"));
    QStringList codes;
    for (const Language& language : languages())
        codes << language.code;
    QCOMPARE(codes, (QStringList{"en", "uk", "ko"}));
    QVERIFY(codes.contains(languageFor("system"))); // whatever this one is
}

void LanguageTest::ukrainianHasThreePluralForms()
{
    useLanguage("uk");
    QCOMPARE(languageInUse(), QString("uk"));
    QCOMPARE(said(counted(1, "prompt")), QString("1 промпт"));
    QCOMPARE(said(counted(3, "prompt")), QString("3 промпти"));
    QCOMPARE(said(counted(5, "prompt")), QString("5 промптів"));
    QCOMPARE(said(counted(11, "prompt")), QString("11 промптів"));
    QCOMPARE(said(counted(21, "prompt")), QString("21 промпт"));
    QCOMPARE(said(counted(1'022, "prompt")), QString("1,022 промпти"));
    QCOMPARE(said(durationInWords(91'000'000'000)), QString("1 хв 31 с"));
    useLanguage("en");
    QCOMPARE(said(counted(21, "prompt")), QString("21 prompts"));
}

void LanguageTest::koreanHasOne()
{
    useLanguage("ko");
    QCOMPARE(said(counted(1, "prompt")), QString("프롬프트 1개"));
    QCOMPARE(said(counted(22, "prompt")), QString("프롬프트 22개"));
    QCOMPARE(said(inWords(Mode::DataParallel)), QString("데이터 병렬"));
}

void LanguageTest::qtSpeaksToo()
{
    const QString english = QCoreApplication::translate("QPlatformTheme", "Cancel");
    useLanguage("uk");
    QVERIFY(QCoreApplication::translate("QPlatformTheme", "Cancel") != english);
    QCOMPARE(QLocale().toString(QDate(2026, 11, 26), "d MMMM"), QString("26 листопада"));
}

void LanguageTest::chartsAreTranslatedAndCsvIsNot()
{
    const RunResult run = threeCells();
    const std::string english = summaryCsv(run);
    useLanguage("uk");
    const ChartData chart = makeChart(ChartKind::Speedup, {&run});
    QCOMPARE(said(chart.title), QString("Прискорення за пакетом і кількістю промптів"));
    QCOMPARE(said(chart.xTitle), QString("розмір пакета"));
    QVERIFY2(said(chart.sentence).startsWith("Реальний час послідовної комірки"), chart.sentence.c_str());
    QCOMPARE(said(chart.panels[0].series[0].name), QString("паралелізм даних, 2 ранги"));
    QCOMPARE(summaryCsv(run), english);
}

void LanguageTest::reportInUkrainian()
{
    useLanguage("uk");
    const RunResult run = threeCells();
    const Report report = makeReport({&run}, {{}, {}, *partsFrom("findings,cells,method", {})});
    QStringList headings;
    for (const ReportSection& section : report.sections)
        headings << said(section.heading);
    QCOMPARE(headings, (QStringList{"Висновки", "Комірки", "Метод"}));
    QVERIFY2(said(report.subtitle).startsWith("22 листопада 2026 · "), report.subtitle.c_str());
    QCOMPARE(said(report.sections[0].findings[0].text).left(28), QString("Найкраще прискорення проти о"));
    const QString html = said(reportHtml(report, {}));
    QVERIFY(html.contains("<html lang=\"uk\">"));
    QVERIFY(html.contains("Прискорення</th>"));
}

void LanguageTest::ourTypefacesHaveAllLetters_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("files");
    const QStringList sans{":/fonts/ThroughlineSans-Regular.otf", ":/fonts/ThroughlineSans-SemiBold.otf"};
    QTest::newRow("Ukrainian") << "uk" << sans;
    QTest::newRow("Korean") << "ko" << (QStringList(sans) << ":/fonts/ThroughlineHangul-Regular.ttf");
}

/// Of the translations' files, so that a rare letter of a seldom seen text is found too.
void LanguageTest::ourTypefacesHaveAllLetters()
{
    QFETCH(QString, language);
    QFETCH(QStringList, files);
    loadFonts();
    QFile translations(
        QStringLiteral(THROUGHLINE_TEST_DATA "/../../resources/translations/throughline_%1.ts").arg(language));
    QVERIFY(translations.open(QIODevice::ReadOnly));
    QString missing;
    QList<QRawFont> fonts;
    for (const QString& file : files)
        fonts << QRawFont(file, 13);
    for (const QChar letter : QString::fromUtf8(translations.readAll()))
        if (letter != '\n' && !missing.contains(letter)
            && std::none_of(
                fonts.begin(), fonts.end(), [&](const QRawFont& font) { return font.supportsCharacter(letter); }))
            missing += letter;
    QCOMPARE(missing, QString());
}

THROUGHLINE_WIDGET_QTEST(LanguageTest)
#include "language_test.moc"
