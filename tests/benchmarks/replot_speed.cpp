// SPDX-License-Identifier: GPL-3.0-or-later
// How long a chart of many points takes to be drawn again: lines, 900 × 600 at 1×, all points in view. Off screen:
//     QT_QPA_PLATFORM=offscreen build/release/tests/benchmarks/replot_speed 100000 1000000
#include <plots/chart_view.h>

#include <qcustomplot.h>

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace throughline;

namespace {

constexpr int lines = 4;
constexpr int replots = 200;

/// Noise on slow waves, as clocks and power have it.
ChartData noisyLines(std::size_t points)
{
    std::mt19937 random(1); // the same every time
    std::normal_distribution<double> noise(0, 20);
    ChartData chart;
    chart.kind = ChartKind::Repeats;
    chart.title = "Noise";
    chart.xTitle = "seconds";
    chart.yTitle = "MHz";
    chart.panels.resize(1);
    for (int line = 0; line < lines; ++line) {
        Series series;
        series.name = "line " + std::to_string(line + 1);
        series.style.palette = line;
        series.markers = false;
        std::vector<Point>& made = series.points.edit();
        made.resize(points / lines);
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].x = static_cast<double>(i) * lines / static_cast<double>(points);
            made[i].y = 1500 + 100 * line + 50 * std::sin(12 * made[i].x) + noise(random);
        }
        chart.panels[0].series.push_back(std::move(series));
    }
    return chart;
}

void measure(std::size_t points)
{
    ChartView view;
    view.resize(900, 600);
    view.setData(noisyLines(points));
    view.show();
    QCoreApplication::processEvents();
    QCustomPlot& plot = *view.findChild<QCustomPlot*>();
    std::vector<double> milliseconds;
    for (int i = 0; i < replots; ++i) {
        // The axis moves a little each time, as a live chart's does: nothing can be kept from the replot before.
        QCPAxis* const y = plot.axisRect(0)->axis(QCPAxis::atLeft);
        y->setRange(y->range().lower, y->range().upper * (i % 2 ? 1.01 : 1 / 1.01));
        QElapsedTimer clock;
        clock.start();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        milliseconds.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("%zu points: median %.2f ms, p95 %.2f ms, longest %.2f ms\n", points,
        milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100], milliseconds.back());
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    for (int i = 1; i < argc; ++i)
        if (const auto points = std::strtoull(argv[i], nullptr, 10); points >= lines)
            measure(points);
    if (argc < 2)
        std::printf("Give numbers of points: replot_speed 100000 1000000\n");
    return argc < 2 ? 2 : 0;
}
