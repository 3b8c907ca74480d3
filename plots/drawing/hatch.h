// SPDX-License-Identifier: GPL-3.0-or-later
// Hatching by lines that end at the shape: a pattern brush would be lost in an SVG, and so would clipping.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace throughline {

/// Fills `box` with `ground` and diagonal lines of `ink`, all inside it.
void fillHatched(QPainter& painter, const QRectF& box, const QColor& ink, const QColor& ground);

} // namespace throughline
