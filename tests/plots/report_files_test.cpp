// SPDX-License-Identifier: GPL-3.0-or-later
// Where a report's files go, and in which form.
#include <tests/support/widget_tests.h>

#include "support/raw_csv.h"
#include "support/sample_run.h"

#include <plots/report/report_files.h>
#include <plots/report/writers.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

QString textOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class ReportFilesTest : public QObject {
    Q_OBJECT
private slots:
    void filesGetTheirPlaces();
    void formatsComeFromEndings();
    void unwritablePlacesAreOneSentence();
};

void ReportFilesTest::filesGetTheirPlaces()
{
    const QTemporaryDir folder;
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 10, around(100, 5)},
        {Mode::DataParallel, 2, 4, 10, around(40, 5)}, {Mode::Pipeline, 2, 8, 10, around(60, 5), 4}});
    const Report report = makeReport({&run}, {"plain graph", "somebody", allParts()});
    const ReportPictures pictures = picturesOf(report);
    const auto html = writeReport(report, pictures, ReportFormat::Html, folder.filePath("new/page.html"));
    QVERIFY(html.ok());
    QCOMPARE(*html, std::vector{folder.filePath("new/page.html").toStdString()});
    QCOMPARE(textOfFile(folder.filePath("new/page.html")).toStdString(), reportHtml(report, pictures));
    const auto markdown = writeReport(report, pictures, ReportFormat::Markdown, folder.filePath("my paper"));
    QVERIFY(markdown.ok());
    QCOMPARE(markdown->front(), folder.filePath("my paper/report.md").toStdString());
    for (const char* name : {"speedup.svg", "timeline.svg", "summary.csv", "raw.csv"})
        QVERIFY2(QFileInfo(folder.filePath(QString("my paper/report-files/") + name)).size() > 0, name);
    QCOMPARE(
        readCsv(textOfFile(folder.filePath("my paper/report-files/summary.csv")).toStdString()).size(), std::size_t(3));
    const auto latex = writeReport(report, pictures, ReportFormat::Latex, folder.filePath("a b%.tex"));
    QVERIFY(latex.ok());
    QVERIFY(textOfFile(folder.filePath("a b%.tex")).contains("{a-b--files/speedup.pdf}"));
    QVERIFY(textOfFile(folder.filePath("a-b--files/speedup.pdf")).startsWith("%PDF"));
    QVERIFY(writeReport(report, pictures, ReportFormat::Pdf, folder.filePath("a.pdf")).ok());
    QVERIFY(textOfFile(folder.filePath("a.pdf")).startsWith("%PDF"));
}

void ReportFilesTest::formatsComeFromEndings()
{
    QCOMPARE(*formatOfPath("a/b.HTML"), ReportFormat::Html);
    QCOMPARE(*formatOfPath("b.htm"), ReportFormat::Html);
    QCOMPARE(*formatOfPath("b.pdf"), ReportFormat::Pdf);
    QCOMPARE(*formatOfPath("b.md"), ReportFormat::Markdown);
    QCOMPARE(*formatOfPath("b.tex"), ReportFormat::Latex);
    QCOMPARE(*formatOfPath("some/folder/"), ReportFormat::Markdown);
    QVERIFY(!formatOfPath("b.docx").ok());
    QCOMPARE(*reportFormat("latex"), ReportFormat::Latex);
    QVERIFY(!reportFormat("word").ok());
}

void ReportFilesTest::unwritablePlacesAreOneSentence()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto written = writeReport({}, {}, ReportFormat::Html, folder.filePath("file/page.html"));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().where, folder.filePath("file").toStdString());
    QVERIFY(!written.error().remedy.empty());
}

THROUGHLINE_WIDGET_QTEST(ReportFilesTest)
#include "report_files_test.moc"
