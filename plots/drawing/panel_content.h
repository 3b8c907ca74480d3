// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel shows inside its axes: lines, bars or blocks. Draws itself cut to the axis rectangle, and says what lies
// under the mouse.
#pragma once

#include <plots/drawing/chart_state.h>

#include <qcustomplot.h>

#include <optional>

namespace throughline {

/// A point or bar near the mouse.
struct ContentHit {
    int series = -1;
    int point = -1;
    double distance = 0; // pixels
};

/// What the box beside the mouse says.
struct Description {
    double x = 0; // where the hair stands
    QString heading;
    struct Row {
        QColor colour;
        QString name;
        QString value;
    };
    std::vector<Row> rows;
};

class PanelContent : public QCPAbstractPlottable {
public:
    PanelContent(const ChartState& state, std::size_t panelIndex, QCPAxis* xAxis, QCPAxis* yAxis)
        : QCPAbstractPlottable(xAxis, yAxis)
        , m_state(state)
        , m_panelIndex(panelIndex)
    { }

    virtual std::optional<ContentHit> hitAt(QPointF position) const = 0;
    virtual std::optional<Description> describe(QPointF position) const = 0;
    /// Where a point of a series lies, in pixels.
    virtual QPointF pixelOf(const Point& point) const { return coordsToPixels(point.x, point.y); }

    // Ranges are set by us (panel_ranges.h), selection is not used, the legend is our own.
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain = QCP::sdBoth) const override { return none(found); }
    QCPRange getValueRange(bool& found, QCP::SignDomain = QCP::sdBoth, const QCPRange& = QCPRange()) const override
    {
        return none(found);
    }

protected:
    void drawLegendIcon(QCPPainter*, const QRectF&) const override { }
    const Panel& panel() const { return m_state.panel(m_panelIndex); }
    QRectF area() const { return QRectF(mKeyAxis->axisRect()->rect()); }
    QColor inkOf(std::size_t series) const { return m_state.ink(m_panelIndex, series); }

    const ChartState& m_state;
    const std::size_t m_panelIndex;

private:
    static QCPRange none(bool& found)
    {
        found = false;
        return {};
    }
};

/// "7,752 tokens/s" as far as the chart has a unit, with its bounds: "7,752 (7,701–7,790)".
QString valueInWords(const ChartData& data, const Panel& panel, const Point& point);
/// "2,278 after 2 repeats", of what is not finished.
QString afterRepeats(const QString& value, std::size_t count);

} // namespace throughline
