// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and points by the thousand: what is kept, how wide it is drawn, what is counted; and hatching.
#include <tests/support/widget_tests.h>

#include "support/made_lines.h"

#include <plots/drawing/binned_scatter.h>
#include <plots/drawing/curve.h>
#include <plots/drawing/hatch.h>
#include <plots/drawing/panel_content.h>

#include <QSvgGenerator>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

class ManyPointsTest : public QObject {
    Q_OBJECT
private slots:
    void curveKeepsWhatShows();
    void curveBreaksWhereNothingWasRead();
    void jointsThatNobodySeesAreLeftOut();
    void manyPointsMakeAThinLine();
    void crosshairHasTheValuesOfAllCurves();
    void thousandsOfPointsAreSquares();
    void squaresCountEveryPoint();
    void hatchingStaysInside();
};

void ManyPointsTest::curveKeepsWhatShows()
{
    ChartView view;
    ChartData chart = lineOf(100'000, true);
    chart.panels[0].series[0].points.edit()[54'321].y = 500; // a single spike must be seen
    chart.panels[0].series[0].points.edit()[54'322].y = -500;
    view.setData(chart);
    layOut(view, {900, 600});
    const Curve curve(chart.panels[0].series[0]);
    const auto lines = curve.polylines(axisOf(view, QCPAxis::atBottom), axisOf(view, QCPAxis::atLeft));
    QCOMPARE(lines.size(), std::size_t(1));
    QVERIFY(lines[0].size() <= 4 * (int(areaOf(view).width()) + 1));
    const QRectF bounds = lines[0].boundingRect();
    QCOMPARE(bounds.top(), axisOf(view, QCPAxis::atLeft).coordToPixel(500));
    QCOMPARE(bounds.bottom(), axisOf(view, QCPAxis::atLeft).coordToPixel(-500));
    QCOMPARE(lines[0].first().x(), axisOf(view, QCPAxis::atBottom).coordToPixel(0));
    QCOMPARE(lines[0].last().x(), axisOf(view, QCPAxis::atBottom).coordToPixel(99'999));
    QCOMPARE(curve.pointsIn({10, 20}), std::size_t(13)); // 11 and one to either side
}

void ManyPointsTest::curveBreaksWhereNothingWasRead()
{
    ChartView view;
    ChartData chart = lineOf(10, true);
    chart.panels[0].series[0].points.edit()[4].apart = true;
    view.setData(chart);
    layOut(view, {600, 400});
    const auto lines =
        Curve(chart.panels[0].series[0]).polylines(axisOf(view, QCPAxis::atBottom), axisOf(view, QCPAxis::atLeft));
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].size(), 4);
    QCOMPARE(lines[1].size(), 6);
}

void ManyPointsTest::jointsThatNobodySeesAreLeftOut()
{
    constexpr double tolerance = 0.1;
    QPolygonF bend; // a distribution's: steep in the middle
    for (int i = 0; i <= 1000; ++i)
        bend.append({200 + 50 * std::tan((i - 500) / 1000.0 * 2.8), 300 - 0.3 * i});
    const QPolygonF few = straightened(bend, tolerance);
    QVERIFY2(few.size() > 10 && few.size() < 100, qPrintable(QString::number(few.size())));
    QCOMPARE(few.first(), bend.first());
    QCOMPARE(few.last(), bend.last());
    for (const QPointF& point : bend) {
        double nearest = 1e9;
        for (qsizetype i = 1; i < few.size(); ++i) {
            const QPointF along = few[i] - few[i - 1];
            const QPointF way = point - few[i - 1];
            const double share = qBound(0.0, QPointF::dotProduct(way, along) / QPointF::dotProduct(along, along), 1.0);
            nearest = qMin(nearest, QLineF(point, few[i - 1] + share * along).length());
        }
        QVERIFY2(nearest <= tolerance + 1e-9, qPrintable(QString::number(nearest))); // rounding
    }
    const QPolygonF teeth{{0, 0}, {1, 5}, {2, 0}, {3, 5}, {4, 0}};
    QCOMPARE(straightened(teeth, tolerance), teeth);
    const QPolygonF backAndForth{{0, 0}, {5, 0}, {10, 0}, {4, 0}, {4, 20}, {4, 5}};
    QCOMPARE(straightened(backAndForth, tolerance), (QPolygonF{{0, 0}, {10, 0}, {4, 0}, {4, 20}, {4, 5}}));
}

void ManyPointsTest::manyPointsMakeAThinLine()
{
    const auto widthOf = [](std::size_t points) {
        const QString svg = QString::fromUtf8(renderSvg({lineOf(points, true), {}, {}, {}}, {960, 600}));
        static const QRegularExpression group("<g [^>]*stroke=\"#0072b2\"[^>]*stroke-width=\"([0-9.]+)\"[^>]*>\\s*"
                                              "<polyline[^>]*points=\"[^\"]{200,}");
        return group.match(svg).captured(1);
    };
    QCOMPARE(widthOf(1'999), QString("2"));
    QCOMPARE(widthOf(2'001), QString("1"));
}

void ManyPointsTest::crosshairHasTheValuesOfAllCurves()
{
    ChartData chart = lineOf(100, true);
    Series second = chart.panels[0].series[0];
    second.name = "second";
    for (Point& point : second.points.edit())
        point.x += 0.25;
    chart.panels[0].series.push_back(second);
    ChartView view;
    view.setData(chart);
    layOut(view, {800, 500});
    const auto* content = dynamic_cast<PanelContent*>(plotOf(view).plottable(0));
    const auto words = content->describe({axisOf(view, QCPAxis::atBottom).coordToPixel(50), areaOf(view).center().y()});
    QVERIFY(words);
    QCOMPARE(words->x, 50.0);
    QCOMPARE(words->rows.size(), std::size_t(2));
    QCOMPARE(words->rows[0].value, QString("11")); // 10 + 50 % 7
    QCOMPARE(words->rows[1].value, QString("10")); // at 49.25, the latest there was
}

void ManyPointsTest::thousandsOfPointsAreSquares()
{
    const SvgPicture single = drawn({lineOf(4'000, false), {}, {}, {}});
    QVERIFY(!single.allWords().contains("squares"));
    const SvgPicture squares = drawn({lineOf(12'000, false), {}, {}, {}});
    QVERIFY2(squares.allWords().contains("12,000 points in "), qPrintable(squares.allWords()));
    QVERIFY(squares.shapes.size() < 2'500); // and not 12,000 circles
}

void ManyPointsTest::squaresCountEveryPoint()
{
    const QRectF area(100, 50, 60, 30);
    const auto bins = binned({{100, 50}, {103, 55}, {106.5, 50}, {159, 79}, {160, 90}}, area);
    QCOMPARE(
        bins, (std::vector<Bin>{{QRectF(100, 50, 6, 6), 2}, {QRectF(106, 50, 6, 6), 1}, {QRectF(154, 74, 6, 6), 1}}));
    QCOMPARE(strengthOf(1, 96), 0.25);
    QCOMPARE(strengthOf(96, 96), 1.0);
    QCOMPARE(binsInWords(12'000, 431, 96), QString("12,000 points in 431 squares, up to 96 in one"));
}

void ManyPointsTest::hatchingStaysInside()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize({200, 100});
    const QRectF box(20.5, 10, 61, 22);
    {
        QPainter painter(&generator);
        fillHatched(painter, box, QColor("#0072b2"), Qt::white);
    }
    int lines = 0;
    for (const SvgShape& shape : readSvg(bytes).shapes)
        if (shape.stroke == "#0072b2") {
            ++lines;
            for (const QPointF& point : shape.points)
                QVERIFY(box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(point)); // an SVG has two decimals
        }
    QCOMPARE(lines, 13); // x + y from 30.5 to 113.5, every 6
}

THROUGHLINE_WIDGET_QTEST(ManyPointsTest)
#include "many_points_test.moc"
