// SPDX-License-Identifier: GPL-3.0-or-later
// Charts and numbers into files: PNG and SVG (always light, never transparent, title and legend inside), CSV raw and
// summary.
#pragma once

#include <plots/chart_data.h>

#include <core/result.h>

#include <QSize>
#include <QString>

#include <vector>

namespace throughline {

/// By the ending of `path`: .png (at `scale`), .svg, .pdf. Written to a temporary name and renamed.
Result<void> exportChart(const ChartData& data, const QString& path, QSize size = {960, 600}, double scale = 2.0);
/// One line per cell: axes, settings, environment, results. RFC 4180, '.' decimals, text that starts with = + - @
/// quoted against formulas.
std::string summaryCsv(const RunResult& run);
/// One line per repeat and rank-pass: every raw sample.
std::string rawCsv(const RunResult& run);
/// Several runs in one table, told apart by their ids.
std::string summaryCsvOfRuns(const std::vector<const RunResult*>& runs);
std::string rawCsvOfRuns(const std::vector<const RunResult*>& runs);
Result<void> writeFile(const QString& path, const std::string& content); // temporary name, then renamed

} // namespace throughline
