// SPDX-License-Identifier: GPL-3.0-or-later
// What the drawn parts of one chart share: its data, the theme, what is hidden, what is pointed at.
#pragma once

#include <plots/chart_data.h>
#include <plots/chart_look.h>
#include <plots/theme.h>

#include <QPen>
#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace throughline {

/// Something that a click on the legend hides: a series by name, in Compare a run or a mode.
struct LegendEntry {
    QString key; // "series:…", "run:0", "mode:1"
    QString text;
    Series sample; // style and kind of line, without points
};

/// A stretch of a timeline whose totals are read.
struct ChartRange {
    int panel = 0;
    double from = 0; // of x
    double to = 0;
    bool operator==(const ChartRange&) const = default;
};

struct ChartState {
    ChartData data;
    Theme theme = lightTheme();
    ChartLook look;
    int revision = 0;         // of the data
    std::set<QString> hidden; // keys of legend entries
    bool namesAtEnds = false; // the names stand at the lines' ends instead of in a legend
    int hoveredPanel = -1;
    int hoveredSeries = -1;
    std::optional<ChartRange> range;

    bool several() const { return !data.runNames.empty(); } // colour is the run
    const Panel& panel(std::size_t index) const { return data.panels[index]; }
    bool shown(const Series& series) const;
    std::vector<QString> keysOf(const Series& series) const;
    /// Beyond eight lines a panel the rest is grey until pointed at; of several runs those beyond the eighth.
    bool crowdedOut(std::size_t panelIndex, std::size_t seriesIndex) const;
    /// What stands to the right of a panel's rows: totals of the chosen range, else of the whole.
    std::vector<std::string> rowNotes(std::size_t panelIndex) const;
    QColor colour(const SeriesStyle& style) const;
    /// The same of a series as it is drawn now: grey while it is crowded out.
    QColor ink(std::size_t panelIndex, std::size_t seriesIndex) const;
    /// Of a bar: paler for further chunk counts of one pipeline, which share a colour.
    QColor barFill(const SeriesStyle& style, const QColor& ink) const;
    QPen linePen(const Series& series, const QColor& ink) const;
};

std::vector<LegendEntry> legendEntries(const ChartState& state);
/// Switches one entry off or on; `alone` shows only it, and again all.
void toggle(ChartState& state, const QString& key, bool alone);
/// `share` of the way from `ground` to `ink`.
QColor tint(const QColor& ink, const QColor& ground, double share);

} // namespace throughline
