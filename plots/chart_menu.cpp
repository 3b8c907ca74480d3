// SPDX-License-Identifier: GPL-3.0-or-later
// Each entry changes one thing of the look.
#include <plots/chart_menu.h>

#include <plots/chart_view.h>

#include <QMenu>

#include <algorithm>
#include <functional>

namespace throughline {

namespace {

bool anyPanel(const ChartData& chart, bool Panel::*which)
{
    return std::any_of(chart.panels.begin(), chart.panels.end(), [which](const Panel& panel) { return panel.*which; });
}

void addSwitch(QMenu& menu, ChartView& view, const char* name, const QString& text, bool on,
    const std::function<void(ChartLook&, bool)>& change)
{
    QAction* const action = menu.addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::triggered, &view, [&view, change](bool checked) {
        ChartLook look = view.look();
        change(look, checked);
        view.setLook(look);
    });
}

void addTimeline(QMenu& menu, ChartView& view)
{
    const bool chosen = !view.rangeTotals().isEmpty();
    menu.addAction(ChartView::tr("Totals of what is seen (T, or Ctrl-drag a range)"), &view, &ChartView::chooseRange)
        ->setObjectName("lookRange");
    QAction* const copy = menu.addAction(ChartView::tr("Copy the range's totals"), &view, &ChartView::copyRangeTotals);
    copy->setObjectName("lookCopyRange");
    copy->setEnabled(chosen);
    QAction* const drop = menu.addAction(ChartView::tr("No range (Esc)"), &view, &ChartView::dropRange);
    drop->setObjectName("lookDropRange");
    drop->setEnabled(chosen);
    if (view.offersTrace())
        menu.addAction(ChartView::tr("Save as Chrome trace…"), &view, &ChartView::traceWanted)
            ->setObjectName("lookTrace");
    menu.addSeparator();
}

} // namespace

void fillChartMenu(QMenu& menu, ChartView& view)
{
    const ChartData& chart = view.data();
    const ChartLook& look = view.look();
    if (!chart.bars && !hasRows(chart) && !chart.panels.empty()) {
        addSwitch(menu, view, "lookLogX", ChartView::tr("Logarithmic x axis"),
            look.logX.value_or(anyPanel(chart, &Panel::logX)), [](ChartLook& to, bool on) { to.logX = on; });
        addSwitch(menu, view, "lookLogY", ChartView::tr("Logarithmic y axis"),
            look.logY.value_or(anyPanel(chart, &Panel::logY)), [](ChartLook& to, bool on) { to.logY = on; });
        addSwitch(menu, view, "lookBands", ChartView::tr("Intervals as bands"), look.bands,
            [](ChartLook& to, bool on) { to.bands = on; });
        addSwitch(menu, view, "lookRepeats", ChartView::tr("Single repeats as points"), look.repeats,
            [](ChartLook& to, bool on) { to.repeats = on; });
        menu.addSeparator();
    }
    if (!chart.sources.empty())
        addSwitch(menu, view, "lookPublished", ChartView::tr("Published figures"), look.published,
            [](ChartLook& to, bool on) { to.published = on; });
    if (chart.kind == ChartKind::Timeline && !chart.panels.empty())
        addTimeline(menu, view);
    QAction* const whole = menu.addAction(ChartView::tr("Whole chart"), &view, &ChartView::resetView);
    whole->setObjectName("lookWhole");
    whole->setEnabled(view.zoomed());
    menu.addAction(ChartView::tr("Copy"), &view, &ChartView::copyToClipboard)->setObjectName("lookCopy");
}

} // namespace throughline
