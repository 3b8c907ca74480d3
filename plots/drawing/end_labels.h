// SPDX-License-Identifier: GPL-3.0-or-later
// What stands to the right of a panel: the last value of each line, its name where there is room for it, and the notes
// of a timeline's rows.
#pragma once

#include <plots/drawing/panel_content.h>

namespace throughline {

/// Moves labels of height `spacing` so that none overlap, each as little as possible, inside [top, bottom].
/// `wanted` ascending.
std::vector<double> spreadLabels(const std::vector<double>& wanted, double spacing, double top, double bottom);
/// Whether the names can stand at the ends: one panel, wide enough, every line ends at its right, values apart.
/// `height` is that of the axes in pixels, `logY` and `range` those of the y axis.
bool namesFitAtEnds(const ChartState& state, QSize size, const QCPRange& range);

class EndLabels : public QCPAbstractItem {
public:
    EndLabels(QCustomPlot* plot, const ChartState& state, std::size_t panelIndex, const PanelContent* content);
    /// Pixels needed to the right of the axis rectangle.
    int width() const;
    /// Legend key of the name under `position`.
    QString keyAt(QPointF position) const;
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Label {
        QString value;
        QString name;
        QString key;
        double left = 0;
        double y = 0;
        bool off = false;
    };
    std::vector<Label> labels() const; // in view, ascending y, not yet spread
    std::vector<Label> placed() const;
    void drawRowNotes(QCPPainter* painter) const;
    const Panel& panel() const { return m_state.panel(m_panelIndex); }
    QRectF area() const { return QRectF(m_content->keyAxis()->axisRect()->rect()); }
    double valueWidth() const;

    const ChartState& m_state;
    const std::size_t m_panelIndex;
    const PanelContent* m_content;
};

} // namespace throughline
