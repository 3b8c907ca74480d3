// SPDX-License-Identifier: GPL-3.0-or-later
// The grouping that charts 1 to 4 share.
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <tuple>

namespace throughline {

namespace {

using PanelKey = std::tuple<std::vector<std::string>, int, int>; // work, ranks, prompts: a row per rank count

std::string titleOf(const PanelKey& key)
{
    std::vector<std::string> parts = std::get<0>(key);
    if (std::get<2>(key) > 0)
        parts.push_back(counted(std::get<2>(key), "prompt"));
    if (std::get<1>(key) > 0)
        parts.push_back(counted(std::get<1>(key), "rank"));
    return joined(parts);
}

Series& seriesIn(Panel& panel, const std::string& name, const SeriesStyle& style)
{
    for (Series& series : panel.series)
        if (series.name == name)
            return series;
    panel.series.push_back({name, style, {}, false});
    return panel.series.back();
}

/// The baseline is held against every rank count: it goes into all panels of its work.
std::vector<PanelKey> placesOf(const ShownCell& shown, const PanelKey& own, const std::map<PanelKey, Panel>& panels)
{
    std::vector<PanelKey> places;
    if (shown.cell().mode == Mode::Sequential)
        for (const auto& [key, panel] : panels)
            if (std::get<0>(key) == std::get<0>(own) && std::get<2>(key) == std::get<2>(own))
                places.push_back(key);
    return places.empty() ? std::vector<PanelKey>{own} : places;
}

} // namespace

std::vector<Panel> makePanels(const std::vector<ShownCell>& cells, const SeriesWords& words, const Grouping& grouping,
    const std::function<std::optional<Point>(const ShownCell&)>& pointOf)
{
    const auto keyOf = [&](const ShownCell& shown) {
        return PanelKey{words.panelParts(shown), grouping.byRanks ? words.panelRanks(shown) : 0,
            grouping.byPromptCount ? shown.cell().promptCount : 0};
    };
    std::map<PanelKey, Panel> panels;
    for (const ShownCell& shown : cells)
        if (shown.cell().mode != Mode::Sequential && pointOf(shown))
            panels.emplace(keyOf(shown), Panel{});
    for (const ShownCell& shown : cells) {
        const auto point = pointOf(shown);
        if (!point)
            continue;
        const std::string name = joined(
            {words.seriesName(shown, grouping.byRanks), grouping.suffix ? grouping.suffix(shown) : std::string()});
        for (const PanelKey& key : placesOf(shown, keyOf(shown), panels)) {
            SeriesStyle style = words.style(shown);
            style.step = grouping.byRanks ? style.step : 1;
            Series& series = seriesIn(panels[key], name, style);
            series.level = grouping.level && grouping.level(shown);
            series.points.push_back(*point);
        }
    }
    std::vector<Panel> result;
    for (auto& [key, panel] : panels) {
        panel.title = titleOf(key);
        for (Series& series : panel.series)
            std::stable_sort(series.points.edit().begin(), series.points.edit().end(),
                [](const Point& a, const Point& b) { return a.x < b.x; });
        result.push_back(std::move(panel));
    }
    return result;
}

Point summaryPoint(const ShownCell& shown, double x, const Summary& summary)
{
    Point point;
    point.x = x;
    point.y = summary.median;
    if (summary.interval) {
        point.low = summary.interval->low;
        point.high = summary.interval->high;
    } else if (summary.samples.size() > 1) {
        point.low = summary.low;
        point.high = summary.high;
    }
    point.samples = summary.samples;
    point.finished = shown.finished();
    point.cell = shown.result->planned.index;
    point.label = numberInWords(summary.median);
    return point;
}

double batchOf(const ShownCell& shown)
{
    const Cell& cell = shown.cell();
    return cell.mode == Mode::Sequential && cell.settings.groups > 0 ? cell.settings.groups : cell.batchSize;
}

bool isBaseline(const ShownCell& shown)
{
    return shown.cell().mode == Mode::Sequential && shown.cell().settings.groups == 0;
}

const std::optional<Summary>& rateOf(const ShownCell& shown)
{
    return shown.cell().settings.task == Task::Forward ? shown.summary->promptsPerSecond
                                                       : shown.summary->outputTokensPerSecond;
}

std::string rateTitle(const ShownCell& shown)
{
    return shown.cell().settings.task == Task::Forward ? Sentence::tr("prompts/s") : Sentence::tr("output tokens/s");
}

void nameRates(ChartData& chart, const std::vector<ShownCell>& cells, const SeriesWords& words)
{
    std::map<int, std::string> titles; // per cell of the first run that has it
    for (const ShownCell& shown : cells)
        titles.emplace(shown.result->planned.index, rateTitle(shown));
    for (Panel& panel : chart.panels) {
        panel.xTicks = ascending(words.batchSizes());
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                panel.yTitle = titles[point.cell];
    }
    chart.yTitle = chart.panels.empty() ? Sentence::tr("output tokens/s") : chart.panels.front().yTitle;
}

std::string rateInWords(const ChartData& chart)
{
    const auto isOfPrompts = [](const Panel& panel) { return panel.yTitle == Sentence::tr("prompts/s"); };
    const auto ofPrompts = std::count_if(chart.panels.begin(), chart.panels.end(), isOfPrompts);
    if (ofPrompts == 0)
        return Sentence::tr("Generated tokens of real prompts ÷ wall time");
    return ofPrompts == std::ssize(chart.panels)
        ? Sentence::tr("Finished prompts ÷ wall time")
        : Sentence::tr("Generated tokens of real prompts, of a forward pass finished prompts, ÷ wall time");
}

std::vector<double> ascending(const std::set<double>& values) { return {values.begin(), values.end()}; }

double spreadOf(const std::vector<Panel>& panels)
{
    double low = 0;
    double high = 0;
    for (const Panel& panel : panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points) {
                low = low > 0 ? std::min(low, point.y) : point.y;
                high = std::max(high, point.y);
            }
    return low > 0 ? high / low : 1;
}

} // namespace throughline
