// SPDX-License-Identifier: GPL-3.0-or-later
// What follows the mouse: the hair with a box of values, and the frame of a zoom box. On a layer of its own, so that
// moving the mouse does not draw the chart again. Never in a file.
#pragma once

#include <plots/drawing/panel_content.h>

namespace throughline {

class MouseOverlay : public QCPAbstractItem {
public:
    MouseOverlay(QCustomPlot* plot, const ChartState& state);
    void showHair(const PanelContent* content, const Description& words, QPointF mouse);
    /// The hair alone, in all panels: the mouse is over another chart.
    void showLine(double x);
    void showFrame(const QRectF& frame);
    void clear();
    bool empty() const { return !m_content && !m_line && m_frame.isNull(); }
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawHair(QCPPainter* painter, const QCPAxisRect& panel, double x) const;
    void drawBox(QCPPainter* painter) const;

    const ChartState& m_state;
    const PanelContent* m_content = nullptr;
    Description m_words;
    QPointF m_mouse;
    QRectF m_frame;
    std::optional<double> m_line;
};

} // namespace throughline
