// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the shapes and texts of an SVG with their coordinates, as a browser would place them.
#pragma once

#include <QByteArray>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <vector>

namespace throughline::test {

struct SvgShape {
    QString stroke; // "#0072b2"; empty: none
    QString fill;
    QPolygonF points; // every coordinate, control points of curves too
    QRectF bounds() const { return points.boundingRect(); }
};
struct SvgText {
    QString words;
    QString family;
    QPointF at;
};
struct SvgPicture {
    std::vector<SvgShape> shapes;
    std::vector<SvgText> texts;
    bool wellFormed = false;
    QString allWords() const; // one text a line
};

SvgPicture readSvg(const QByteArray& bytes);

} // namespace throughline::test
