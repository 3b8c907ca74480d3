// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart pane says of its charts and their panels.
#pragma once

#include <plots/chart_data.h>

#include <QCoreApplication>
#include <QStringList>

namespace throughline {

struct ChartPaneWords {
    Q_DECLARE_TR_FUNCTIONS(ChartPane)
};

/// For the strip.
QString shortTitle(ChartKind kind);
/// "10 prompts", "50 prompts" → "prompts" is said once, beside "10", "50".
QString commonEnding(const QStringList& titles);
/// "Timeline: There is no pipeline cell in what was run." Charts with one reason are named together.
QString greyedInWords(const std::vector<ChartData>& charts);
/// Each once: panels of one title are measures of one thing, shown together.
QStringList titlesOf(const ChartData& chart);
/// The title of the panel with most lines; of several the last, as the largest count says most.
QString fullestPanel(const ChartData& chart);
/// Whether one panel is shown at a time; else all, one below the other.
bool isSplitByPanel(const ChartData& chart);

} // namespace throughline
