// SPDX-License-Identifier: GPL-3.0-or-later
// Flow layout and drawing of the legend.
#include <plots/drawing/legend_row.h>

#include <plots/drawing/hatch.h>
#include <plots/drawing/marker.h>

#include <QFontMetricsF>

namespace throughline {

namespace {

constexpr int sampleWidth = 24;
constexpr int gap = 16;
constexpr int rowHeight = 20;

/// "data-parallel, 2 ranks" behind "data-parallel, 1 rank" is "2 ranks".
QString shortened(const QString& text, const QString& before)
{
    const auto comma = text.indexOf(", ");
    return comma > 0 && before.startsWith(text.left(comma + 2)) ? text.mid(comma + 2) : text;
}

bool onlyMarker(const LegendEntry& entry) { return entry.key.startsWith("mode:"); }
bool isRun(const LegendEntry& entry) { return entry.key.startsWith("run:"); }
bool onlyBlock(const ChartState& state, const LegendEntry& entry)
{
    return (state.data.bars || state.data.stacked) && !entry.sample.level && !onlyMarker(entry);
}
int widthOfSample(const ChartState& state, const LegendEntry& entry)
{
    const bool small = (onlyMarker(entry) && !entry.sample.level) || onlyBlock(state, entry);
    return small ? 12 : sampleWidth;
}

} // namespace

LegendRow::LegendRow(QCustomPlot* plot, const ChartState& state)
    : QCPLayoutElement(plot)
    , m_state(state)
{
    setMargins({});
    setMinimumMargins({});
}

void LegendRow::fit(int width, int spaceBelow)
{
    m_placed.clear();
    const QFontMetricsF metrics(themeFont(12));
    QPoint at(0, 0);
    QString before;
    if (!m_state.namesAtEnds)
        for (const LegendEntry& entry : legendEntries(m_state)) {
            const int sample = widthOfSample(m_state, entry);
            const QString said = isRun(entry) ? entry.text : shortened(entry.text, before); // a person named a run
            const QString text = metrics.elidedText(said, Qt::ElideRight, width - sample - 6);
            before = entry.text;
            const QSize size(sample + 6 + static_cast<int>(std::ceil(metrics.horizontalAdvance(text))), rowHeight);
            const bool modesBegin = onlyMarker(entry) && !m_placed.empty() && !onlyMarker(m_placed.back().entry);
            if (at.x() > 0 && (at.x() + size.width() > width || modesBegin))
                at = QPoint(0, at.y() + rowHeight);
            m_placed.push_back({entry, text, QRect(at, size)});
            at.rx() += size.width() + gap;
        }
    const int height = m_placed.empty() ? 0 : m_placed.back().box.bottom() + 1 + spaceBelow;
    setMinimumSize(0, height);
    setMaximumSize(QWIDGETSIZE_MAX, height);
}

QString LegendRow::keyAt(QPointF position) const
{
    for (const Placed& placed : m_placed)
        if (QRectF(placed.box.translated(rect().topLeft())).adjusted(-4, 0, 4, 0).contains(position))
            return placed.entry.key;
    return {};
}

void LegendRow::draw(QCPPainter* painter)
{
    painter->setFont(themeFont(12));
    for (const Placed& placed : m_placed) {
        const QRect box = placed.box.translated(rect().topLeft());
        drawSample(painter, placed, box);
        painter->setPen(QPen(m_state.hidden.count(placed.entry.key) ? m_state.theme.disabled : m_state.theme.text));
        const int indent = widthOfSample(m_state, placed.entry) + 6;
        painter->drawText(box.adjusted(indent, 0, 8, 0), Qt::AlignLeft | Qt::AlignVCenter, placed.text);
    }
}

void LegendRow::drawSample(QCPPainter* painter, const Placed& placed, const QRect& box) const
{
    const Series& sample = placed.entry.sample;
    const bool off = m_state.hidden.count(placed.entry.key) > 0;
    QColor ink = onlyMarker(placed.entry) ? m_state.theme.text2 : m_state.colour(sample.style);
    if (off)
        ink = m_state.theme.disabled;
    const double middle = box.center().y() + 0.5;
    painter->setAntialiasing(true);
    if (onlyBlock(m_state, placed.entry)) {
        painter->setPen(QPen(ink, 1));
        if (sample.style.hatched) {
            fillHatched(*painter, QRectF(box.left(), middle - 6, 12, 12), ink, m_state.theme.surface);
            return;
        }
        painter->setBrush(m_state.barFill(sample.style, ink));
        painter->drawRect(QRectF(box.left() + 0.5, middle - 5.5, 11, 11));
        return;
    }
    if ((!onlyMarker(placed.entry) && sample.joined) || sample.level) {
        painter->setPen(m_state.linePen(sample, ink));
        painter->setBrush(Qt::NoBrush);
        painter->drawLine(QPointF(box.left(), middle), QPointF(box.left() + sampleWidth, middle));
    }
    if ((sample.style.reference && !sample.style.hollow) || sample.level
        || (!sample.markers && !onlyMarker(placed.entry)))
        return;
    painter->setPen(Qt::NoPen);
    const bool hollow = off || sample.style.hollow;
    painter->setBrush(hollow ? QBrush(m_state.theme.surface) : QBrush(ink));
    if (hollow)
        painter->setPen(QPen(ink, 1.5));
    const double centre = box.left() + (onlyMarker(placed.entry) ? 6 : sampleWidth / 2);
    painter->drawPath(markerShape(markerOf(sample.style), QPointF(centre, middle), 4));
}

} // namespace throughline
