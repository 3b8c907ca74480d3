// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/report/chart_object.h>

#include <QPainter>
#include <QSvgRenderer>

namespace throughline {

namespace {
constexpr int pictureProperty = QTextFormat::UserProperty + 2;
}

ChartObject::ChartObject(QObject* parent)
    : QObject(parent)
{ }

QTextCharFormat ChartObject::add(const QByteArray& svg)
{
    QByteArray own = svg;
    // Files name fonts that other machines have; here is the program's own.
    own.replace("Inter, Helvetica, Arial, sans-serif", "Throughline Sans");
    m_pictures.push_back(new QSvgRenderer(own, this));
    QTextCharFormat format;
    format.setObjectType(type);
    format.setProperty(pictureProperty, static_cast<int>(m_pictures.size()) - 1);
    return format;
}

QSvgRenderer* ChartObject::of(const QTextFormat& format) const
{
    return m_pictures[static_cast<std::size_t>(format.intProperty(pictureProperty))];
}

QSizeF ChartObject::intrinsicSize(QTextDocument*, int, const QTextFormat& format)
{
    return of(format)->viewBoxF().size();
}

void ChartObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    of(format)->render(painter, rect);
    painter->restore();
}

} // namespace throughline
