// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing of blocks. Blocks too narrow to be told apart are merged per row, so that a pass of thousands draws fast.
#include <plots/drawing/timeline_content.h>

#include <plots/drawing/cut.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr double blockShare = 0.72; // of a row's height
constexpr double highest = 26;      // pixels
constexpr double narrow = 3;        // pixels: no outline below

QString millisecondsInWords(double value)
{
    return QString::fromStdString(Sentence::tr("%1 ms", {numberInWords(value)}));
}

} // namespace

double placeOfRow(const Panel& panel, int row)
{
    const auto headings = std::count_if(
        panel.rowGroups.begin(), panel.rowGroups.end(), [&](const RowGroup& group) { return group.firstRow <= row; });
    return row + static_cast<double>(headings) + 0.5;
}

double placesOf(const Panel& panel) { return static_cast<double>(panel.rows.size() + panel.rowGroups.size()); }

QColor TimelineContent::inkOfBlock(const TimelineBlock& block) const
{
    return m_state.theme.mode(block.ideal ? Mode::Sequential : Mode::Pipeline);
}

QRectF TimelineContent::boxOf(const TimelineBlock& block) const
{
    const double place = placeOfRow(panel(), block.row);
    const double middle = coordsToPixels(0, place).y();
    const double row = coordsToPixels(0, place + 1).y() - middle;
    const double half = std::min(row * blockShare, highest) / 2;
    return QRectF(QPointF(coordsToPixels(block.start, place).x(), middle - half),
        QPointF(coordsToPixels(block.end, place).x(), middle + half));
}

void TimelineContent::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    drawRange(painter);
    drawHeadings(painter);
    QRectF merged; // narrow neighbours of one row, not yet drawn
    QColor mergedInk;
    const auto flush = [&] {
        if (!merged.isNull())
            painter->fillRect(merged, mergedInk);
        merged = {};
    };
    int row = -1;
    for (const TimelineBlock& block : panel().blocks) {
        if (block.row != row)
            flush();
        row = block.row;
        const QRectF seen = boxOf(block).intersected(area());
        if (seen.isEmpty())
            continue;
        if (seen.width() >= narrow) {
            flush();
            drawBlock(painter, block, seen);
            continue;
        }
        if (!merged.isNull() && seen.left() - merged.right() > 0.5)
            flush();
        mergedInk = tint(inkOfBlock(block), m_state.theme.surface, 0.55);
        merged = merged.isNull() ? seen : merged.united(seen);
    }
    flush();
}

void TimelineContent::drawBlock(QCPPainter* painter, const TimelineBlock& block, const QRectF& seen) const
{
    const QColor ink = inkOfBlock(block);
    const double strength = (block.number + block.step) % 2 ? 0.16 : 0.34;
    const double width = seen.width() < 8 ? 0.75 : 1.25;
    painter->setPen(QPen(ink, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter->setBrush(tint(ink, m_state.theme.surface, strength));
    const double inset = width / 2;
    painter->drawRect(seen.adjusted(inset, inset, -inset, -inset));
    const QFont font = themeFont(12);
    const QString text = QString::number(block.number);
    if (QFontMetricsF(font).horizontalAdvance(text) + 4 > seen.width())
        return;
    painter->setFont(font);
    painter->setPen(QPen(m_state.theme.text));
    painter->drawText(seen, Qt::AlignCenter | Qt::TextDontClip, text);
}

/// Under the blocks, so that their colours stay.
void TimelineContent::drawRange(QCPPainter* painter) const
{
    if (!m_state.range || m_state.range->panel != static_cast<int>(m_panelIndex))
        return;
    const double left = std::max(area().left(), mKeyAxis->coordToPixel(m_state.range->from));
    const double right = std::min(area().right(), mKeyAxis->coordToPixel(m_state.range->to));
    if (right <= left)
        return;
    painter->fillRect(QRectF(left, area().top(), right - left, area().height()), m_state.theme.selected);
    painter->setPen(QPen(m_state.theme.accent, 1));
    for (const double edge : {left, right})
        painter->drawLine(QLineF(edge, area().top(), edge, area().bottom()));
    const double y = area().top() + 8;
    const QString words = millisecondsInWords(m_state.range->to - m_state.range->from);
    painter->setFont(themeFont(12, 500));
    painter->setPen(QPen(m_state.theme.accent));
    if (QFontMetricsF(themeFont(12, 500)).horizontalAdvance(words) + 8 <= right - left)
        painter->drawText(QRectF(left, y - 8, right - left - 6, 16), Qt::AlignRight | Qt::AlignVCenter, words);
}

void TimelineContent::drawHeadings(QCPPainter* painter) const
{
    painter->setFont(themeFont(12, 500));
    painter->setPen(QPen(m_state.theme.text));
    for (const RowGroup& group : panel().rowGroups) {
        const double y = coordsToPixels(0, placeOfRow(panel(), group.firstRow) - 1).y();
        const QRectF box(area().left() + 6, y - 8, area().width() - 6, 16);
        if (area().contains(box.center()))
            painter->drawText(
                box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, QString::fromStdString(group.title));
    }
}

std::optional<ContentHit> TimelineContent::hitAt(QPointF) const { return std::nullopt; }

std::optional<Description> TimelineContent::describe(QPointF position) const
{
    for (const TimelineBlock& block : panel().blocks) {
        if (!boxOf(block).adjusted(-1, 0, 1, 0).contains(position))
            continue;
        const QString row = QString::fromStdString(panel().rows[static_cast<std::size_t>(block.row)]);
        Description words{mKeyAxis->pixelToCoord(position.x()),
            block.ideal ? QString::fromStdString(Sentence::tr("%1, ideal", {row.toStdString()})) : row, {}};
        words.rows.push_back(
            {inkOfBlock(block), QString::fromStdString(Sentence::tr("chunk")), QString::number(block.number)});
        words.rows.push_back(
            {inkOfBlock(block), QString::fromStdString(Sentence::tr("step")), QString::number(block.step)});
        words.rows.push_back(
            {inkOfBlock(block), QString::fromStdString(Sentence::tr("from")), millisecondsInWords(block.start)});
        words.rows.push_back({inkOfBlock(block), QString::fromStdString(Sentence::tr("takes")),
            millisecondsInWords(block.end - block.start)});
        return words;
    }
    return std::nullopt;
}

} // namespace throughline
