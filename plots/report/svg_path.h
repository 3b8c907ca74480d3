// SPDX-License-Identifier: GPL-3.0-or-later
// Path data in few bytes: coordinates to a tenth of a pixel.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

namespace throughline {

QString svgNumber(double value); // "12.5", "-3", "0"
QString svgPoint(QPointF point); // "12.5,3"
/// From "1,10.5 25,10.5 " as QSvgGenerator writes it.
QString polylinePath(const QString& points, bool closed);
QString rectanglePath(const QRectF& rect);
/// The same path; only absolute M, L and C with commas, as QSvgGenerator writes them.
QString shortPath(const QString& data);

struct Disc {
    QPointF centre;
    double radius = 0;
};
/// Of a path that is one circle out of four curves.
std::optional<Disc> discOf(const QString& data);

} // namespace throughline
