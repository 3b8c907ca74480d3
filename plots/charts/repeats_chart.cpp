// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 12: every repeat at its time of the run, held against the median of its cell, above the clocks of the devices.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

/// Seconds since the run's first line.
double secondsInto(const RunResult& run, int64_t ns) { return static_cast<double>(ns - run.firstNs) * 1e-9; }

int64_t goOf(const Repeat& repeat)
{
    int64_t go = INT64_MAX;
    for (const RankPass& rank : repeat.ranks)
        go = std::min(go, rank.passed.goNs);
    return repeat.ranks.empty() ? 0 : go;
}

Series& seriesNamed(Panel& panel, const std::string& name, const SeriesStyle& style)
{
    for (Series& series : panel.series)
        if (series.name == name)
            return series;
    panel.series.push_back({name, style, {}, false, true, true});
    return panel.series.back();
}

std::string noteOf(const ShownCell& shown, const Repeat& repeat, bool outlier, const SeriesWords& words)
{
    std::vector<std::string> parts{words.cellName(shown), Sentence::tr("repeat %1", {std::to_string(repeat.pass)})};
    if (outlier)
        parts.push_back(Sentence::tr("outlier"));
    for (const std::string& flag : repeat.flags)
        parts.push_back(invalidityInWords(flag));
    return joined(parts);
}

/// What is flagged or an outlier is hollow.
int addRepeats(ChartData& chart, Panel& panel, const ShownCell& shown, const SeriesWords& words)
{
    const Summary& wall = *shown.summary->wallSeconds;
    Series& series = seriesNamed(panel, words.seriesName(shown), words.style(shown));
    series.joined = false;
    std::size_t place = 0; // among the samples
    for (const Repeat& repeat : shown.result->repeats) {
        if (repeat.wallNs <= 0)
            continue;
        const bool outlier = std::count(wall.outliers.begin(), wall.outliers.end(), place) > 0;
        const double seconds = wall.samples[place++];
        Point point;
        point.x = secondsInto(*shown.run, goOf(repeat));
        point.y = 100 * seconds / wall.median;
        point.cell = shown.result->planned.index;
        point.finished = !outlier && repeat.flags.empty();
        point.note = noteOf(shown, repeat, outlier, words);
        series.points.push_back(point);
        chart.tableRows.push_back({series.name, std::to_string(point.cell), std::to_string(repeat.pass),
            exactNumber(point.x), exactNumber(seconds), exactNumber(point.y), outlier ? Sentence::tr("outlier") : "",
            joined(repeat.flags, "; "), ""});
    }
    return static_cast<int>(wall.outliers.size());
}

std::string runPrefix(const ShownCell& shown) { return shown.runIndex < 0 ? "" : std::to_string(shown.runIndex) + "|"; }

/// "GPU 0" as ranks were placed, with the run where there are several.
std::string deviceName(
    const ShownCell& shown, const std::string& uuid, std::map<std::string, int>& known, const SeriesWords& words)
{
    const int number = known.emplace(runPrefix(shown) + uuid, int(known.size())).first->second;
    const std::string name = Sentence::tr("clock of GPU %1", {std::to_string(number)});
    return shown.runIndex < 0 ? name : words.runNames()[static_cast<std::size_t>(shown.runIndex)] + ", " + name;
}

void addClocks(
    ChartData& chart, Panel& panel, const ShownCell& shown, std::map<std::string, int>& known, const SeriesWords& words)
{
    for (const Repeat& repeat : shown.result->repeats)
        for (const RankPass& rank : repeat.ranks) {
            if (!rank.telemetry)
                continue;
            const TelemetryEvent& said = *rank.telemetry;
            const std::string name = deviceName(shown, said.uuid, known, words);
            SeriesStyle style;
            style.run = shown.runIndex;
            style.palette = shown.runIndex < 0 ? known[said.uuid] : -1; // in Compare colour is the run
            for (std::size_t i = 0; i < said.sampledNs.size() && i < said.smClockMhz.size(); ++i) {
                if (!said.smClockMhz[i])
                    continue;
                Series& series = seriesNamed(panel, name, style);
                series.markers = false;
                Point point;
                point.x = secondsInto(*shown.run, said.sampledNs[i]);
                point.y = *said.smClockMhz[i];
                point.apart = i == 0; // of another pass
                point.cell = shown.result->planned.index;
                series.points.push_back(point);
                chart.tableRows.push_back({name, std::to_string(point.cell), std::to_string(repeat.pass),
                    exactNumber(point.x), "", "", "", "", std::to_string(*said.smClockMhz[i])});
            }
        }
}

void sortByTime(Panel& panel)
{
    for (Series& series : panel.series)
        std::stable_sort(series.points.edit().begin(), series.points.edit().end(),
            [](const Point& a, const Point& b) { return a.x < b.x; });
}

} // namespace

void makeRepeatsChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = input.runs.size() > 1 ? Sentence::tr("seconds since each run's start")
                                         : Sentence::tr("seconds since the run's start");
    chart.yTitle = Sentence::tr("wall time, of its cell's median");
    chart.yUnit = "\u00a0%";
    chart.columns = 1;
    if (input.cells.empty()) {
        chart.notApplicable = whyNoCell(input.runs);
        return;
    }
    chart.tableHeader = {Sentence::tr("series"), Sentence::tr("cell"), Sentence::tr("repeat"),
        Sentence::tr("seconds since start"), Sentence::tr("wall time, s"), Sentence::tr("of the median, %"),
        Sentence::tr("outlier"), Sentence::tr("flags"), Sentence::tr("clock, MHz")};
    Panel repeats;
    repeats.yTitle = chart.yTitle;
    repeats.fromZero = false;
    Panel clocks;
    clocks.yTitle = Sentence::tr("clock, MHz");
    clocks.yUnit = " " + Sentence::tr("MHz");
    clocks.fromZero = false;
    int outliers = 0;
    std::map<std::string, int> known;
    for (const ShownCell& shown : input.cells) {
        outliers += addRepeats(chart, repeats, shown, input.words);
        addClocks(chart, clocks, shown, known, input.words);
    }
    sortByTime(repeats);
    sortByTime(clocks);
    chart.panels.push_back(repeats);
    if (!clocks.series.empty())
        chart.panels.push_back(clocks);
    chart.sentence =
        Sentence::tr(
            "Each point is a repeat, at the moment of go; hollow: flagged or an outlier, kept all the same (%1).",
            {counted(outliers, "outlier")})
        + " "
        + (clocks.series.empty() ? Sentence::tr("No clocks were stored: they are read of NVIDIA GPUs only.")
                                 : Sentence::tr("Below, the devices' clocks while repeats ran."));
}

} // namespace throughline
