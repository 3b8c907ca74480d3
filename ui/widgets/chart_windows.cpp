// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/chart_view.h>
#include <ui/style/tokens.h>
#include <ui/widgets/chart_windows.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {
const QSize windowSize(960, 620);
}

ChartData withPanels(ChartData chart, const QString& title)
{
    if (!title.isNull())
        std::erase_if(chart.panels, [&](const Panel& panel) { return toQt(panel.title) != title; });
    return chart;
}

ChartWindows::ChartWindows(ChartView* origin)
    : QObject(origin)
    , m_origin(origin)
{
    m_links.add(origin);
}

ChartWindows::~ChartWindows()
{
    for (const Window& window : m_windows)
        delete window.view;
}

template <class Do> void ChartWindows::each(Do what) const
{
    for (const Window& window : m_windows)
        if (window.view)
            what(window);
}

ChartView* ChartWindows::open(const ChartData& chart, const QString& panel, const Theme& theme)
{
    std::erase_if(m_windows, [](const Window& window) { return window.view.isNull(); });
    auto* view = new ChartView;
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->setObjectName("chartInWindow");
    view->setWindowTitle(toQt(chart.title));
    view->setPadding(metric::gapLarge);
    view->setTheme(theme);
    view->setLook(m_origin->look());
    view->setData(withPanels(chart, panel));
    view->setHeld(m_held);
    view->resize(windowSize);
    m_links.add(view);
    m_windows.push_back({view, chart.kind, panel});
    view->show();
    return view;
}

void ChartWindows::setCharts(const std::vector<ChartData>& charts)
{
    each([&](const Window& window) {
        for (const ChartData& chart : charts)
            if (chart.kind == window.kind)
                window.view->setData(withPanels(chart, window.panel));
    });
}

bool ChartWindows::empty() const
{
    return std::all_of(m_windows.begin(), m_windows.end(), [](const Window& window) { return window.view.isNull(); });
}

bool ChartWindows::shows(ChartKind kind) const
{
    return std::any_of(m_windows.begin(), m_windows.end(),
        [kind](const Window& window) { return window.view && window.kind == kind; });
}

void ChartWindows::setTheme(const Theme& theme)
{
    each([&](const Window& window) { window.view->setTheme(theme); });
}

void ChartWindows::setHeld(bool held)
{
    m_held = held;
    each([held](const Window& window) { window.view->setHeld(held); });
}

} // namespace throughline
