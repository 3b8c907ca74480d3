// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/report/svg_path.h>

#include <QStringList>

#include <cmath>
#include <vector>

namespace throughline {

namespace {

QPointF pointOf(QStringView text)
{
    const auto comma = text.indexOf(',');
    return {text.left(comma).toDouble(), text.mid(comma + 1).toDouble()};
}

std::vector<QPointF> pointsIn(const QString& data)
{
    std::vector<QPointF> points;
    for (QStringView word : QStringView(data).split(' ', Qt::SkipEmptyParts)) {
        if (!word.isEmpty() && word.front().isLetter())
            word = word.mid(1);
        if (word.contains(','))
            points.push_back(pointOf(word));
    }
    return points;
}

double tenths(double value) { return static_cast<double>(std::llround(value * 10)) / 10; }

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

} // namespace

QString svgNumber(double value)
{
    const auto rounded = static_cast<qint64>(std::llround(value * 10));
    const QString whole = QString::number(std::abs(rounded) / 10);
    const auto rest = std::abs(rounded) % 10;
    return (rounded < 0 ? "-" : "") + whole + (rest ? "." + QString::number(rest) : QString());
}

QString svgPoint(QPointF point) { return svgNumber(point.x()) + ',' + svgNumber(point.y()); }

QString polylinePath(const QString& points, bool closed)
{
    const auto corners = pointsIn(points);
    if (corners.empty())
        return {};
    QString path = "M" + svgPoint(corners[0]);
    if (corners.size() == 2 && !closed) { // error bars and axes stand or lie
        const QString across = svgNumber(tenths(corners[1].x()) - tenths(corners[0].x()));
        const QString down = svgNumber(tenths(corners[1].y()) - tenths(corners[0].y()));
        if (down == "0")
            return path + "h" + across;
        if (across == "0")
            return path + "v" + down;
    }
    for (std::size_t i = 1; i < corners.size(); ++i)
        path += ' ' + svgPoint(corners[i]);
    return path + (closed ? "z" : "");
}

QString rectanglePath(const QRectF& rect)
{
    return "M" + svgPoint(rect.topLeft()) + "h" + svgNumber(rect.width()) + "v" + svgNumber(rect.height()) + "h"
        + svgNumber(-rect.width()) + "z";
}

QString shortPath(const QString& data)
{
    QString path;
    QChar last;
    for (QStringView word : QStringView(data).split(' ', Qt::SkipEmptyParts)) {
        const bool letter = word.front().isLetter();
        const QChar command = letter ? word.front() : QChar();
        if (letter)
            word = word.mid(1);
        if (letter && (command != last || command == 'M'))
            path += command;
        else
            path += ' ';
        if (letter)
            last = command;
        if (!word.isEmpty())
            path += svgPoint(pointOf(word));
    }
    return path;
}

std::optional<Disc> discOf(const QString& data)
{
    constexpr double tolerance = 0.02;
    if (data.count('C') != 4 || data.count('L') != 0 || data.count('M') != 1)
        return {};
    const auto points = pointsIn(data);
    if (points.size() != 13 || distance(points[0], points[12]) > tolerance)
        return {};
    const Disc disc{(points[0] + points[6]) / 2, distance(points[0], points[6]) / 2};
    for (const std::size_t corner : {3U, 9U})
        if (std::abs(distance(points[corner], disc.centre) - disc.radius) > tolerance)
            return {};
    return disc;
}

} // namespace throughline
