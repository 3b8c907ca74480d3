// SPDX-License-Identifier: GPL-3.0-or-later
// This program's own 16 px line icons, tinted when they are drawn. Not QIcons: a state's colour is the painter's
// matter.
#pragma once

#include <QColor>
#include <QPixmap>
#include <QRect>
#include <QString>

class QPainter;

namespace throughline {

/// `name` as in resources/icons, without ending. Kept in QPixmapCache. `pixels` device-independent.
QPixmap iconPixmap(const QString& name, const QColor& color, int pixels = 16, qreal devicePixelRatio = 1.0);
/// Centred in `rect`.
void drawIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color, int pixels = 16);

} // namespace throughline
