// SPDX-License-Identifier: GPL-3.0-or-later
// A chart inside a QTextDocument: drawn from its SVG, so that it stays sharp at every size and in print.
#pragma once

#include <QObject>
#include <QTextCharFormat>
#include <QTextObjectInterface>

#include <vector>

class QSvgRenderer;

namespace throughline {

class ChartObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int type = QTextFormat::UserObject + 1;

    explicit ChartObject(QObject* parent = nullptr);
    /// The format of the character that stands for the picture.
    QTextCharFormat add(const QByteArray& svg);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
        const QTextFormat& format) override;

private:
    QSvgRenderer* of(const QTextFormat& format) const;

    std::vector<QSvgRenderer*> m_pictures; // children
};

} // namespace throughline
