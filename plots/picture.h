// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as a picture in memory: always light, never transparent, title, legend and sentence inside. Files are
// written by export. GUI thread only.
#pragma once

#include <plots/chart_data.h>
#include <plots/chart_look.h>
#include <plots/drawing/chart_state.h>
#include <plots/drawing/panel_ranges.h>
#include <plots/file_to_write.h>

#include <core/result.h>

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <set>
#include <vector>

namespace throughline {

struct Picture {
    ChartData data;
    std::vector<PanelRange> view; // one per panel; empty: all of it
    std::set<QString> hidden;     // keys of legend entries that are switched off
    ChartLook look{};
    bool framed = true;                // title, subtitle, sentence and a margin; off where a page has them around it
    std::optional<ChartRange> range{}; // chosen in a timeline
};
constexpr QSize exportSize{960, 600};

QImage renderImage(const Picture& picture, QSize size, double scale);
QByteArray renderSvg(const Picture& picture, QSize size);
QByteArray renderPdf(const Picture& picture, QSize size);
/// For a file, by the ending of `path`: .png, .svg, .pdf. Drawn now, encoded by what is returned.
Result<FileContent> drawPicture(const Picture& picture, const QString& path, QSize size, double scale);

} // namespace throughline
