// SPDX-License-Identifier: GPL-3.0-or-later
// The legend: entries flowing in rows under the title, each drawn as its line looks. A click on one hides it.
#pragma once

#include <plots/drawing/chart_state.h>

#include <qcustomplot.h>

namespace throughline {

class LegendRow : public QCPLayoutElement {
public:
    LegendRow(QCustomPlot* plot, const ChartState& state);
    /// Places the entries for this width and takes the height they need; nothing when the names stand at the lines.
    void fit(int width, int spaceBelow);
    /// Key of the entry under `position`, empty when there is none.
    QString keyAt(QPointF position) const;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Placed {
        LegendEntry entry;
        QString text; // shortened where the entry before has the same first words
        QRect box;    // relative to the element
    };
    void drawSample(QCPPainter* painter, const Placed& placed, const QRect& box) const;

    const ChartState& m_state;
    std::vector<Placed> m_placed;
};

} // namespace throughline
