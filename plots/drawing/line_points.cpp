// SPDX-License-Identifier: GPL-3.0-or-later
// The points of lines: medians, repeats, bounds and what is written beside them; thousands of them as squares.
#include <plots/drawing/line_content.h>

#include <plots/drawing/binned_scatter.h>
#include <plots/drawing/cut.h>
#include <plots/drawing/marker.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline {

namespace {

constexpr double markerRadius = 4;
constexpr double sampleOffset = 9; // repeats stand to the right of their median
constexpr double sampleRadius = 1.5;
constexpr double textLineHeight = 16;

constexpr double loneRoom = 60; // to either side of the only x

struct PlacedPoint {
    std::size_t series = 0;
    std::size_t point = 0;
    double y = 0; // pixels
};

/// Points of one x in groups whose markers touch, each in the order of the series.
std::vector<std::vector<PlacedPoint>> coinciding(std::vector<PlacedPoint> column)
{
    std::sort(column.begin(), column.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    std::vector<std::vector<PlacedPoint>> groups;
    for (const PlacedPoint& one : column) {
        if (groups.empty() || one.y - groups.back().back().y > 2 * markerRadius)
            groups.emplace_back();
        groups.back().push_back(one);
    }
    for (auto& group : groups)
        std::sort(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.series < b.series; });
    return groups;
}

} // namespace

/// Over all lines.
void LineContent::drawPoints(QCPPainter* painter)
{
    if (pointsInView() > mostSinglePoints) {
        drawBins(painter);
        return;
    }
    const auto& all = panel().series;
    for (const std::size_t i : drawingOrder())
        if (hasPoints(all[i]))
            for (const Point& point : all[i].points)
                drawPoint(painter, all[i], point, inkOf(i));
}

bool LineContent::hasPoints(const Series& series) const
{
    return m_state.shown(series) && (!series.style.reference || series.style.hollow) && !series.level
        && !isCurve(series);
}

std::size_t LineContent::pointsInView() const
{
    std::size_t count = 0;
    const QCPRange x = mKeyAxis->range();
    const QCPRange y = mValueAxis->range();
    for (const Series& series : panel().series)
        if (hasPoints(series))
            count += static_cast<std::size_t>(std::count_if(series.points.begin(), series.points.end(),
                [&](const Point& point) { return x.contains(point.x) && y.contains(point.y); }));
    return count;
}

/// A series after the other: where two lie, the later is seen.
void LineContent::drawBins(QCPPainter* painter) const
{
    const auto& all = panel().series;
    std::size_t points = 0;
    std::size_t squares = 0;
    int most = 0;
    std::vector<std::pair<std::size_t, std::vector<Bin>>> binsOfSeries;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!hasPoints(all[i]))
            continue;
        std::vector<QPointF> places;
        places.reserve(all[i].points.size());
        for (const Point& point : all[i].points)
            places.push_back(pixelOf(point));
        binsOfSeries.emplace_back(i, binned(places, area()));
        for (const Bin& bin : binsOfSeries.back().second) {
            points += static_cast<std::size_t>(bin.count);
            most = std::max(most, bin.count);
        }
        squares += binsOfSeries.back().second.size();
    }
    for (const auto& [series, bins] : binsOfSeries)
        for (const Bin& bin : bins)
            painter->fillRect(bin.box, tint(inkOf(series), m_state.theme.surface, strengthOf(bin.count, most)));
    painter->setFont(themeFont(12));
    painter->setPen(QPen(m_state.theme.text2));
    painter->drawText(area().adjusted(4, 2, -4, 0), Qt::AlignRight | Qt::AlignTop, binsInWords(points, squares, most));
}

void LineContent::drawPoint(QCPPainter* painter, const Series& series, const Point& point, const QColor& ink)
{
    const QPointF at = dodged(series, point);
    if (!m_state.look.bands)
        drawBounds(painter, point, at, ink);
    if (m_state.look.repeats)
        drawSamples(painter, point, at, ink);
    const QPainterPath shape = markerShape(markerOf(series.style), at, markerRadius);
    const bool filled = point.finished && !series.style.hollow;
    painter->setPen(filled ? QPen(m_state.theme.surface, 1) : QPen(ink, series.style.reference ? 1.5 : 2));
    painter->setBrush(filled ? ink : m_state.theme.surface);
    drawShape(painter, shape);
    if (!point.mark.empty())
        drawMark(painter, point, at);
    if (!point.finished && !point.samples.empty() && m_state.data.panels.size() == 1)
        drawUnfinished(painter, point, at);
}

/// To the left: the repeats stand to the right.
void LineContent::drawMark(QCPPainter* painter, const Point& point, QPointF at)
{
    const QFont font = themeFont(12);
    const QString text = QString::fromStdString(point.mark);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const QRectF box(at.x() - 2 * markerRadius - width, at.y() - textLineHeight / 2, width, textLineHeight);
    const bool taken =
        std::any_of(m_marks.begin(), m_marks.end(), [&](const QRectF& other) { return other.intersects(box); });
    if (taken || !area().contains(box))
        return;
    m_marks.push_back(box);
    painter->setFont(font);
    painter->setPen(QPen(m_state.theme.text2));
    painter->drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

/// "2,278 after 2 repeats" above a hollow point.
void LineContent::drawUnfinished(QCPPainter* painter, const Point& point, QPointF at) const
{
    const QFont font = themeFont(12);
    const QString text = afterRepeats(QString::fromStdString(point.label), point.samples.size());
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const double top = coordsToPixels(point.x, point.high.value_or(point.y)).y();
    QRectF box(at.x() - width / 2, std::min(at.y() - 6, top) - textLineHeight - 4, width, textLineHeight);
    box.moveLeft(std::max(area().left() + 4, std::min(box.left(), area().right() - width - 4)));
    if (!area().contains(box))
        return;
    painter->setFont(font);
    painter->setPen(QPen(m_state.theme.text));
    painter->drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

void LineContent::drawBounds(QCPPainter* painter, const Point& point, QPointF at, const QColor& ink) const
{
    if (!point.low || !point.high)
        return;
    const double top = coordsToPixels(point.x, *point.high).y();
    const double bottom = coordsToPixels(point.x, *point.low).y();
    painter->setPen(QPen(ink, 1.25, Qt::SolidLine, Qt::FlatCap));
    for (const QLineF& line : {QLineF(at.x(), top, at.x(), bottom), QLineF(at.x() - 3, top, at.x() + 3, top),
             QLineF(at.x() - 3, bottom, at.x() + 3, bottom)})
        if (const auto seen = cutLine(line, area()))
            painter->drawLine(*seen);
}

void LineContent::drawSamples(QCPPainter* painter, const Point& point, QPointF at, const QColor& ink) const
{
    if (point.samples.size() < 2)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    for (const double sample : point.samples) {
        const QPointF where(at.x() + sampleOffset, coordsToPixels(point.x, sample).y());
        drawShape(painter, markerShape(Marker::Circle, where, sampleRadius));
    }
}

void LineContent::drawShape(QCPPainter* painter, const QPainterPath& shape) const
{
    const QPainterPath seen = cutShape(shape, area());
    if (!seen.isEmpty())
        painter->drawPath(seen);
}

/// Where colour is the run, points of one x that coincide move sideways, each by a marker's width and all of them by at
/// most half the way to the next x.
void LineContent::dodge()
{
    m_sideways.clear();
    const auto& all = panel().series;
    if (!m_state.several() || pointsInView() > mostSinglePoints)
        return;
    std::map<double, std::vector<PlacedPoint>> columns;
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_sideways.emplace_back(all[i].points.size());
        if (hasPoints(all[i]) && !all[i].style.reference)
            for (std::size_t j = 0; j < all[i].points.size(); ++j)
                columns[all[i].points[j].x].push_back({i, j, pixelOf(all[i].points[j]).y()});
    }
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        double room = loneRoom;
        const double here = mKeyAxis->coordToPixel(column->first);
        if (column != columns.begin())
            room = std::min(room, (here - mKeyAxis->coordToPixel(std::prev(column)->first)) / 2);
        if (std::next(column) != columns.end())
            room = std::min(room, (mKeyAxis->coordToPixel(std::next(column)->first) - here) / 2);
        for (const auto& together : coinciding(column->second)) {
            const double half = static_cast<double>(together.size() - 1) / 2;
            const double step = half > 0 ? std::min(2 * markerRadius + 1, room / half) : 0;
            for (std::size_t place = 0; place < together.size(); ++place)
                m_sideways[together[place].series][together[place].point] = (static_cast<double>(place) - half) * step;
        }
    }
}

QPointF LineContent::dodged(const Series& series, const Point& point) const
{
    const auto i = static_cast<std::size_t>(&series - panel().series.data());
    const auto j = static_cast<std::size_t>(&point - series.points.data());
    const bool known = i < m_sideways.size() && j < m_sideways[i].size();
    return pixelOf(point) + QPointF(known ? m_sideways[i][j] : 0, 0);
}

} // namespace throughline
