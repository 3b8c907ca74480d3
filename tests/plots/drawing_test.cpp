// SPDX-License-Identifier: GPL-3.0-or-later
// The small geometry and text rules under the charts.
#include <tests/support/widget_tests.h>

#include <plots/drawing/chart_state.h>
#include <plots/drawing/cut.h>
#include <plots/drawing/end_labels.h>
#include <plots/drawing/marker.h>
#include <plots/drawing/number_text.h>
#include <plots/drawing/tickers.h>

#include <QtTest>

using namespace throughline;

class DrawingTest : public QObject {
    Q_OBJECT
private slots:
    void linesAreCut();
    void polylinesAreCutIntoPieces();
    void shapesAreCut();
    void labelsSpread_data();
    void labelsSpread();
    void ticksInWords_data();
    void ticksInWords();
    void logTicksAreRound();
    void crowdedTickLabelsAreLeftOut();
    void roundTicksHaveRoomForTheirLabels();
    void markersByRule();
    void legendHidesAndIsolates();
    void ninthLineIsGrey();
    void dashesTellPrecisions();
};

void DrawingTest::linesAreCut()
{
    const QRectF rect(0, 0, 10, 10);
    QCOMPARE(*cutLine({1, 1, 9, 9}, rect), QLineF(1, 1, 9, 9));
    QCOMPARE(*cutLine({-10, 5, 20, 5}, rect), QLineF(0, 5, 10, 5));
    QCOMPARE(*cutLine({5, -5, 5, 5}, rect), QLineF(5, 0, 5, 5));
    QCOMPARE(*cutLine({-5, -5, 15, 15}, rect), QLineF(0, 0, 10, 10));
    QVERIFY(!cutLine({-5, 1, -1, 9}, rect));
    QVERIFY(!cutLine({0, 11, 10, 11}, rect));
    QVERIFY(!cutLine({-8, 5, 5, 18}, rect)); // past the corner
    QVERIFY(!cutLine({qQNaN(), 5, 5, 5}, rect));
}

void DrawingTest::polylinesAreCutIntoPieces()
{
    const QRectF rect(0, 0, 10, 10);
    const auto pieces = cutPolyline({{2, 5}, {5, 5}, {5, 20}, {8, 20}, {8, 5}}, rect);
    QCOMPARE(pieces.size(), std::size_t(2));
    QCOMPARE(pieces[0], (QPolygonF{{2, 5}, {5, 5}, {5, 10}}));
    QCOMPARE(pieces[1], (QPolygonF{{8, 10}, {8, 5}}));
    QVERIFY(cutPolyline({{1, 1}}, rect).empty());
}

void DrawingTest::shapesAreCut()
{
    const QRectF rect(0, 0, 10, 10);
    QCOMPARE(cutShape(markerShape(Marker::Square, {5, 5}, 2), rect), markerShape(Marker::Square, {5, 5}, 2));
    const QRectF edge = cutShape(markerShape(Marker::Square, {10, 5}, 2), rect).boundingRect();
    QCOMPARE(edge.right(), 10.0);
    QVERIFY(edge.width() > 1);
    QVERIFY(cutShape(markerShape(Marker::Circle, {20, 5}, 2), rect).isEmpty());
}

void DrawingTest::labelsSpread_data()
{
    using Places = std::vector<double>;
    QTest::addColumn<Places>("wanted");
    QTest::addColumn<Places>("expected");
    QTest::newRow("apart") << Places{10, 40, 80} << Places{10, 40, 80};
    QTest::newRow("two at one place") << Places{50, 50} << Places{45, 55};
    QTest::newRow("three at one place") << Places{50, 50, 50} << Places{40, 50, 60};
    QTest::newRow("chain") << Places{50, 55, 100} << Places{47.5, 57.5, 100};
    QTest::newRow("at the top") << Places{1, 2} << Places{0, 10};
    QTest::newRow("at the bottom") << Places{99, 100} << Places{90, 100};
}

void DrawingTest::labelsSpread()
{
    QFETCH(std::vector<double>, wanted);
    QFETCH(std::vector<double>, expected);
    QCOMPARE(spreadLabels(wanted, 10, 0, 100), expected);
}

void DrawingTest::ticksInWords_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("half") << 0.5 << "0.5";
    QTest::newRow("one") << 1.0 << "1";
    QTest::newRow("thousands") << 10000.0 << "10,000";
    QTest::newRow("millions") << 2500000.0 << "2,500,000";
    QTest::newRow("fraction") << 2.5 << "2.5";
    QTest::newRow("sum of tenths") << 0.1 + 0.2 << "0.3";
    QTest::newRow("small") << 2.5e-5 << "0.000025";
    QTest::newRow("negative") << -1500.0 << QString::fromUtf8("−1,500");
}

void DrawingTest::ticksInWords()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(tickText(value), text);
}

void DrawingTest::logTicksAreRound()
{
    const auto ticksOf = [](double low, double high) {
        NumberTicker ticker(true, QString::fromUtf8("×"));
        QVector<double> ticks;
        QVector<QString> labels;
        ticker.generate({low, high}, QLocale::c(), 'g', 6, ticks, nullptr, &labels);
        return labels;
    };
    QCOMPARE(ticksOf(0.9, 60), (QVector<QString>{"1×", "2×", "5×", "10×", "20×", "50×"}));
    QCOMPARE(ticksOf(0.9, 900), (QVector<QString>{"1×", "3×", "10×", "30×", "100×", "300×"}));
    QCOMPARE(ticksOf(1.01, 1.09).size(), 4); // no power of ten in sight: 1.02, 1.04, 1.06, 1.08
}

void DrawingTest::crowdedTickLabelsAreLeftOut()
{
    const LabelRoom room{[](const QString&) { return 20.0; }, [](double value) { return value * 5; }};
    PlacedTicker ticker({{1, "1"}, {2, "2"}, {4, "4"}, {64, "64"}}, room);
    QVector<double> ticks;
    QVector<QString> labels;
    ticker.generate({0, 100}, QLocale::c(), 'g', 6, ticks, nullptr, &labels);
    QCOMPARE(ticks, (QVector<double>{1, 2, 4, 64})); // every measured value keeps its tick
    QCOMPARE(labels, (QVector<QString>{"1", "", "", "64"}));
}

void DrawingTest::roundTicksHaveRoomForTheirLabels()
{
    const auto labelsAcross = [](double pixels, bool logarithmic, QCPRange range) {
        const LabelRoom room{[](const QString& label) { return 7.0 * double(label.size()); },
            [=](double value) { return pixels * (value - range.lower) / range.size(); }};
        NumberTicker ticker(logarithmic, QString(), 8, room);
        QVector<double> ticks;
        QVector<QString> labels;
        ticker.generate(range, QLocale::c(), 'g', 6, ticks, nullptr, &labels);
        return labels;
    };
    QCOMPARE(labelsAcross(400, false, {0, 0.15}).size(), 8); // 0, 0.02 … 0.14
    QCOMPARE(labelsAcross(130, false, {0, 0.16}), (QVector<QString>{"0", "0.05", "0.1", "0.15"}));
    QCOMPARE(labelsAcross(100, true, {1, 100}).count(QString()), 3); // 2, 5 and 10 are too near to 1
}

void DrawingTest::markersByRule()
{
    SeriesStyle style;
    QCOMPARE(markerOf(style), Marker::TriangleDown);
    style.mode = Mode::DataParallel;
    for (const auto& [step, marker] : {std::pair{0, Marker::Circle}, {1, Marker::Square}, {2, Marker::Diamond}}) {
        style.step = step;
        QCOMPARE(markerOf(style), marker);
    }
    style.run = 3; // colour is the run: one marker per mode
    QCOMPARE(markerOf(style), Marker::Circle);
    style.mode = Mode::Pipeline;
    QCOMPARE(markerOf(style), Marker::TriangleUp);
}

void DrawingTest::legendHidesAndIsolates()
{
    ChartState state;
    state.data.panels.resize(1);
    for (const char* name : {"a", "b", "c"})
        state.data.panels[0].series.push_back({name, {}, {}, false});
    const auto shown = [&] {
        QString names;
        for (const Series& series : state.data.panels[0].series)
            if (state.shown(series))
                names += QString::fromStdString(series.name);
        return names;
    };
    QCOMPARE(legendEntries(state).size(), std::size_t(3));
    toggle(state, "series:b", false);
    QCOMPARE(shown(), QString("ac"));
    toggle(state, "series:b", false);
    QCOMPARE(shown(), QString("abc"));
    toggle(state, "series:b", true);
    QCOMPARE(shown(), QString("b"));
    toggle(state, "series:c", true);
    QCOMPARE(shown(), QString("c"));
    toggle(state, "series:c", true);
    QCOMPARE(shown(), QString("abc"));
}

void DrawingTest::ninthLineIsGrey()
{
    ChartState state;
    state.data.panels.resize(1);
    for (int i = 0; i < 10; ++i)
        state.data.panels[0].series.push_back({std::to_string(i), {}, {}, false});
    QVERIFY(!state.crowdedOut(0, 7));
    QVERIFY(state.crowdedOut(0, 8));
    state.hoveredPanel = 0;
    state.hoveredSeries = 8;
    QVERIFY(!state.crowdedOut(0, 8));
    QVERIFY(state.crowdedOut(0, 9));
}

void DrawingTest::dashesTellPrecisions()
{
    ChartState state;
    state.data.panels.resize(1);
    Series bf16{"bf16", {}, {}, false};
    bf16.style.precision = Precision::Bf16;
    state.data.panels[0].series = {bf16};
    QCOMPARE(state.linePen(bf16, Qt::red).style(), Qt::SolidLine); // the only one
    const Series fp32{"fp32", {}, {}, false};
    state.data.panels[0].series = {bf16, fp32};
    QCOMPARE(state.linePen(fp32, Qt::red).style(), Qt::SolidLine);
    QCOMPARE(state.linePen(bf16, Qt::red).style(), Qt::CustomDashLine);
}

THROUGHLINE_WIDGET_QTEST(DrawingTest)
#include "drawing_test.moc"
