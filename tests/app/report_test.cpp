// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline report`: a run of real workers as one page, a folder, a PDF; the same words as the library's names.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace throughline;

class ReportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void writesOnePage();
    void writesAFolder();
    void takesTitleAuthorAndProse();
    void severalRunsAreCompared();
    void saysWhatIsWrong();

private:
    CommandLine m_line;
};

void ReportTest::initTestCase()
{
    for (const char* seed : {"1", "2"})
        QCOMPARE(m_line
                     .run({"run", "--model", "tiny", "--mode", "sequential,data-parallel", "--ranks", "1", "--prompts",
                         "4", "--batch", "2", "--new-tokens", "3", "--protocol", "quick", "--seed", seed, "--name",
                         QString("<b>run %1</b>").arg(seed)})
                     .exitCode,
            0);
}

void ReportTest::writesOnePage()
{
    const auto answer = m_line.run({"report", "last", "--out", "page.html"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(answer.out, QByteArray("page.html\n"));
    const QByteArray page = m_line.content("page.html");
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("<h1>&lt;b&gt;run 2&lt;/b&gt;</h1>"));
    QVERIFY(page.contains("<svg "));
    QVERIFY(!page.contains("http:"));
    const auto again = m_line.run({"report", "last", "--out", "page.html"});
    QCOMPARE(m_line.content("page.html"), page); // the same report, the same bytes
    QCOMPARE(again.exitCode, 0);
}

void ReportTest::writesAFolder()
{
    const auto answer = m_line.run({"report", "last", "--out", "paper", "--json"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const auto files = QJsonDocument::fromJson(answer.out).object()["files"].toArray();
    QCOMPARE(files.first().toString(), QString("paper/report.md"));
    for (const auto& file : files)
        QVERIFY2(!m_line.content(file.toString()).isEmpty(), qPrintable(file.toString()));
    QVERIFY(m_line.content("paper/report.md").contains("(report-files/speedup.svg)"));
    QVERIFY(m_line.content("paper/report-files/summary.csv").startsWith("runId,"));
    QCOMPARE(m_line.run({"report", "last", "--out", "paper", "--format", "latex"}).exitCode, 0);
    QVERIFY(m_line.content("paper/report.tex").contains("\\begin{longtable}"));
    QVERIFY(m_line.content("paper/report-files/speedup.pdf").startsWith("%PDF"));
}

void ReportTest::takesTitleAuthorAndProse()
{
    m_line.write("limits.txt", "What limits it\n\nThe memory does.\n");
    const auto answer = m_line.run({"report", "last", "--out", "b.md", "--title", "My title", "--author", "Group 7",
        "--contents", "prose,findings,prose", "--prose", "@limits.txt", "--prose", "Only words."});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const QByteArray text = m_line.content("b.md");
    QVERIFY(text.startsWith("# My title\n\nGroup 7\n\n"));
    const auto limits = text.indexOf("## What limits it\n\nThe memory does.\n");
    const auto findings = text.indexOf("## Findings\n");
    const auto words = text.indexOf("\nOnly words.\n");
    QVERIFY(limits > 0 && limits < findings && findings < words);
    QVERIFY(!text.contains("## Cells"));
}

void ReportTest::severalRunsAreCompared()
{
    const auto answer = m_line.run({"report", "last~1", "last", "--out", "two.pdf"});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(m_line.content("two.pdf").startsWith("%PDF"));
    QCOMPARE(m_line.run({"report", "last~1", "last", "--out", "two.md", "--contents", "comparison"}).exitCode, 0);
    QVERIFY(m_line.content("two.md").contains("\n## Comparison with \\<b\\>run 1\\</b\\>\n"));
}

void ReportTest::saysWhatIsWrong()
{
    const auto sentenceOf = [&](const QStringList& arguments, const char* what, const char* remedy) {
        const auto answer = m_line.run(arguments);
        QCOMPARE(answer.exitCode, 2);
        QCOMPARE(answer.err.count('\n'), 1);
        QVERIFY2(answer.err.contains(what), answer.err.constData());
        QVERIFY2(answer.err.contains(remedy), answer.err.constData());
    };
    sentenceOf({"report", "last", "--out", "a.docx"}, "“.docx”", ".html");
    sentenceOf({"report", "last", "--out", "a", "--format", "word"}, "“word”", "markdown");
    sentenceOf({"report", "last", "--out", "a.html", "--contents", "pie"}, "“pie”", "speedup");
    sentenceOf({"report", "last", "--out", "a.html", "--prose", "@gone.txt"}, "gone.txt", "text file");
    sentenceOf({"report", "no-such-run", "--out", "a.html"}, "no-such-run", "");
    sentenceOf({"report", "last"}, "--out", "throughline report --help");
    const auto torn = m_line.run({"report", "last", "--out", "b.md/c.html"});
    QCOMPARE(torn.exitCode, 1);
    QCOMPARE(torn.err.count('\n'), 1);
}

THROUGHLINE_QTEST(ReportTest)
#include "report_test.moc"
