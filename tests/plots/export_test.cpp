// SPDX-License-Identifier: GPL-3.0-or-later
// Files of charts: what lies outside the axes is not written, words are inside, always light, never transparent.
#include <tests/support/widget_tests.h>

#include "support/plot_events.h"
#include "support/sample_run.h"
#include "support/svg_shapes.h"

#include <plots/chart_view.h>
#include <plots/export.h>

#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

// A line's end may lie on the axis: half a pixel for its middle, half for the integer rectangle.
constexpr double slack = 1.0;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// From the axes' own lines, which have the colour of borders: one upright, one lying.
QRectF axesOf(const SvgPicture& picture)
{
    QRectF upright;
    QRectF lying;
    for (const SvgShape& shape : picture.shapes) {
        const QRectF bounds = shape.bounds();
        if (shape.stroke != lightTheme().border.name())
            continue;
        if (bounds.width() < 1 && bounds.height() > upright.height())
            upright = bounds;
        if (bounds.height() < 1 && bounds.width() > lying.width())
            lying = bounds;
    }
    return {QPointF(lying.left(), upright.top()), QPointF(lying.right(), upright.bottom())};
}

/// The sample of a legend entry: left of one of its words, on the same line.
bool inLegend(const SvgShape& shape, const SvgPicture& picture, const std::vector<Series>& series)
{
    for (const SvgText& text : picture.texts)
        for (const Series& one : series) {
            const bool named = QString::fromStdString(one.name).endsWith(text.words) && !text.words.isEmpty();
            const QPointF centre = shape.bounds().center();
            if (named && std::abs(centre.y() - text.at.y()) < 10 && centre.x() < text.at.x()
                && centre.x() > text.at.x() - 40)
                return true;
        }
    return false;
}

std::vector<SvgShape> dataShapes(const SvgPicture& picture, const ChartData& chart)
{
    std::set<QString> colours;
    for (const Series& series : chart.panels[0].series)
        colours.insert(lightTheme().mode(series.style.mode, series.style.step).name());
    std::vector<SvgShape> found;
    for (const SvgShape& shape : picture.shapes)
        if ((colours.count(shape.stroke) || colours.count(shape.fill))
            && !inLegend(shape, picture, chart.panels[0].series))
            found.push_back(shape);
    return found;
}

ChartData onePanel(ChartKind kind)
{
    const RunResult run = cpuRun(3);
    ChartData chart = makeChart(kind, {&run});
    chart.panels = {chart.panels.back()};
    return chart;
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void zoomedShapesStayInsideTheAxes_data();
    void zoomedShapesStayInsideTheAxes();
    void zoomedTimelineStaysInsideTheAxes();
    void wholeChartDrawsAllPoints();
    void svgHasWordsAndFallbackFonts_data();
    void svgHasWordsAndFallbackFonts();
    void svgIdsAreOfTheChart();
    void pngIsLightAndSolid();
    void pdfIsWritten();
    void darkViewExportsLight();
    void hiddenSeriesStayHidden();
    void reasonIsInThePicture();
    void wrongEndingsAndFolders();
    void sameChartSameFile();
};

void ExportTest::zoomedShapesStayInsideTheAxes_data()
{
    QTest::addColumn<ChartKind>("kind");
    for (const ChartKind kind : {ChartKind::Time, ChartKind::BatchSize, ChartKind::Speedup, ChartKind::GroupedBatch})
        QTest::addRow("%s", idOf(kind).data()) << kind;
}

void ExportTest::zoomedShapesStayInsideTheAxes()
{
    QFETCH(ChartKind, kind);
    const QTemporaryDir folder;
    const ChartData chart = onePanel(kind);
    ChartView view;
    view.setData(chart);
    layOut(view, {800, 500});
    const QRectF area(plotOf(view).axisRect(0)->rect());
    // A small box in the middle: lines enter and leave it, bars stand through it.
    drag(plotOf(view), area.topLeft() + QPointF(0.35 * area.width(), 0.4 * area.height()),
        area.topLeft() + QPointF(0.75 * area.width(), 0.7 * area.height()));
    QVERIFY(view.zoomed());
    QVERIFY(writeNow(view.pictureFile(folder.filePath("zoomed.svg"))).ok());
    const SvgPicture picture = readSvg(contentOf(folder.filePath("zoomed.svg")));
    QVERIFY(picture.wellFormed);
    const QRectF axes = axesOf(picture).adjusted(-slack, -slack, slack, slack);
    QVERIFY(axes.width() > 200 && axes.height() > 100);
    const auto shapes = dataShapes(picture, chart);
    QVERIFY(!shapes.empty());
    bool reachesTheEdge = false;
    for (const SvgShape& shape : shapes)
        for (const QPointF& point : shape.points) {
            QVERIFY2(axes.contains(point), qPrintable(QString("%1, %2").arg(point.x()).arg(point.y())));
            reachesTheEdge = reachesTheEdge || !axes.adjusted(4, 4, -4, -4).contains(point);
        }
    QVERIFY(reachesTheEdge); // something was cut: without it this test shows nothing
}

void ExportTest::zoomedTimelineStaysInsideTheAxes()
{
    const QTemporaryDir folder;
    const ChartData chart = onePanel(ChartKind::Timeline);
    ChartView view;
    view.setData(chart);
    layOut(view, {800, 500});
    const QRectF area(plotOf(view).axisRect(0)->rect());
    drag(plotOf(view), area.center(), area.center() + QPointF(90, 40));
    QVERIFY(writeNow(view.pictureFile(folder.filePath("zoomed.svg"))).ok());
    const SvgPicture picture = readSvg(contentOf(folder.filePath("zoomed.svg")));
    const QRectF axes = axesOf(picture).adjusted(-slack, -slack, slack, slack);
    int blocks = 0;
    for (const SvgShape& shape : picture.shapes) {
        if (shape.stroke != lightTheme().mode(Mode::Pipeline).name())
            continue;
        ++blocks;
        QVERIFY(axes.contains(shape.bounds()));
    }
    QVERIFY(blocks > 0);
    QVERIFY(blocks < int(chart.panels[0].blocks.size()) / 2); // those out of sight are not written
}

void ExportTest::wholeChartDrawsAllPoints()
{
    const QTemporaryDir folder;
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 10, {100}}, {Mode::DataParallel, 2, 1, 10, {90}},
        {Mode::DataParallel, 2, 4, 10, {60}}, {Mode::DataParallel, 2, 8, 10, {40}}});
    const ChartData chart = makeChart(ChartKind::BatchSize, {&run});
    QVERIFY(exportChart(chart, folder.filePath("a.svg")).ok());
    const SvgPicture picture = readSvg(contentOf(folder.filePath("a.svg")));
    const QRectF axes = axesOf(picture);
    // Markers of one repeat have no small points beside them: exactly one filled shape per point.
    std::vector<QPointF> centres;
    for (const SvgShape& shape : dataShapes(picture, chart))
        if (shape.fill == lightTheme().mode(Mode::DataParallel).name())
            centres.push_back(shape.bounds().center());
    QCOMPARE(centres.size(), std::size_t(3));
    // Where they lie, by the axes' own arithmetic: y from 0 to a round number, rates 2,222, 3,333 and 5,000.
    const double top = axes.top();
    const double perPixel = (axes.bottom() - centres[2].y()) / 5000;
    QVERIFY(std::abs((axes.bottom() - centres[1].y()) / perPixel - 3333.3) < 15); // half a pixel of 350
    QVERIFY(std::abs((axes.bottom() - centres[0].y()) / perPixel - 2222.2) < 15);
    QVERIFY(centres[2].y() >= top);
    QVERIFY(std::abs((centres[2].x() - centres[0].x()) / (centres[1].x() - centres[0].x()) - 7.0 / 3) < 0.02);
}

void ExportTest::svgHasWordsAndFallbackFonts_data()
{
    QTest::addColumn<ChartKind>("kind");
    for (const ChartKind kind : chartKinds())
        QTest::addRow("%s", idOf(kind).data()) << kind;
}

void ExportTest::svgHasWordsAndFallbackFonts()
{
    QFETCH(ChartKind, kind);
    const QTemporaryDir folder;
    const RunResult run = cpuRun(3);
    const ChartData chart = makeChart(kind, {&run});
    QVERIFY(exportChart(chart, folder.filePath("chart.svg")).ok());
    const SvgPicture picture = readSvg(contentOf(folder.filePath("chart.svg")));
    QVERIFY(picture.wellFormed);
    const QString words = picture.allWords();
    QVERIFY(words.contains(QString::fromStdString(chart.title)));
    QVERIFY(words.contains(QString::fromStdString(chart.subtitle)));
    QString oneLine = words;
    oneLine.replace('\n', ' ');
    QVERIFY2(oneLine.contains(QString::fromStdString(chart.sentence)), qPrintable(oneLine));
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series) // the legend drops words that the entry before has too
            QVERIFY(words.contains(QString::fromStdString(series.name.substr(series.name.find(", ") + 1)).trimmed()));
    for (const SvgText& text : picture.texts)
        QCOMPARE(text.family, QString("Inter, Helvetica, Arial, sans-serif"));
}

void ExportTest::svgIdsAreOfTheChart()
{
    const QTemporaryDir folder;
    QVERIFY(exportChart(onePanel(ChartKind::Time), folder.filePath("a.svg")).ok());
    const QString text = QString::fromUtf8(contentOf(folder.filePath("a.svg")));
    static const QRegularExpression id("\\sid=\"([^\"]*)\"");
    int ids = 0;
    for (auto found = id.globalMatch(text); found.hasNext(); ++ids)
        QVERIFY(found.next().captured(1).startsWith("time"));
    QVERIFY(ids > 0);
    QVERIFY(!text.contains("Throughline Sans"));
}

void ExportTest::pngIsLightAndSolid()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("chart.png");
    QVERIFY(exportChart(onePanel(ChartKind::BatchSize), path, {640, 400}, 2.0).ok());
    const QImage image(path);
    QCOMPARE(image.size(), QSize(1280, 800));
    QVERIFY(!image.hasAlphaChannel());
    for (const QPoint corner : {QPoint(0, 0), QPoint(1279, 0), QPoint(0, 799), QPoint(1279, 799)})
        QCOMPARE(image.pixelColor(corner), QColor(Qt::white));
    QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 192);
    int dark = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            dark += image.pixelColor(x, y).lightness() < 128;
    QVERIFY(dark > 500); // title and lines are there
    QVERIFY(dark < image.width() * image.height() / 10);
}

void ExportTest::pdfIsWritten()
{
    const QTemporaryDir folder;
    QVERIFY(exportChart(onePanel(ChartKind::Speedup), folder.filePath("chart.pdf")).ok());
    const QByteArray bytes = contentOf(folder.filePath("chart.pdf"));
    QVERIFY(bytes.startsWith("%PDF-1."));
    QVERIFY(bytes.trimmed().endsWith("%%EOF"));
    QVERIFY(bytes.contains("/MediaBox [0 0 720.000000 450.000000]") || bytes.contains("/MediaBox [0 0 720 450]"));
}

void ExportTest::darkViewExportsLight()
{
    const QTemporaryDir folder;
    ChartView view;
    view.setTheme(darkTheme());
    view.setData(onePanel(ChartKind::Time));
    layOut(view, {600, 400});
    QCOMPARE(view.grab().toImage().pixelColor(599, 399), darkTheme().surface);
    QVERIFY(writeNow(view.pictureFile(folder.filePath("a.png"))).ok());
    QVERIFY(exportChart(onePanel(ChartKind::Time), folder.filePath("b.png")).ok());
    QCOMPARE(QImage(folder.filePath("a.png")), QImage(folder.filePath("b.png")));
}

void ExportTest::hiddenSeriesStayHidden()
{
    const QTemporaryDir folder;
    ChartView view;
    const ChartData chart = onePanel(ChartKind::Time);
    view.setData(chart);
    layOut(view, {600, 400});
    const int all = view.drawnPoints();
    click(plotOf(view), {30, 60}); // the first entry of the legend, under title and subtitle
    QVERIFY(view.drawnPoints() < all);
    QVERIFY(writeNow(view.pictureFile(folder.filePath("a.svg"))).ok());
    const SvgPicture picture = readSvg(contentOf(folder.filePath("a.svg")));
    for (const SvgShape& shape : dataShapes(picture, chart))
        QVERIFY(shape.fill != lightTheme().mode(Mode::Sequential).name());
}

void ExportTest::reasonIsInThePicture()
{
    const QTemporaryDir folder;
    const RunResult run = sampleRun({{Mode::Sequential, 1, 1, 10, {100}}});
    const ChartData chart = makeChart(ChartKind::Timeline, {&run});
    QVERIFY(exportChart(chart, folder.filePath("a.svg")).ok());
    const QString words = readSvg(contentOf(folder.filePath("a.svg"))).allWords();
    QVERIFY(words.contains(QString::fromStdString(chart.notApplicable)));
    QVERIFY(words.contains("Pipeline timeline"));
}

void ExportTest::wrongEndingsAndFolders()
{
    const QTemporaryDir folder;
    const ChartData chart = onePanel(ChartKind::Time);
    const auto gif = exportChart(chart, folder.filePath("a.gif"));
    QVERIFY(!gif.ok());
    QVERIFY(gif.error().what.find("gif") != std::string::npos);
    QVERIFY(!exportChart(chart, folder.filePath("missing/a.png")).ok());
    QVERIFY(!exportChart(chart, folder.filePath("a.png"), {0, 100}).ok());
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(exportChart(chart, folder.filePath("A.PNG"), {300, 200}, 1).ok());
}

void ExportTest::sameChartSameFile()
{
    const QTemporaryDir folder;
    const ChartData chart = onePanel(ChartKind::Speedup);
    QVERIFY(exportChart(chart, folder.filePath("a.svg")).ok());
    QVERIFY(exportChart(chart, folder.filePath("b.svg")).ok());
    QCOMPARE(contentOf(folder.filePath("a.svg")), contentOf(folder.filePath("b.svg")));
}

THROUGHLINE_WIDGET_QTEST(ExportTest)
#include "export_test.moc"
