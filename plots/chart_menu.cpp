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
    QAction* const whole = menu.addAction(ChartView::tr("Whole chart"), &view, &ChartView::resetView);
    whole->setObjectName("lookWhole");
    whole->setEnabled(view.zoomed());
    menu.addAction(ChartView::tr("Copy"), &view, &ChartView::copyToClipboard)->setObjectName("lookCopy");
}

} // namespace throughline
