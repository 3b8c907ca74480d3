// SPDX-License-Identifier: GPL-3.0-or-later
// Groups stand at 0, 1, 2, … in the order of the panel's ticks.
#include <plots/drawing/bar_content.h>

#include <plots/drawing/cut.h>
#include <plots/drawing/number_text.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double groupShare = 0.84; // of the distance between groups
constexpr double widestBar = 64;    // pixels
constexpr double barGap = 1;
constexpr double textSpace = 18; // above a bar, for its value

double placeOf(const Panel& panel, double x)
{
    return static_cast<double>(std::find(panel.xTicks.begin(), panel.xTicks.end(), x) - panel.xTicks.begin());
}

} // namespace

const Point& BarContent::pointOf(const Bar& bar) const
{
    return panel().series[static_cast<std::size_t>(bar.series)].points[static_cast<std::size_t>(bar.point)];
}

QPointF BarContent::pixelOf(const Point& point) const { return coordsToPixels(placeOf(panel(), point.x), point.y); }

std::vector<BarContent::Bar> BarContent::bars() const
{
    std::vector<Bar> found;
    const auto& all = panel().series;
    for (const double tick : panel().xTicks) {
        std::vector<Bar> group;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < all[i].points.size(); ++j)
                if (m_state.shown(all[i]) && !all[i].level && all[i].points[j].x == tick)
                    group.push_back({static_cast<int>(i), static_cast<int>(j), {}});
        const double place = placeOf(panel(), tick);
        const auto count = static_cast<double>(group.size());
        const double room = coordsToPixels(place + groupShare, 0).x() - coordsToPixels(place, 0).x();
        const double width = std::min(room / count, widestBar);
        const double left = coordsToPixels(place, 0).x() - width * count / 2;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const double top = coordsToPixels(place, pointOf(group[i]).y).y();
            const double bottom = coordsToPixels(place, 0).y();
            const double from = left + width * static_cast<double>(i);
            group[i].box = QRectF(QPointF(from, top), QPointF(from + std::max(1.0, width - barGap), bottom));
            found.push_back(group[i]);
        }
    }
    return found;
}

void BarContent::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    for (const Bar& bar : bars())
        drawBar(painter, bar);
    drawLevels(painter);
}

void BarContent::drawBar(QCPPainter* painter, const Bar& bar) const
{
    const QRectF seen = bar.box.intersected(area());
    if (seen.isEmpty())
        return;
    const Point& point = pointOf(bar);
    const QColor ink = inkOf(static_cast<std::size_t>(bar.series));
    if (point.finished) {
        const SeriesStyle& style = panel().series[static_cast<std::size_t>(bar.series)].style;
        painter->fillRect(seen, ink);
        if (m_state.barFill(style, ink) != ink && seen.width() > 2 && seen.height() > 2)
            painter->fillRect(seen.adjusted(1, 1, -1, -1), m_state.barFill(style, ink));
    } else {
        painter->setPen(QPen(ink, 2));
        painter->setBrush(m_state.theme.surface);
        painter->drawRect(seen.adjusted(1, 1, -1, 0));
    }
    double top = bar.box.top();
    if (point.low && point.high) {
        const double middle = bar.box.center().x();
        const double place = placeOf(panel(), point.x);
        const QLineF whole(
            middle, coordsToPixels(place, *point.high).y(), middle, coordsToPixels(place, *point.low).y());
        painter->setPen(QPen(m_state.theme.text, 1.25, Qt::SolidLine, Qt::FlatCap));
        if (const auto line = cutLine(whole, area()))
            painter->drawLine(*line);
        top = std::min(top, whole.y1());
    }
    drawValue(painter, bar, top);
}

void BarContent::drawValue(QCPPainter* painter, const Bar& bar, double top) const
{
    const QFont font = themeFont(12);
    const QString text = QString::fromStdString(pointOf(bar).label);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const QRectF box(bar.box.center().x() - width / 2, top - textSpace, width, textSpace - 2);
    if (width + 4 > bar.box.width() + barGap || !area().contains(box))
        return;
    painter->setFont(font);
    painter->setPen(QPen(m_state.theme.text));
    painter->drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

void BarContent::drawLevels(QCPPainter* painter) const
{
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].level || !m_state.shown(all[i]))
            continue;
        painter->setPen(m_state.linePen(all[i], inkOf(i)));
        for (const Point& point : all[i].points) {
            const double y = coordsToPixels(0, point.y).y();
            if (const auto line = cutLine(QLineF(area().left(), y, area().right(), y), area()))
                painter->drawLine(*line);
        }
    }
}

std::optional<ContentHit> BarContent::hitAt(QPointF position) const
{
    for (const Bar& bar : bars())
        if (bar.box.contains(position))
            return ContentHit{bar.series, bar.point, 0};
    return std::nullopt;
}

std::optional<Description> BarContent::describe(QPointF position) const
{
    const auto& ticks = panel().xTicks;
    const double place = std::round(mKeyAxis->pixelToCoord(position.x()));
    if (ticks.empty() || place < 0 || place >= static_cast<double>(ticks.size()))
        return std::nullopt;
    const double tick = ticks[static_cast<std::size_t>(place)];
    Description words{place, QString::fromStdString(m_state.data.xTitle) + " " + tickText(tick), {}};
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_state.shown(all[i]))
            for (const Point& point : all[i].points)
                if (all[i].level || point.x == tick)
                    words.rows.push_back(
                        {inkOf(i), QString::fromStdString(all[i].name), valueInWords(m_state.data, panel(), point)});
    return words;
}

} // namespace throughline
