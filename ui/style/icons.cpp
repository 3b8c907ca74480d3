// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the SVG, puts the colour in, and renders it at the device's resolution.
#include <ui/style/icons.h>

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIconResource() { Q_INIT_RESOURCE(icons); } // outside the namespace: the macro declares a function

namespace throughline {

QPixmap iconPixmap(const QString& name, const QColor& color, int pixels, qreal devicePixelRatio)
{
    static const bool registered = (initIconResource(), true);
    Q_UNUSED(registered)
    const QString key = QStringLiteral("icon/%1/%2/%3/%4").arg(name, color.name()).arg(pixels).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    pixmap = QPixmap(QSize(pixels, pixels) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void drawIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color, int pixels)
{
    const QPixmap pixmap = iconPixmap(name, color, pixels, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.x() + (rect.width() - pixels) / 2, rect.y() + (rect.height() - pixels) / 2, pixmap);
}

} // namespace throughline
