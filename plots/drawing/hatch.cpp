// SPDX-License-Identifier: GPL-3.0-or-later
// Lines at 45°, on a raster that does not depend on the box: neighbours match.
#include <plots/drawing/hatch.h>

#include <plots/drawing/cut.h>

#include <QPen>

#include <cmath>

namespace throughline {

void fillHatched(QPainter& painter, const QRectF& box, const QColor& ink, const QColor& ground)
{
    constexpr double distance = 6; // along x
    constexpr double width = 1.75;
    painter.fillRect(box, ground);
    // Half a pen inside, so that the lines' ends stay in the box.
    const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    if (inner.width() <= 0 || inner.height() <= 0) {
        painter.fillRect(box, ink);
        return;
    }
    painter.save();
    painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::FlatCap));
    // x + y is the same all along a line.
    const double last = box.right() + box.bottom();
    for (double sum = std::ceil((box.left() + box.top()) / distance) * distance; sum < last; sum += distance)
        if (const auto line =
                cutLine(QLineF(sum - inner.bottom(), inner.bottom(), sum - inner.top(), inner.top()), inner))
            painter.drawLine(*line);
    painter.restore();
}

} // namespace throughline
