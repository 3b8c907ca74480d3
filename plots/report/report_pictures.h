// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of a report as SVG: made once, used by all writers. Titles and sentences are left to the page.
#pragma once

#include <plots/report/report.h>

#include <QByteArray>
#include <QSize>

#include <map>

namespace throughline {

constexpr int reportWidth = 592; // of text and charts on a page, in the pixels that type is measured in

using ReportPictures = std::map<std::string, QByteArray>; // SVG by the id of its chart

/// As wide as the page's text, as high as its panels and its legend need.
QSize reportPictureSize(const ChartData& chart);
/// Cuts a chart of many panels into pictures that fit a page; their ids are the chart's, then with "-2", "-3", …
std::vector<ChartData> cutIntoPictures(const ChartData& chart);
/// GUI thread only: a chart is drawn by widgets that are never shown. Takes some ten milliseconds.
QByteArray drawReportPicture(const ChartData& chart);
/// What was drawn as it goes into a report, on any thread.
QByteArray reportPicture(const QByteArray& drawn);
ReportPictures picturesOf(const Report& report);

} // namespace throughline
