// SPDX-License-Identifier: GPL-3.0-or-later
// What is x is known by its title; places of bars are no values.
#include <plots/chart_links.h>

#include <plots/chart_view.h>

namespace throughline {

namespace {

bool sameX(const ChartData& a, const ChartData& b)
{
    return a.xTitle == b.xTitle && !a.bars && !b.bars && !a.ownX && !b.ownX;
}

} // namespace

ChartLinks::ChartLinks(QObject* parent)
    : QObject(parent)
{ }

template <class Do> void ChartLinks::others(const ChartView* from, Do what) const
{
    for (ChartView* view : m_views)
        if (view != from && sameX(view->data(), from->data()))
            what(*view);
}

void ChartLinks::add(ChartView* view)
{
    m_views.push_back(view);
    connect(view, &QObject::destroyed, this, [this, view] { std::erase(m_views, view); });
    connect(view, &ChartView::xZoomed, this, [this, view](double lower, double upper) {
        others(view, [&](ChartView& other) { other.zoomX(lower, upper); });
    });
    connect(
        view, &ChartView::viewReset, this, [this, view] { others(view, [](ChartView& other) { other.resetView(); }); });
    connect(view, &ChartView::hairMoved, this,
        [this, view](double x) { others(view, [x](ChartView& other) { other.showHair(x); }); });
    connect(
        view, &ChartView::hairLeft, this, [this, view] { others(view, [](ChartView& other) { other.hideHair(); }); });
}

} // namespace throughline
