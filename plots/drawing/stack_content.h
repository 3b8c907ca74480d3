// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of lengths end to end: a row per device, a piece per series, in their order. What is hidden closes up.
#pragma once

#include <plots/drawing/panel_content.h>

namespace throughline {

class StackContent : public PanelContent {
public:
    using PanelContent::PanelContent;
    std::optional<ContentHit> hitAt(QPointF position) const override;
    std::optional<Description> describe(QPointF position) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Piece {
        int series = -1;
        int point = -1;
        QRectF box; // whole, not cut
    };
    std::vector<Piece> pieces() const;
    void drawPiece(QCPPainter* painter, const Piece& piece) const;
    const Point& pointOf(const Piece& piece) const;
};

} // namespace throughline
