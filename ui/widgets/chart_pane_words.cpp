// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/chart_pane_words.h>
#include <ui/widgets/to_qt.h>

#include <QHash>

#include <algorithm>

namespace throughline {

QString shortTitle(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Time:
        return ChartPaneWords::tr("Time");
    case ChartKind::BatchSize:
        return ChartPaneWords::tr("Batch size");
    case ChartKind::Speedup:
        return ChartPaneWords::tr("Speed-up");
    case ChartKind::GroupedBatch:
        return ChartPaneWords::tr("Grouped");
    case ChartKind::Scaling:
        return ChartPaneWords::tr("Scaling");
    case ChartKind::WhyNot:
        return ChartPaneWords::tr("Why not N×");
    case ChartKind::Timeline:
        return ChartPaneWords::tr("Timeline");
    case ChartKind::Latency:
        return ChartPaneWords::tr("Latency");
    case ChartKind::Share:
        return ChartPaneWords::tr("Shares");
    case ChartKind::Memory:
        return ChartPaneWords::tr("Memory");
    case ChartKind::Tradeoff:
        return ChartPaneWords::tr("Throughput/latency");
    case ChartKind::Repeats:
        return ChartPaneWords::tr("Repeats");
    case ChartKind::Free:
        return ChartPaneWords::tr("Free");
    }
    return {};
}

QString commonEnding(const QStringList& titles)
{
    const QString ending = titles.value(0).section(QLatin1Char(' '), 1);
    const bool common = !ending.isEmpty() && std::all_of(titles.begin(), titles.end(), [&](const QString& title) {
        return title.section(QLatin1Char(' '), 1) == ending;
    });
    return common ? ending : QString();
}

QString greyedInWords(const std::vector<ChartData>& charts)
{
    QStringList reasons;
    QHash<QString, QStringList> names;
    for (const ChartData& chart : charts) {
        const QString reason = toQt(chart.notApplicable);
        if (reason.isEmpty())
            continue;
        if (!names.contains(reason))
            reasons << reason;
        names[reason] << shortTitle(chart.kind);
    }
    QStringList parts;
    for (const QString& reason : reasons)
        parts << QStringLiteral("%1: %2").arg(names[reason].join(QStringLiteral(", ")), reason);
    return parts.join(QStringLiteral(" · "));
}

QStringList titlesOf(const ChartData& chart)
{
    QStringList titles;
    for (const Panel& panel : chart.panels)
        titles << toQt(panel.title);
    titles.removeDuplicates();
    return titles;
}

QString fullestPanel(const ChartData& chart)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < chart.panels.size(); ++i)
        if (chart.panels[i].series.size() >= chart.panels[best].series.size())
            best = i;
    return toQt(chart.panels[best].title);
}

bool isSplitByPanel(const ChartData& chart) { return chart.kind != ChartKind::Repeats; }

} // namespace throughline
