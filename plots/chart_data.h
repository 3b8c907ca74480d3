// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart shows, as numbers and words: computed from results, drawn by ChartView, written by export, read as a
// table.
#pragma once

#include <plots/chart_points.h>

#include <core/compare.h>
#include <core/run_result.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// In the order of the design's numbers.
enum class ChartKind {
    Time,
    BatchSize,
    Speedup,
    GroupedBatch,
    Scaling,
    WhyNot,
    Timeline,
    Latency,
    Share,
    Memory,
    Tradeoff,
    Repeats,
    Free,
};

/// Marker by mode or devices, colour by mode (or by run in Compare), dash by precision.
struct SeriesStyle {
    Mode mode = Mode::Sequential;
    int step = 1;    // devices or ranks within the mode: 0 fewest, 1 between (or only), 2 most
    int run = -1;    // >= 0: colour by run
    int variant = 0; // of several chunk counts of one pipeline: another marker
    Precision precision = Precision::Fp32;
    bool reference = false; // thin and broken: ideal lines, published figures
    bool hollow = false;    // of two batch sizes the smaller
    int palette = -1;       // >= 0: neither mode nor run, but this colour of the runs' row: parts, devices
    bool ownColour = false; // of a reference line: its mode's, for it belongs to one line
    bool hatched = false;   // device there, no useful work
    bool operator==(const SeriesStyle&) const = default;
};
struct Series {
    std::string name;
    SeriesStyle style;
    Points points;          // ascending x; stacked: x is the row, y the length
    bool level = false;     // one value for every x (the baseline beside batch sizes): a line across
    bool joined = true;     // by a line
    bool markers = true;    // at the points
    bool published = false; // by others: can be switched off
    bool operator==(const Series&) const = default;
};
/// Timeline only.
struct TimelineBlock {
    int row = 0;
    int number = 0; // chunk, from 1
    int step = 0;   // 0 = prefill, or the only one of a forward pass
    double start = 0;
    double end = 0;
    bool ideal = false;
    bool operator==(const TimelineBlock&) const = default;
};
/// Timeline only: a heading above some rows.
struct RowGroup {
    std::string title; // "measured · 18.37 ms"
    int firstRow = 0;
    bool operator==(const RowGroup&) const = default;
};
struct Panel {
    std::string title;
    std::string yTitle; // where panels differ in it; else the chart's
    std::string yUnit;  // the same of the unit
    std::vector<Series> series;
    std::vector<TimelineBlock> blocks; // timeline
    std::vector<std::string> rows;     // timeline, stacked: "stage 0"
    std::vector<std::string> rowNotes; // "37.3 % bubble"
    std::vector<RowGroup> rowGroups;   // ascending firstRow
    std::optional<double> xEnd;        // timeline: how much of a long pass is shown first
    std::vector<double> xTicks;        // the measured values; empty = automatic
    bool logX = false;
    bool logY = false;
    std::optional<double> yEnd; // of the y axis: 100 % and no more
    bool fromZero = true;       // the y axis, where it is not logarithmic
    bool operator==(const Panel&) const = default;
};
struct ChartData {
    ChartKind kind = ChartKind::Time;
    std::string id; // "time": file name and command-line name
    std::string title;
    std::string subtitle; // model, "random weights" or the checkpoint's fingerprint, precision, devices
    std::string sentence; // what it shows and how it was measured
    std::string sources;  // its end: where published figures come from; goes with them
    std::string xTitle;
    std::string yTitle;
    std::string yUnit;                 // behind values and tick labels: "×"
    std::vector<std::string> runNames; // of several runs: what their colours stand for
    std::vector<Panel> panels;
    bool bars = false;
    bool stacked = false;                 // rows of lengths end to end, in the order of the series
    bool ownX = false;                    // panels have x axes of their own: they are zoomed one by one
    int columns = 0;                      // of panels; 0: as many as fit
    std::string notApplicable;            // why this chart has nothing to show; empty when it does
    std::vector<std::string> tableHeader; // the data-table twin
    std::vector<std::vector<std::string>> tableRows;
    bool operator==(const ChartData&) const = default;
};

const std::vector<ChartKind>& chartKinds();
std::string_view idOf(ChartKind kind);
std::string titleOf(ChartKind kind);
/// Whether the y axis counts rows: then only x can be zoomed.
bool hasRows(const ChartData& chart);
/// Of the panel where it has its own.
const std::string& unitOf(const ChartData& chart, const Panel& panel);
/// One run: colour = mode. Several: colour = run, marker = mode.
ChartData makeChart(ChartKind kind, const std::vector<const RunResult*>& runs);

} // namespace throughline
