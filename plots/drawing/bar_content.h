// SPDX-License-Identifier: GPL-3.0-or-later
// Bars in groups: one group per measured x, one bar per series, the value in words above; a level is a line across.
#pragma once

#include <plots/drawing/panel_content.h>

namespace throughline {

class BarContent : public PanelContent {
public:
    using PanelContent::PanelContent;
    std::optional<ContentHit> hitAt(QPointF position) const override;
    std::optional<Description> describe(QPointF position) const override;
    /// The middle of the bar's top.
    QPointF pixelOf(const Point& point) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Bar {
        int series = -1;
        int point = -1;
        QRectF box; // whole, not cut
    };
    std::vector<Bar> bars() const;
    void drawBar(QCPPainter* painter, const Bar& bar) const;
    void drawLevels(QCPPainter* painter) const;
    void drawValue(QCPPainter* painter, const Bar& bar, double top) const;
    const Point& pointOf(const Bar& bar) const;
};

} // namespace throughline
