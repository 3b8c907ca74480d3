// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing of lines and points. Everything is cut to the axis rectangle here: an SVG has no clipping.
#include <plots/drawing/line_content.h>

#include <plots/drawing/cut.h>
#include <plots/drawing/number_text.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline {

namespace {

constexpr double loneDash = 24; // half its length
constexpr double unseen = 0.1;  // pixels

bool hasBand(const Series& series)
{
    return series.joined && !series.level && !series.style.reference
        && std::any_of(
            series.points.begin(), series.points.end(), [](const Point& point) { return point.low.has_value(); });
}

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

QString afterRepeats(const QString& value, std::size_t count)
{
    return QString::fromStdString(
        Sentence::tr("%1 after %n repeat", "%1 after %n repeats", int64_t(count), {value.toStdString()}));
}

QString valueInWords(const ChartData& data, const Panel& panel, const Point& point)
{
    QString text = QString::fromStdString(numberInWords(point.y) + unitOf(data, panel));
    if (point.low && point.high && !point.samples.empty())
        text += QString::fromStdString(" (" + numberInWords(*point.low) + "–" + numberInWords(*point.high) + ")");
    if (!point.finished && !point.samples.empty())
        text = afterRepeats(text, point.samples.size());
    if (!point.note.empty())
        text += ", " + QString::fromStdString(point.note);
    return text;
}

void LineContent::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    m_marks.clear();
    dodge();
    const auto& all = panel().series;
    if (m_state.look.bands)
        for (const std::size_t i : drawingOrder())
            if (m_state.shown(all[i]) && hasBand(all[i]))
                drawBand(painter, all[i], inkOf(i));
    for (const std::size_t i : drawingOrder()) {
        if (!m_state.shown(all[i]))
            continue;
        if (isCurve(all[i]))
            drawCurve(painter, i);
        else if (all[i].level)
            drawLevel(painter, all[i], inkOf(i));
        else if (all[i].joined)
            drawLine(painter, all[i], inkOf(i));
    }
    drawPoints(painter);
}

std::vector<std::size_t> LineContent::drawingOrder() const
{
    std::vector<std::size_t> order(panel().series.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_partition(
        order.begin(), order.end(), [this](std::size_t i) { return m_state.crowdedOut(m_panelIndex, i); });
    return order;
}

bool isCurve(const Series& series)
{
    return series.joined && !series.level && (!series.markers || series.points.size() > mostWidePoints);
}

const Curve& LineContent::curveOf(std::size_t series) const
{
    if (m_curvesOf != m_state.revision)
        m_curves.clear();
    m_curvesOf = m_state.revision;
    const auto known = m_curves.find(series);
    return known != m_curves.end() ? known->second : m_curves.emplace(series, panel().series[series]).first->second;
}

void LineContent::drawCurve(QCPPainter* painter, std::size_t series) const
{
    const Curve& curve = curveOf(series);
    QPen pen = m_state.linePen(panel().series[series], inkOf(series));
    const bool wide = curve.pointsIn(mKeyAxis->range()) < mostWidePoints;
    if (!wide)
        pen = QPen(pen.color(), 1);
    painter->setAntialiasing(wide);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    for (const QPolygonF& line : curve.polylines(*mKeyAxis, *mValueAxis))
        for (const QPolygonF& piece : cutPolyline(line, area()))
            painter->drawPolyline(wide ? straightened(piece, unseen) : piece);
    painter->setAntialiasing(true);
}

/// Between the bounds of a line's points.
void LineContent::drawBand(QCPPainter* painter, const Series& series, const QColor& ink) const
{
    constexpr double share = 0.18;
    QPolygonF outline; // along the upper bounds, and back along the lower ones
    QPolygonF lower;
    for (const Point& point : series.points) {
        if (!point.finished)
            continue;
        outline.append(coordsToPixels(point.x, point.high.value_or(point.y)));
        lower.prepend(coordsToPixels(point.x, point.low.value_or(point.y)));
    }
    outline += lower;
    QPainterPath shape;
    shape.addPolygon(outline);
    shape.closeSubpath();
    const QPainterPath seen = cutShape(shape, area());
    if (!seen.isEmpty())
        painter->fillPath(seen, tint(ink, m_state.theme.surface, share));
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
            line.append(dodged(series, point));
    }
    if (line.size() == 1 && series.style.reference && !series.style.hollow) // a lone ideal value is a dash across
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

std::optional<ContentHit> LineContent::hitAt(QPointF position) const
{
    std::optional<ContentHit> best;
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]) || all[i].style.reference)
            continue;
        if (isCurve(all[i])) {
            const Point* const point = upTo(all[i], mKeyAxis->pixelToCoord(position.x()));
            const double distance = point ? std::abs(pixelOf(*point).y() - position.y()) : 1e9;
            if (point && (!best || distance < best->distance))
                best = ContentHit{static_cast<int>(i), static_cast<int>(point - all[i].points.data()), distance};
            continue;
        }
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
        if (isCurve(series)) {
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
        if (isCurve(all[i])) {
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
