// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing of lines and points. Everything is cut to the axis rectangle here: an SVG has no clipping.
#include <plots/drawing/line_content.h>

#include <plots/drawing/cut.h>
#include <plots/drawing/marker.h>
#include <plots/drawing/number_text.h>

#include <core/words.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double markerRadius = 4;
constexpr double sampleOffset = 9; // repeats stand to the right of their median
constexpr double sampleRadius = 1.5;

constexpr double loneDash = 24; // half its length
constexpr double textLineHeight = 16;

QString repeats(std::size_t count) { return count == 1 ? QString("1 repeat") : QString("%1 repeats").arg(count); }
bool single(const Series& series) { return series.points.size() == 1 && !series.level; }

} // namespace

QString valueInWords(const ChartData& data, const Panel& panel, const Point& point)
{
    QString text = QString::fromStdString(numberInWords(point.y) + unitOf(data, panel));
    if (point.low && point.high && !point.samples.empty())
        text += QString::fromStdString(" (" + numberInWords(*point.low) + "–" + numberInWords(*point.high) + ")");
    if (!point.finished && !point.samples.empty())
        text += " after " + repeats(point.samples.size());
    if (!point.note.empty())
        text += ", " + QString::fromStdString(point.note);
    return text;
}

void LineContent::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    m_marks.clear();
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]))
            continue;
        if (all[i].level)
            drawLevel(painter, all[i], inkOf(i));
        else if (all[i].joined)
            drawLine(painter, all[i], inkOf(i));
    }
    for (std::size_t i = 0; i < all.size(); ++i) // points over all lines
        if (m_state.shown(all[i]) && !all[i].style.reference && !all[i].level && all[i].markers)
            for (const Point& point : all[i].points)
                drawPoint(painter, all[i], point, inkOf(i));
}

void LineContent::drawLine(QCPPainter* painter, const Series& series, const QColor& ink) const
{
    painter->setPen(m_state.linePen(series, ink));
    painter->setBrush(Qt::NoBrush);
    QPolygonF line;
    const auto flush = [&] {
        for (const QPolygonF& piece : cutPolyline(line, area()))
            painter->drawPolyline(piece);
        line.clear();
    };
    for (const Point& point : series.points) {
        if (point.apart)
            flush();
        if (point.finished)
            line.append(pixelOf(point));
    }
    if (line.size() == 1 && series.style.reference) // a lone ideal value is a dash across
        line = {line[0] - QPointF(loneDash, 0), line[0] + QPointF(loneDash, 0)};
    flush();
}

void LineContent::drawLevel(QCPPainter* painter, const Series& series, const QColor& ink) const
{
    painter->setPen(m_state.linePen(series, ink));
    for (const Point& point : series.points) {
        const double y = pixelOf(point).y();
        if (const auto line = cutLine(QLineF(area().left(), y, area().right(), y), area()))
            painter->drawLine(*line);
    }
}

void LineContent::drawPoint(QCPPainter* painter, const Series& series, const Point& point, const QColor& ink)
{
    const QPointF at = dodged(series, point);
    drawBounds(painter, point, at, ink);
    drawSamples(painter, point, at, ink);
    const QPainterPath shape = markerShape(markerOf(series.style), at, markerRadius);
    const bool filled = point.finished && !series.style.hollow;
    painter->setPen(filled ? QPen(m_state.theme.surface, 1) : QPen(ink, 2));
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
    const QString text = QString("%1 after %2").arg(QString::fromStdString(point.label), repeats(point.samples.size()));
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

/// Where colour is the run, lone points of several runs that coincide move sideways, each by a marker's width.
QPointF LineContent::dodged(const Series& series, const Point& point) const
{
    const QPointF at = pixelOf(point);
    if (!m_state.several() || !single(series))
        return at;
    int place = 0;
    int together = 0;
    for (const Series& other : panel().series) {
        if (!single(other) || other.style.reference || other.points[0].x != point.x || !m_state.shown(other)
            || std::abs(pixelOf(other.points[0]).y() - at.y()) > 2 * markerRadius)
            continue;
        if (&other == &series)
            place = together;
        ++together;
    }
    return at + QPointF((place - (together - 1) / 2.0) * (2 * markerRadius + 1), 0);
}

std::optional<ContentHit> LineContent::hitAt(QPointF position) const
{
    std::optional<ContentHit> best;
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]) || all[i].style.reference)
            continue;
        for (std::size_t j = 0; j < all[i].points.size(); ++j) {
            QPointF at = dodged(all[i], all[i].points[j]);
            if (all[i].level)
                at.setX(position.x());
            const double distance = QLineF(at, position).length();
            if (!best || distance < best->distance)
                best = ContentHit{static_cast<int>(i), static_cast<int>(j), distance};
        }
    }
    return best;
}

namespace {

/// Points of a curve ascend: the nearest is one of two.
std::optional<double> nearestOnCurve(const Series& curve, double x)
{
    const auto after = std::lower_bound(
        curve.points.begin(), curve.points.end(), x, [](const Point& point, double at) { return point.x < at; });
    if (curve.points.empty())
        return std::nullopt;
    if (after == curve.points.end())
        return curve.points.back().x;
    if (after == curve.points.begin() || after->x - x < x - std::prev(after)->x)
        return after->x;
    return std::prev(after)->x;
}

/// The latest point at or before x; null before the first.
const Point* upTo(const Series& curve, double x)
{
    const auto after = std::upper_bound(
        curve.points.begin(), curve.points.end(), x, [](double at, const Point& point) { return at < point.x; });
    return after == curve.points.begin() ? nullptr : &*std::prev(after);
}

} // namespace

std::optional<double> LineContent::nearestX(double pixel) const
{
    std::optional<double> nearest;
    const auto take = [&](double x) {
        if (!nearest
            || std::abs(mKeyAxis->coordToPixel(x) - pixel) < std::abs(mKeyAxis->coordToPixel(*nearest) - pixel))
            nearest = x;
    };
    for (const Series& series : panel().series) {
        if (!m_state.shown(series) || series.level)
            continue;
        if (!series.markers) {
            if (const auto x = nearestOnCurve(series, mKeyAxis->pixelToCoord(pixel)))
                take(*x);
            continue;
        }
        for (const Point& point : series.points)
            take(point.x);
    }
    return nearest;
}

std::optional<Description> LineContent::describe(QPointF position) const
{
    const auto nearest = nearestX(position.x());
    if (!nearest)
        return std::nullopt;
    Description words{*nearest, QString::fromStdString(m_state.data.xTitle) + " " + tickText(*nearest), {}};
    const auto& all = panel().series;
    const auto add = [&](std::size_t i, const Point& point) {
        words.rows.push_back(
            {inkOf(i), QString::fromStdString(all[i].name), valueInWords(m_state.data, panel(), point)});
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]))
            continue;
        if (!all[i].markers) {
            if (const Point* point = upTo(all[i], *nearest))
                add(i, *point);
            continue;
        }
        for (const Point& point : all[i].points)
            if (all[i].level || point.x == *nearest)
                add(i, point);
    }
    return words;
}

} // namespace throughline
