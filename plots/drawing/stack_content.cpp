// SPDX-License-Identifier: GPL-3.0-or-later
// Places, drawing and words of the pieces.
#include <plots/drawing/stack_content.h>

#include <plots/drawing/hatch.h>
#include <plots/drawing/timeline_content.h>

#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr double pieceShare = 0.72; // of a row's height
constexpr double tallest = 22;      // pixels
constexpr double pieceGap = 1;

} // namespace

const Point& StackContent::pointOf(const Piece& piece) const
{
    return panel().series[static_cast<std::size_t>(piece.series)].points[static_cast<std::size_t>(piece.point)];
}

std::vector<StackContent::Piece> StackContent::pieces() const
{
    std::vector<Piece> found;
    std::vector<double> ends(panel().rows.size());
    const auto& all = panel().series;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]))
            continue;
        for (std::size_t j = 0; j < all[i].points.size(); ++j) {
            const auto row = static_cast<std::size_t>(all[i].points[j].x);
            if (row >= ends.size() || all[i].points[j].y <= 0)
                continue;
            const double place = placeOfRow(panel(), static_cast<int>(row));
            const double middle = coordsToPixels(0, place).y();
            const double half = std::min((coordsToPixels(0, place + 1).y() - middle) * pieceShare, tallest) / 2;
            const double from = coordsToPixels(ends[row], place).x();
            ends[row] += all[i].points[j].y;
            const double to = coordsToPixels(ends[row], place).x();
            found.push_back({static_cast<int>(i), static_cast<int>(j),
                QRectF(QPointF(from, middle - half), QPointF(to, middle + half))});
        }
    }
    return found;
}

void StackContent::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    for (const Piece& piece : pieces())
        drawPiece(painter, piece);
}

void StackContent::drawPiece(QCPPainter* painter, const Piece& piece) const
{
    QRectF seen = piece.box.intersected(area());
    if (seen.isEmpty())
        return;
    if (seen.width() > 4 * pieceGap) // a thin piece keeps what it has
        seen.setRight(seen.right() - pieceGap);
    const SeriesStyle& style = panel().series[static_cast<std::size_t>(piece.series)].style;
    const QColor ink = m_state.colour(style);
    if (style.hatched)
        fillHatched(*painter, seen, ink, m_state.theme.surface);
    else
        painter->fillRect(seen, ink);
}

std::optional<ContentHit> StackContent::hitAt(QPointF position) const
{
    for (const Piece& piece : pieces())
        if (piece.box.contains(position))
            return ContentHit{piece.series, piece.point, 0};
    return std::nullopt;
}

std::optional<Description> StackContent::describe(QPointF position) const
{
    const double place = mValueAxis->pixelToCoord(position.y());
    if (place < 0 || place >= static_cast<double>(panel().rows.size()))
        return std::nullopt;
    const auto row = static_cast<std::size_t>(place);
    Description words{mKeyAxis->pixelToCoord(position.x()), QString::fromStdString(panel().rows[row]), {}};
    double sum = 0;
    const auto& all = panel().series;
    for (const Series& series : all)
        if (m_state.shown(series) && row < series.points.size())
            sum += series.points[row].y;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!m_state.shown(all[i]) || row >= all[i].points.size())
            continue;
        const Point& point = all[i].points[row];
        const auto share = sum > 0 && all.size() > 1
            ? QString(" · %1 %").arg(QString::fromStdString(numberInWords(100 * point.y / sum)))
            : QString();
        words.rows.push_back({m_state.colour(all[i].style), QString::fromStdString(all[i].name),
            QString::fromStdString(point.label) + share});
        if (!point.note.empty())
            words.rows.push_back({m_state.colour(all[i].style), QString::fromStdString(point.note), {}});
    }
    return words;
}

} // namespace throughline
