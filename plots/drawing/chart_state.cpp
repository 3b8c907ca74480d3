// SPDX-License-Identifier: GPL-3.0-or-later
// Visibility, colours and pens by the rules of the design.
#include <plots/drawing/chart_state.h>

#include <plots/drawing/range_totals.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::size_t colouredLines = 8;
constexpr int colouredRuns = 8; // as many as there are colours: the others are one entry of the legend

QString seriesKey(const Series& series) { return "series:" + QString::fromStdString(series.name); }
QString runKey(int run) { return run < colouredRuns ? QString("run:%1").arg(run) : QString("run:others"); }
QString modeKey(Mode mode) { return QString("mode:%1").arg(static_cast<int>(mode)); }

/// Dash is precision: the first of the chart is solid, so that a chart of one precision has no dashes.
int dashIndex(const ChartData& data, Precision precision)
{
    std::vector<Precision> seen;
    for (const Panel& panel : data.panels)
        for (const Series& series : panel.series)
            if (!series.style.reference && !std::count(seen.begin(), seen.end(), series.style.precision))
                seen.push_back(series.style.precision);
    std::sort(seen.begin(), seen.end());
    return static_cast<int>(std::find(seen.begin(), seen.end(), precision) - seen.begin());
}

/// Without its points, of which there may be a million.
Series sampleOf(const Series& series)
{
    return {series.name, series.style, {}, series.level, series.joined, series.markers};
}

std::vector<LegendEntry> entriesByRun(const ChartState& state)
{
    std::vector<LegendEntry> runs;
    std::vector<LegendEntry> modes;
    const auto count = static_cast<int>(state.data.runNames.size());
    for (int i = 0; i < std::min(count, colouredRuns + 1); ++i) {
        Series sample;
        sample.style.run = i;
        sample.style.mode = Mode::DataParallel;
        const std::string name = i < colouredRuns ? state.data.runNames[static_cast<std::size_t>(i)]
                                                  : Sentence::tr("%n more run", "%n more runs", count - colouredRuns);
        runs.push_back({runKey(i), QString::fromStdString(name), sample});
    }
    std::set<Mode> seen;
    for (const Panel& panel : state.data.panels)
        for (const Series& series : panel.series)
            if (series.style.run >= 0 && seen.insert(series.style.mode).second) {
                modes.push_back(
                    {modeKey(series.style.mode), QString::fromStdString(inWords(series.style.mode)), sampleOf(series)});
            }
    runs.insert(runs.end(), modes.begin(), modes.end());
    return runs;
}

} // namespace

std::vector<QString> ChartState::keysOf(const Series& series) const
{
    if (series.style.run < 0 || series.style.reference)
        return {seriesKey(series)};
    return {runKey(series.style.run), modeKey(series.style.mode)};
}

bool ChartState::shown(const Series& series) const
{
    if (hidden.empty())
        return true;
    const auto keys = keysOf(series);
    return std::none_of(keys.begin(), keys.end(), [&](const QString& key) { return hidden.count(key) > 0; });
}

bool ChartState::crowdedOut(std::size_t panelIndex, std::size_t seriesIndex) const
{
    if (data.bars || (hoveredPanel == static_cast<int>(panelIndex) && hoveredSeries == static_cast<int>(seriesIndex)))
        return false;
    const SeriesStyle& style = panel(panelIndex).series[seriesIndex].style;
    if (several() && style.run >= 0)
        return style.run >= colouredRuns;
    const auto isLine = [](const Series& one) { // a lone point is none
        return !one.style.reference && one.joined && (one.level || one.points.size() != 1);
    };
    const auto& series = panel(panelIndex).series;
    const auto lines = std::count_if(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(seriesIndex), isLine);
    return !series[seriesIndex].style.reference && series[seriesIndex].joined
        && static_cast<std::size_t>(lines) >= colouredLines;
}

std::vector<std::string> ChartState::rowNotes(std::size_t panelIndex) const
{
    const Panel& shown = panel(panelIndex);
    if (!range || range->panel != static_cast<int>(panelIndex))
        return shown.rowNotes;
    std::vector<std::string> notes;
    for (const RowTotals& totals : rangeTotals(shown, range->from, range->to))
        notes.push_back(inWords(totals));
    return notes;
}

QColor ChartState::colour(const SeriesStyle& style) const
{
    if (style.palette >= 0)
        return theme.run(style.palette);
    if (style.reference && !style.ownColour)
        return theme.text2;
    if (style.run >= colouredRuns)
        return theme.border;
    return style.run >= 0 ? theme.run(style.run) : theme.mode(style.mode, style.step);
}

QColor ChartState::ink(std::size_t panelIndex, std::size_t seriesIndex) const
{
    if (crowdedOut(panelIndex, seriesIndex))
        return theme.border;
    const SeriesStyle& style = panel(panelIndex).series[seriesIndex].style;
    const bool hovered = hoveredPanel == static_cast<int>(panelIndex) && hoveredSeries == static_cast<int>(seriesIndex);
    return hovered && several() && style.run >= colouredRuns ? theme.text : colour(style);
}

QColor ChartState::barFill(const SeriesStyle& style, const QColor& ink) const
{
    constexpr std::array strengths{1.0, 0.45, 0.7, 0.2};
    return tint(ink, theme.surface, strengths[static_cast<std::size_t>(style.variant) % strengths.size()]);
}

QPen ChartState::linePen(const Series& series, const QColor& ink) const
{
    if (series.style.reference) {
        QPen pen(ink, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({4, 3});
        return pen;
    }
    QPen pen(ink, 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    static const std::array<QVector<qreal>, 4> dashes{{{}, {5, 2.5}, {1.5, 1.5}, {5, 2, 1.5, 2}}};
    const auto& dash = dashes[static_cast<std::size_t>(dashIndex(data, series.style.precision)) % dashes.size()];
    if (!dash.isEmpty())
        pen.setDashPattern(dash);
    return pen;
}

std::vector<LegendEntry> legendEntries(const ChartState& state)
{
    std::vector<LegendEntry> entries;
    if (state.several())
        entries = entriesByRun(state);
    std::set<QString> seen;
    for (const Panel& panel : state.data.panels)
        for (const Series& series : panel.series) {
            if (state.several() && !series.style.reference)
                continue;
            if (seen.insert(seriesKey(series)).second)
                entries.push_back({seriesKey(series), QString::fromStdString(series.name), sampleOf(series)});
        }
    // The ideal lines come last, whatever panel had them first.
    std::stable_partition(
        entries.begin(), entries.end(), [](const LegendEntry& entry) { return !entry.sample.style.reference; });
    return entries;
}

void toggle(ChartState& state, const QString& key, bool alone)
{
    if (!alone) {
        if (!state.hidden.erase(key))
            state.hidden.insert(key);
        return;
    }
    const QString kind = key.section(':', 0, 0);
    std::set<QString> others;
    for (const LegendEntry& entry : legendEntries(state))
        if (entry.key != key && entry.key.section(':', 0, 0) == kind)
            others.insert(entry.key);
    const bool alreadyAlone = state.hidden == others;
    state.hidden = alreadyAlone ? std::set<QString>{} : others;
}

QColor tint(const QColor& ink, const QColor& ground, double share)
{
    return QColor::fromRgbF(static_cast<float>(ground.redF() + (ink.redF() - ground.redF()) * share),
        static_cast<float>(ground.greenF() + (ink.greenF() - ground.greenF()) * share),
        static_cast<float>(ground.blueF() + (ink.blueF() - ground.blueF()) * share));
}

} // namespace throughline
