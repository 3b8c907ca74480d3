// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of blocks over time: which stage computed which chunk when, tinted and outlined so that their numbers stay
// readable.
#pragma once

#include <plots/drawing/panel_content.h>

namespace throughline {

/// Rows and headings have places from 0 downwards, one unit each: where row `row` stands.
double placeOfRow(const Panel& panel, int row);
/// How many units rows and headings take together.
double placesOf(const Panel& panel);

class TimelineContent : public PanelContent {
public:
    using PanelContent::PanelContent;
    std::optional<ContentHit> hitAt(QPointF position) const override;
    std::optional<Description> describe(QPointF position) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    QRectF boxOf(const TimelineBlock& block) const;
    void drawBlock(QCPPainter* painter, const TimelineBlock& block, const QRectF& seen) const;
    void drawHeadings(QCPPainter* painter) const;
    void drawRange(QCPPainter* painter) const;
    QColor inkOfBlock(const TimelineBlock& block) const;
};

} // namespace throughline
