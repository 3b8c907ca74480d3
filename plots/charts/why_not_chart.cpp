// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 6: what each device spent a repeat's wall time on, stacked: why N devices are not N times as fast.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/span_cover.h>
#include <core/wall_parts.h>
#include <core/words.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr double secondsPerNs = 1e-9;
constexpr std::size_t mostGains = 6; // said in the sentence

/// Colours by the design's table: those of runs, grey for the bubble; hatched means that no useful work is done.
SeriesStyle styleOf(WallPart part)
{
    constexpr std::array palette{0, 0, 1, 4, 3, -1, 2, 7};
    SeriesStyle style;
    style.palette = palette[static_cast<std::size_t>(part)];
    style.hatched = part == WallPart::PartFullBatches || part == WallPart::PipelineBubble;
    return style;
}

Panel panelOfParts(const ShownCell& shown, const SeriesWords& words)
{
    const Repeat& repeat = representativeRepeat(shown);
    const auto parts = partsOfWall(*shown.result, repeat);
    Panel panel;
    panel.title = words.cellName(shown);
    for (std::size_t part = 0; part < wallParts; ++part) {
        Series series;
        series.name = inWords(static_cast<WallPart>(part));
        series.style = styleOf(static_cast<WallPart>(part));
        for (std::size_t row = 0; row < parts.size(); ++row) {
            Point point;
            point.x = static_cast<double>(row);
            point.y = static_cast<double>(parts[row].ns[part]) * secondsPerNs;
            point.cell = shown.result->planned.index;
            point.label = Sentence::tr("%1 s", {numberInWords(point.y)});
            series.points.push_back(point);
        }
        panel.series.push_back(series);
    }
    for (const RankParts& rank : parts) {
        panel.rows.push_back(SeriesWords::rankName(shown, rank.rank));
        panel.rowNotes.push_back(
            Sentence::tr("%1 s", {numberInWords(static_cast<double>(repeat.wallNs) * secondsPerNs)}));
    }
    return panel;
}

/// A part that no device has takes no place in the legend.
void dropUnused(std::vector<Panel>& panels)
{
    for (std::size_t part = wallParts; part-- > 0;) {
        const bool used = std::any_of(panels.begin(), panels.end(), [&](const Panel& panel) {
            const auto& points = panel.series[part].points;
            return std::any_of(points.begin(), points.end(), [](const Point& point) { return point.y > 0; });
        });
        if (!used)
            for (Panel& panel : panels)
                panel.series.erase(panel.series.begin() + static_cast<std::ptrdiff_t>(part));
    }
}

/// "data-parallel, 4 GPUs, batch 16: 3.47× over one GPU."
std::string gainWords(const ShownCell& shown, const SeriesWords& words)
{
    const CellSummary& summary = *shown.summary;
    if (!summary.speedup)
        return {};
    return Sentence::tr("%1: %2× over sequential.", {words.seriesName(shown), numberInWords(*summary.speedup)});
}

bool lacksSpans(const ShownCell& shown)
{
    const auto& ranks = representativeRepeat(shown).ranks;
    return shown.cell().mode == Mode::Pipeline
        && std::any_of(ranks.begin(), ranks.end(), [](const RankPass& rank) { return rank.spans.empty(); });
}

/// "Times of stages were kept for the first 13.0 % of pipeline, 2 stages: its bubble is taken to go on like that."
std::string coverWords(const std::vector<ShownCell>& chosen, const SeriesWords& words)
{
    std::vector<std::string> sentences;
    for (const ShownCell& shown : chosen) {
        const Repeat& repeat = representativeRepeat(shown);
        const SpanCover cover = spanCover(repeat);
        if (shown.cell().mode == Mode::Pipeline && !cover.whole && !lacksSpans(shown))
            sentences.push_back(Sentence::tr(
                "Times of stages were kept for the first %1 of %2: its bubble is taken to go on like that.",
                {percentInWords(static_cast<double>(cover.lengthNs()) / static_cast<double>(repeat.wallNs)),
                    words.seriesName(shown)}));
    }
    return joined(sentences, " ");
}

void fillPartTable(ChartData& chart, const std::vector<ShownCell>& chosen)
{
    chart.tableHeader = {Sentence::tr("cell"), Sentence::tr("device"), Sentence::tr("wall time, s")};
    for (const Series& series : chart.panels.front().series)
        chart.tableHeader.push_back(Sentence::tr("%1, s", {series.name}));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Panel& panel = chart.panels[i];
        for (std::size_t row = 0; row < panel.rows.size(); ++row) {
            const auto wallNs = static_cast<double>(representativeRepeat(chosen[i]).wallNs);
            std::vector<std::string> cells{panel.title, panel.rows[row], exactNumber(wallNs * secondsPerNs)};
            for (const Series& series : panel.series)
                cells.push_back(exactNumber(series.points[row].y));
            chart.tableRows.push_back(cells);
        }
    }
}

} // namespace

void makeWhyNotChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("wall time, s");
    chart.yUnit = " " + Sentence::tr("s");
    chart.stacked = chart.ownX = true;
    std::vector<ShownCell> parallel;
    std::copy_if(input.cells.begin(), input.cells.end(), std::back_inserter(parallel),
        [](const ShownCell& shown) { return shown.cell().mode != Mode::Sequential; });
    const auto chosen = fullestCells(parallel, [&](const ShownCell& shown) {
        return std::to_string(shown.runIndex) + "|" + joined(input.words.panelParts(shown)) + "|"
            + std::to_string(static_cast<int>(shown.cell().mode)) + std::string(nameOf(shown.cell().precision));
    });
    if (chosen.empty()) {
        chart.notApplicable = whyNothing(input.runs, {});
        return;
    }
    std::vector<std::string> gains;
    for (const ShownCell& shown : chosen) {
        chart.panels.push_back(panelOfParts(shown, input.words));
        if (gains.size() < mostGains)
            gains.push_back(gainWords(shown, input.words));
    }
    dropUnused(chart.panels);
    chart.runNames.clear(); // colours are parts here; panels are named by their run
    chart.sentence =
        joined({Sentence::tr(
                    "One repeat of each mode's largest cell, the one nearest the median; the parts of a device add up "
                    "to the wall time. Padding waste by token positions; part-full batches: time beyond their rows' "
                    "share of a full batch."),
                   std::any_of(chosen.begin(), chosen.end(), lacksSpans)
                       ? Sentence::tr("No times of stages were recorded: a bubble is part of communication there.")
                       : "",
                   coverWords(chosen, input.words), joined(gains, " ")},
            " ");
    fillPartTable(chart, chosen);
}

} // namespace throughline
