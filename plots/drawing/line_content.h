// SPDX-License-Identifier: GPL-3.0-or-later
// Lines over x: medians large, repeats as small points beside them, intervals as bars, unfinished points hollow.
#pragma once

#include <plots/drawing/curve.h>
#include <plots/drawing/panel_content.h>

#include <map>

namespace throughline {

/// Drawn as a line without points: it has none, or too many.
bool isCurve(const Series& series);

class LineContent : public PanelContent {
public:
    using PanelContent::PanelContent;
    std::optional<ContentHit> hitAt(QPointF position) const override;
    std::optional<Description> describe(QPointF position) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawLine(QCPPainter* painter, const Series& series, const QColor& ink) const;
    void drawCurve(QCPPainter* painter, std::size_t series) const;
    void drawBand(QCPPainter* painter, const Series& series, const QColor& ink) const;
    void drawLevel(QCPPainter* painter, const Series& series, const QColor& ink) const;
    void drawPoints(QCPPainter* painter);
    std::vector<std::size_t> drawingOrder() const; // what is grey lies under what has a colour
    void drawBins(QCPPainter* painter) const;
    bool hasPoints(const Series& series) const;
    std::size_t pointsInView() const;
    const Curve& curveOf(std::size_t series) const;
    void drawPoint(QCPPainter* painter, const Series& series, const Point& point, const QColor& ink);
    void drawBounds(QCPPainter* painter, const Point& point, QPointF at, const QColor& ink) const;
    void drawSamples(QCPPainter* painter, const Point& point, QPointF at, const QColor& ink) const;
    void drawMark(QCPPainter* painter, const Point& point, QPointF at);
    void drawUnfinished(QCPPainter* painter, const Point& point, QPointF at) const;
    void drawShape(QCPPainter* painter, const QPainterPath& shape) const;
    std::optional<double> nearestX(double pixel) const;
    void dodge();
    QPointF dodged(const Series& series, const Point& point) const;

    mutable std::map<std::size_t, Curve> m_curves; // by series, of this revision of the data
    mutable int m_curvesOf = -1;
    std::vector<std::vector<double>> m_sideways; // pixels, by series and point, as drawn last
    std::vector<QRectF> m_marks;                 // written by now: none over another
};

} // namespace throughline
