// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/chart_mime.h>

namespace throughline {

namespace {
const QString imageType = QStringLiteral("application/x-qt-image"); // Qt's name for any picture of pixels
const QString svgType = QStringLiteral("image/svg+xml");
constexpr double copyScale = 2.0;
} // namespace

ChartMime::ChartMime(Picture picture)
    : m_picture(std::move(picture))
{ }

bool ChartMime::hasFormat(const QString& type) const { return formats().contains(type); }

QStringList ChartMime::formats() const { return {imageType, svgType}; }

QVariant ChartMime::retrieveData(const QString& type, QMetaType wanted) const
{
    if (type == imageType) {
        if (m_image.isNull())
            m_image = renderImage(m_picture, exportSize, copyScale);
        return m_image;
    }
    if (type == svgType) {
        if (m_svg.isNull())
            m_svg = renderSvg(m_picture, exportSize);
        return m_svg;
    }
    return QMimeData::retrieveData(type, wanted);
}

} // namespace throughline
