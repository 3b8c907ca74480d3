// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 3: how many times faster than the sequential cell, by batch size and prompt count, beside what is ideal.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>
#include <plots/charts/summary_memo.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

std::optional<Point> speedupPoint(const ShownCell& shown)
{
    const CellSummary& summary = *shown.summary;
    const CellResult* baseline = baselineOf(*shown.run, *shown.result);
    if (isBaseline(shown) || !summary.speedup || !summary.wallSeconds || !baseline)
        return std::nullopt;
    Point point = summaryPoint(shown, batchOf(shown), *summary.wallSeconds);
    const auto before = rememberedSummary(*shown.run, *baseline)->wallSeconds;
    point.y = *summary.speedup;
    for (double& sample : point.samples)
        sample = before->median / sample;
    point.low.reset();
    point.high.reset();
    if (summary.speedupInterval) {
        point.low = summary.speedupInterval->low;
        point.high = summary.speedupInterval->high;
    } else if (point.samples.size() > 1 || before->samples.size() > 1) { // the range of either side
        point.low = before->low / summary.wallSeconds->high;
        point.high = before->high / summary.wallSeconds->low;
    }
    point.label = numberInWords(point.y) + "×";
    return point;
}

/// min(batch × devices, prompts): each row as fast as the one prompt of the baseline.
Series idealLine(const std::string& name, const std::vector<double>& batches, int devices, int promptCount)
{
    Series series;
    series.name = name;
    series.style.reference = true;
    std::set<double> places(batches.begin(), batches.end());
    const double bend = static_cast<double>(promptCount) / devices;
    if (!batches.empty() && bend > batches.front() && bend < batches.back())
        places.insert(bend);
    for (const double batch : places) {
        Point point;
        point.x = batch;
        point.y = std::min(batch * devices, static_cast<double>(promptCount));
        series.points.push_back(point);
    }
    return series;
}

/// Rank counts of copies on devices of their own; 1 where ranks share one: then only the batch has an ideal.
std::set<int> devicesIn(const Panel& panel, const std::vector<ShownCell>& cells, int& promptCount)
{
    std::set<int> devices;
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            for (const ShownCell& shown : cells)
                if (shown.result->planned.index == point.cell && shown.runIndex == series.style.run) {
                    promptCount = shown.cell().promptCount;
                    const bool copies = shown.cell().mode == Mode::DataParallel;
                    if (ranksShareDevice(shown))
                        devices.insert(1);
                    else if (copies)
                        devices.insert(shown.cell().ranks);
                }
    return devices;
}

} // namespace

void makeSpeedupChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("batch size");
    chart.yTitle = Sentence::tr("speed-up over sequential");
    chart.yUnit = "×";
    chart.panels = makePanels(input.cells, input.words, {}, speedupPoint);
    const auto shown = cellsIn(chart, input.cells);
    const bool shared = std::any_of(shown.begin(), shown.end(), ranksShareDevice);
    const std::string ideal = shared ? Sentence::tr("ideal: batch size, at most the prompt count")
                                     : Sentence::tr("ideal: batch × GPUs, at most the prompt count");
    for (Panel& panel : chart.panels) {
        panel.xTicks = ascending(input.words.batchSizes());
        panel.logX = panel.logY = true;
        int promptCount = 0;
        for (const int devices : devicesIn(panel, shown, promptCount))
            panel.series.push_back(idealLine(ideal, panel.xTicks, devices, promptCount));
    }
    if (chart.panels.empty()) {
        const std::string why = whyNothing(input.runs, {});
        const bool measured = std::any_of(
            input.cells.begin(), input.cells.end(), [](const ShownCell& cell) { return !isBaseline(cell); });
        chart.notApplicable = measured
            ? Sentence::tr("No sequential cell with the same model, precision and prompts has finished a repeat: there "
                           "is nothing to hold the others against.")
            : why;
    }
    chart.sentence = joined(
        {Sentence::tr("Wall time of the sequential cell ÷ wall time of each cell: same prompts, tokens and precision, "
                      "start-up not included."),
            shared ? Sentence::tr("Ranks share one device, so that more of them have no ideal of their own.") : "",
            howMeasured(shown)},
        " ");
}

} // namespace throughline
