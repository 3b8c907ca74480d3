// SPDX-License-Identifier: GPL-3.0-or-later
// Means of blocks are compared, not pixels. FreeType and Qt of other versions round the edges of glyphs and curves
// otherwise and set a glyph up to a pixel aside: that moves ink within a block or over its edge, and the mean of 8 × 8
// pixels changes by less than 40 of 255 (ScreensTest::edgesOfGlyphsMayDiffer holds words with full hinting against the
// same without, half a pixel aside). A label or control that is moved by half its height changes many blocks by more.
// Nothing of this befalls a block that is of one colour in both pictures, so that there a colour may hardly differ:
// the pale grounds of the window (hover, selected, surface) are as near to each other as 7.
#include "picture_match.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline {

namespace {

constexpr int blockSize = 8;
constexpr double mostDifference = 40; // of a block's mean, of 255
constexpr double mostOfOneColour = 3; // where there are no edges: what rounding of translucent colours may change
constexpr double mostShare = 0.0005;  // of blocks that may differ by more: eight of a window of 1280 × 800

bool isOneColour(const QImage& image, const QRect& block)
{
    const QRgb first = image.pixel(block.topLeft());
    for (int y = block.top(); y <= block.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(line + block.left(), line + block.right() + 1, [first](QRgb other) { return other != first; }))
            return false;
    }
    return true;
}

std::array<double, 3> meanOf(const QImage& image, const QRect& block)
{
    std::array<double, 3> sum{};
    for (int y = block.top(); y <= block.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = block.left(); x <= block.right(); ++x) {
            sum[0] += qRed(line[x]);
            sum[1] += qGreen(line[x]);
            sum[2] += qBlue(line[x]);
        }
    }
    for (double& channel : sum)
        channel /= double(block.width()) * block.height();
    return sum;
}

double distance(const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

} // namespace

PictureMatch matchPictures(const QImage& expected, const QImage& actual)
{
    PictureMatch match;
    match.difference = actual.convertToFormat(QImage::Format_RGB32);
    if (expected.size() != actual.size()) {
        match.why = QStringLiteral("one is %1 × %2, the other %3 × %4 pixels")
                        .arg(expected.width())
                        .arg(expected.height())
                        .arg(actual.width())
                        .arg(actual.height());
        return match;
    }
    const QImage a = expected.convertToFormat(QImage::Format_RGB32);
    const QImage b = actual.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&match.difference);
    painter.fillRect(match.difference.rect(), QColor(255, 255, 255, 160));
    int blocks = 0;
    int others = 0;
    double worst = 0;
    QPoint where;
    for (int y = 0; y < a.height(); y += blockSize)
        for (int x = 0; x < a.width(); x += blockSize) {
            const QRect block = QRect(x, y, blockSize, blockSize) & a.rect();
            const double differs = distance(meanOf(a, block), meanOf(b, block));
            ++blocks;
            if (differs > worst) {
                worst = differs;
                where = block.topLeft();
            }
            const bool plain = differs > mostOfOneColour && isOneColour(a, block) && isOneColour(b, block);
            if (plain || differs > mostDifference) {
                ++others;
                painter.fillRect(block, QColor(220, 0, 0, 160));
            }
        }
    match.same = others <= mostShare * blocks;
    if (!match.same)
        match.why = QStringLiteral("%1 of %2 blocks differ, most by %3 of 255 at %4, %5")
                        .arg(others)
                        .arg(blocks)
                        .arg(worst, 0, 'f', 0)
                        .arg(where.x())
                        .arg(where.y());
    return match;
}

} // namespace throughline
