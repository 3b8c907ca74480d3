// SPDX-License-Identifier: GPL-3.0-or-later
// A report's forms: their exact pieces, nothing from elsewhere, and names that mean nothing but themselves.
#include <tests/support/widget_tests.h>

#include "support/raw_csv.h"
#include "support/sample_run.h"
#include "support/svg_shapes.h"

#include <plots/picture.h>
#include <plots/report/compact_svg.h>
#include <plots/report/inline_svg.h>
#include <plots/report/report_files.h>
#include <plots/report/report_material.h>
#include <plots/report/writers.h>

#include <QAbstractTextDocumentLayout>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QXmlStreamReader>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string hostile =
    "<script>alert(1)</script>\x1b[2J=1+1|`x`$y$\\input{z}%&_#{}~^\"'[a](http://b.c) \xE2\x80\xAE";

RunResult namedRun(const std::string& name)
{
    SampleOptions options;
    options.name = name;
    RunResult run =
        sampleRun({{Mode::Sequential, 1, 1, 10, around(100, 5)}, {Mode::DataParallel, 2, 4, 10, around(40, 5)},
                      {Mode::Pipeline, 2, 8, 10, around(60, 5), 4}},
            options);
    run.started.environment.host = name;
    for (CellResult& cell : run.cells)
        cell.planned.cell.model = name;
    return run;
}

Report reportOn(const std::string& name, int runs = 1)
{
    const RunResult run = namedRun(name);
    RunResult other = namedRun(name);
    other.started.startedUtc = "2026-11-23T08:33:00.123Z";
    ReportRequest request{name, name, *partsFrom("", {name + "\n\n" + name + "\n\n" + name})};
    return runs == 1 ? makeReport({&run}, request) : makeReport({&run, &other}, request);
}

/// The page as XML: its own elements are written so that it is.
bool wellFormed(const std::string& html, QStringList* elements = nullptr, QStringList* addresses = nullptr)
{
    QString text = QString::fromStdString(html);
    text.replace(QRegularExpression("<(meta [^>]*)>"), "<\\1/>");
    text.remove("<!DOCTYPE html>");
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (elements)
            *elements << xml.name().toString();
        for (const QXmlStreamAttribute& attribute : xml.attributes()) {
            const bool refers = attribute.name() == QLatin1String("href") || attribute.name() == QLatin1String("src");
            if (addresses && refers)
                *addresses << attribute.value().toString();
            if (elements && attribute.name().startsWith(QLatin1String("on")))
                *elements << "handler " + attribute.name().toString();
        }
    }
    return !xml.hasError();
}

} // namespace

class ReportWritersTest : public QObject {
    Q_OBJECT
private slots:
    void htmlHasTheReport();
    void htmlNeedsNothingElse();
    void htmlCarriesItsData();
    void hostileNamesInHtml();
    void markdownHasTheReport();
    void hostileNamesInMarkdown();
    void latexHasTheReport();
    void latexHasTheLettersOfNames();
    void hostileNamesInLatex();
    void hostileNamesInCsv();
    void documentKeepsHeadingsWithTheirCharts();
    void pdfHasVectorCharts();
    void hostileNamesInPdf();
    void compactPictureLooksTheSame();
    void compactPictureIsSmall();
};

void ReportWritersTest::htmlHasTheReport()
{
    const Report report = reportOn("plain graph");
    const std::string html = reportHtml(report, picturesOf(report));
    QVERIFY(wellFormed(html));
    const auto holds = [&](const std::string& piece) { return html.find(piece) != std::string::npos; };
    QVERIFY(holds("<title>plain graph</title>"));
    QVERIFY(holds("<h1>plain graph</h1>"));
    QVERIFY(holds("<p class=\"author\">plain graph</p>"));
    QVERIFY(holds("<h2>Speed-up by batch and prompt count</h2>"));
    QVERIFY(holds("<td class=\"n\">100 ms</td>"));
    QVERIFY(holds("<span>cell 2</span>"));
    QVERIFY(holds("@page"));
    for (const ReportSection& section : report.sections) {
        QVERIFY2(holds("<section id=\"" + section.id + "\">"), section.id.c_str());
        for (const ChartData& chart : section.pictures)
            QVERIFY2(holds("<svg role=\"img\" aria-label=\"" + section.heading + "\" id=\"" + chart.id + "\""),
                chart.id.c_str());
    }
}

void ReportWritersTest::htmlNeedsNothingElse()
{
    const Report report = reportOn("plain graph", 2);
    const std::string html = reportHtml(report, picturesOf(report));
    QStringList elements;
    QStringList addresses;
    QVERIFY(wellFormed(html, &elements, &addresses));
    for (const char* loading : {"script", "link", "img", "iframe", "object", "embed", "image", "use", "base"})
        QVERIFY2(!elements.contains(loading), loading);
    QVERIFY(elements.contains("svg"));
    for (const QString& address : addresses)
        QVERIFY2(address.startsWith("data:text/csv;base64,"), qPrintable(address.left(60)));
    QVERIFY(html.find("http:") == std::string::npos && html.find("https:") == std::string::npos);
    QVERIFY(html.find("@import") == std::string::npos && html.find("url(h") == std::string::npos);
    QVERIFY(html.find("content=\"default-src 'none'; style-src 'unsafe-inline'\"") != std::string::npos);
}

void ReportWritersTest::htmlCarriesItsData()
{
    const Report report = reportOn("plain graph");
    QStringList addresses;
    QVERIFY(wellFormed(reportHtml(report, picturesOf(report)), nullptr, &addresses));
    QCOMPARE(addresses.size(), 2);
    const QByteArray summary = QByteArray::fromBase64(addresses[0].section(',', 1).toUtf8());
    QCOMPARE(summary.toStdString(), report.sections.back().files[0].content);
    QCOMPARE(readCsv(summary.toStdString()).size(), std::size_t(3));
}

void ReportWritersTest::hostileNamesInHtml()
{
    for (const int runs : {1, 2}) { // of two, names are in the charts too
        const Report report = reportOn(hostile, runs);
        const std::string html = reportHtml(report, picturesOf(report));
        QStringList elements;
        QStringList addresses;
        QVERIFY(wellFormed(html, &elements, &addresses));
        QVERIFY(!elements.contains("script"));
        QVERIFY(elements.filter("handler").isEmpty());
        for (const QString& address : addresses)
            QVERIFY(address.startsWith("data:text/csv;base64,"));
        QVERIFY(html.find('\x1b') == std::string::npos);
        QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
        QVERIFY(html.find("<h1>&lt;script&gt;alert(1)&lt;/script&gt;\\x1b[2J=1+1|") != std::string::npos);
    }
}

void ReportWritersTest::markdownHasTheReport()
{
    const Report report = reportOn("plain graph");
    const std::string text = reportMarkdown(report, "r-files");
    const auto holds = [&](const std::string& piece) { return text.find(piece) != std::string::npos; };
    QVERIFY(text.starts_with("# plain graph\n\nplain graph\n\n22 November 2026 · "));
    QVERIFY(holds("\n## Findings\n\n"));
    QVERIFY(holds("![Speed-up by batch and prompt count](r-files/speedup.svg)\n\n"));
    QVERIFY(holds("- [summary.csv](r-files/summary.csv): a line per cell"));
    QVERIFY(holds("|---:|---|"));
    QVERIFY(holds(" | 100 ms | "));
    QVERIFY(text.ends_with("\n") && !text.ends_with("\n\n"));
}

void ReportWritersTest::hostileNamesInMarkdown()
{
    const std::string text = reportMarkdown(reportOn(hostile), "r-files");
    QVERIFY(text.find('\x1b') == std::string::npos);
    QVERIFY(text.find("<script") == text.find("\\<script") + 1);
    // Every special character of the name stands behind a backslash, wherever the name is.
    static const QRegularExpression bare("(?<!\\\\)[<`$]");
    QVERIFY2(!QString::fromStdString(text).contains(bare), text.c_str());
    static const QRegularExpression link("(?<!\\\\)\\]\\(http|http://");
    QVERIFY(!QString::fromStdString(text).contains(link));
    QVERIFY(text.find("# \\<script\\>alert(1)\\</script\\>\\\\x1b\\[2J=1+1\\|\\`x\\`\\$y\\$\\\\input\\{z\\}%\\&\\_\\#")
        != std::string::npos);
    // A pipe in a name starts no column.
    for (const QString& line : QString::fromStdString(text).split('\n'))
        if (line.startsWith("| host |"))
            QCOMPARE(QString(line).remove("\\|").count('|'), 3);
}

void ReportWritersTest::latexHasTheReport()
{
    const Report report = reportOn("plain graph");
    const std::string tex = reportLatex(report, "r-files");
    const auto holds = [&](const std::string& piece) { return tex.find(piece) != std::string::npos; };
    QVERIFY(holds("\\begin{document}\n{\\Large\\bfseries plain graph\\par}"));
    QVERIFY(holds("\\section*{Findings}"));
    QVERIFY(holds("\\includegraphics[width=\\linewidth]{r-files/speedup.pdf}"));
    QVERIFY(holds("\\toprule\n"));
    QVERIFY(holds(" & 100 ms & "));
    QVERIFY(holds("95 \\% interval"));
    QVERIFY(holds("\\ensuremath{\\times}"));
    QCOMPARE(
        QString::fromStdString(tex).count("\\begin{longtable}"), QString::fromStdString(tex).count("\\end{longtable}"));
}

void ReportWritersTest::latexHasTheLettersOfNames()
{
    const auto of = [](const char* name) { return QString::fromStdString(reportLatex(reportOn(name), "r-files")); };
    const QString latin = of("caf\u00e9 \u20ac5");
    QVERIFY(!latin.contains("T2A") && !latin.contains("kotex") && !latin.contains("DeclareUnicodeCharacter"));
    const QString cyrillic = of("\u0429\u0435");
    QVERIFY(cyrillic.contains("\\usepackage[T1,T2A]{fontenc}\n") && !cyrillic.contains("kotex"));
    QVERIFY(of("\ud55c").contains("\\usepackage{kotex}\n"));
    const QString sign = of("\u2603 \u2603"); // pdfLaTeX would stop there
    QCOMPARE(sign.count("\\DeclareUnicodeCharacter{2603}{[U+2603]}\n"), 1);
    QVERIFY(sign.indexOf("DeclareUnicodeCharacter") < sign.indexOf("\\begin{document}"));
}

void ReportWritersTest::hostileNamesInLatex()
{
    const std::string tex = reportLatex(reportOn(hostile), "r-files");
    QVERIFY(tex.find('\x1b') == std::string::npos);
    QVERIFY(tex.find("\\input") == std::string::npos);
    QVERIFY(tex.find("\\textbackslash{}input\\{z\\}\\%\\&\\_\\#\\{\\}\\textasciitilde{}\\textasciicircum{}")
        != std::string::npos);
    QVERIFY(tex.find("\\$y\\$") != std::string::npos);
    int depth = 0; // braces stay in pairs, whatever the names
    for (std::size_t i = 0; i < tex.size(); ++i) {
        if (tex[i] == '\\') {
            ++i;
            continue;
        }
        depth += tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
        QVERIFY(depth >= 0);
    }
    QCOMPARE(depth, 0);
}

void ReportWritersTest::hostileNamesInCsv()
{
    const Report report = reportOn("=HYPERLINK(1),\"x\"");
    const auto rows = readCsv(report.sections.back().files.at(0).content);
    QCOMPARE(rows.at(0).at("model"), std::string("'=HYPERLINK(1),\"x\""));
}

void ReportWritersTest::documentKeepsHeadingsWithTheirCharts()
{
    const Report report = reportOn("plain graph", 2);
    const auto document = reportTextDocument(report, picturesOf(report));
    QVERIFY(document->pageCount() > 3);
    const auto pageOf = [&](const QTextBlock& block) {
        const double line = block.layout()->position().y() + block.layout()->lineAt(0).y();
        return int(line / reportPage.height());
    };
    int headings = 0;
    int charts = 0;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        charts += block.text().count(QChar::ObjectReplacementCharacter);
        for (const ReportSection& section : report.sections)
            if (!section.heading.empty() && block.text() == QString::fromStdString(section.heading)) {
                ++headings;
                QVERIFY2(pageOf(block.next()) == pageOf(block), qPrintable(block.text()));
            }
    }
    QCOMPARE(charts, int(picturesOf(report).size()));
    QVERIFY(headings >= int(report.sections.size()) - 1); // the last prose's paragraphs read as its heading
    QVERIFY(document->toPlainText().contains("Speed-up by batch and prompt count"));
}

void ReportWritersTest::pdfHasVectorCharts()
{
    const Report report = reportOn("plain graph");
    const auto document = reportTextDocument(report, picturesOf(report));
    const QByteArray pdf = reportPdf(*document, report.title, report.author);
    QVERIFY(pdf.startsWith("%PDF-1."));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    QCOMPARE(pdf.count("/Type /Page\n"), document->pageCount());
    QVERIFY(pdf.contains("/MediaBox [0 0 595.000000 842.000000]") || pdf.contains("/MediaBox [0 0 595 842]"));
}

void ReportWritersTest::hostileNamesInPdf()
{
    const Report report = reportOn(hostile, 2);
    const auto document = reportTextDocument(report, picturesOf(report));
    // The name as text, and no markup made of it.
    QVERIFY(document->toPlainText().startsWith("<script>alert(1)</script>\\x1b[2J=1+1|`x`$y$\\input{z}"));
    QVERIFY(!document->toPlainText().contains(QChar(0x202E)));
    QVERIFY(reportPdf(*document, report.title, report.author).trimmed().endsWith("%%EOF"));
}

void ReportWritersTest::compactPictureLooksTheSame()
{
    const RunResult run = cpuRun(5);
    for (const ChartKind kind : chartKinds()) {
        const ChartData chart = makeChart(kind, {&run});
        if (!chart.notApplicable.empty())
            continue;
        Picture picture{chart, {}, {}, {}};
        picture.framed = false;
        const QSize size = reportPictureSize(chart);
        const QByteArray whole = renderSvg(picture, size);
        const auto painted = [&](const QByteArray& svg) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::white);
            QSvgRenderer renderer(svg);
            QPainter painter(&image);
            renderer.render(&painter, QRectF(QPointF(), size));
            return image;
        };
        const QImage before = painted(whole);
        const QImage after = painted(compactSvg(whole));
        int differing = 0;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                differing += std::abs(qGray(before.pixel(x, y)) - qGray(after.pixel(x, y))) > 64;
        // A tenth of a pixel moves edges of antialiased shapes by that: no pixel in a thousand changes much.
        QVERIFY2(differing < size.width() * size.height() / 1000,
            qPrintable(QString("%1: %2").arg(idOf(kind).data()).arg(differing)));
        QCOMPARE(readSvg(compactSvg(whole)).allWords(), readSvg(whole).allWords());
    }
}

void ReportWritersTest::compactPictureIsSmall()
{
    const RunResult run = cpuRun(5);
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    Picture picture{chart, {}, {}, {}};
    picture.framed = false;
    const QByteArray whole = renderSvg(picture, reportPictureSize(chart));
    QVERIFY(compactSvg(whole).size() * 5 < whole.size());
    QVERIFY(!inlineSvg(compactSvg(whole), "a").contains("http"));
}

THROUGHLINE_WIDGET_QTEST(ReportWritersTest)
#include "report_writers_test.moc"
