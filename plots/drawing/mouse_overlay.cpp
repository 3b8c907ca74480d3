// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing of hair, box and frame.
#include <plots/drawing/mouse_overlay.h>

#include <core/sentence.h>

#include <QFontMetricsF>

#include <algorithm>

namespace throughline {

namespace {

constexpr double lineHeight = 18;
constexpr double padding = 8;
constexpr double swatch = 8;

double advance(const QString& text, int weight = 400)
{
    return QFontMetricsF(themeFont(12, weight)).horizontalAdvance(text);
}

} // namespace

MouseOverlay::MouseOverlay(QCustomPlot* plot, const ChartState& state)
    : QCPAbstractItem(plot)
    , m_state(state)
{
    setClipToAxisRect(false);
    setLayer("overlay");
}

void MouseOverlay::showHair(const PanelContent* content, const Description& words, QPointF mouse)
{
    m_line.reset();
    m_content = content;
    m_words = words;
    m_mouse = mouse;
    const auto room = static_cast<std::size_t>(std::max(3.0, mParentPlot->viewport().height() / lineHeight - 3));
    if (m_words.rows.size() > room) { // the first have the colours
        const auto more = static_cast<int64_t>(m_words.rows.size() - room + 1);
        m_words.rows.resize(room - 1);
        m_words.rows.push_back(
            {m_state.theme.border, QString::fromStdString(Sentence::tr("%n more", "%n more", more)), QString()});
    }
}

void MouseOverlay::showLine(double x)
{
    m_content = nullptr;
    m_line = x;
}

void MouseOverlay::showFrame(const QRectF& frame)
{
    m_content = nullptr;
    m_line.reset();
    m_frame = frame;
}

void MouseOverlay::clear()
{
    m_content = nullptr;
    m_line.reset();
    m_frame = {};
}

void MouseOverlay::draw(QCPPainter* painter)
{
    if (!m_frame.isNull()) {
        QColor inside = m_state.theme.accent;
        inside.setAlphaF(0.12F);
        painter->setPen(QPen(m_state.theme.accent, 1));
        painter->setBrush(inside);
        painter->drawRect(m_frame);
    }
    if (m_line)
        for (const QCPAxisRect* panel : mParentPlot->axisRects())
            drawHair(painter, *panel, *m_line);
    if (!m_content)
        return;
    for (const QCPAxisRect* panel : mParentPlot->axisRects())
        if (panel == m_content->keyAxis()->axisRect() || !m_state.data.ownX)
            drawHair(painter, *panel, m_words.x);
    drawBox(painter);
}

void MouseOverlay::drawHair(QCPPainter* painter, const QCPAxisRect& panel, double value) const
{
    const QRectF area(panel.rect());
    const double x = panel.axis(QCPAxis::atBottom)->coordToPixel(value);
    if (x < area.left() || x > area.right())
        return;
    QPen hair(m_state.theme.border, 1, Qt::CustomDashLine);
    hair.setDashPattern({2, 2});
    painter->setPen(hair);
    painter->drawLine(QLineF(x, area.top(), x, area.bottom()));
}

void MouseOverlay::drawBox(QCPPainter* painter) const
{
    double names = 0;
    double values = 0;
    for (const auto& row : m_words.rows) {
        names = std::max(names, advance(row.name));
        values = std::max(values, advance(row.value, 500));
    }
    const double inner = std::max(advance(m_words.heading, 500), swatch + 6 + names + 16 + values);
    const QSizeF size(inner + 2 * padding, lineHeight * static_cast<double>(m_words.rows.size() + 1) + 2 * padding - 2);
    const QRectF all(mParentPlot->viewport());
    QPointF corner = m_mouse + QPointF(16, 16);
    if (corner.x() + size.width() > all.right())
        corner.setX(std::max(0.0, m_mouse.x() - 16 - size.width()));
    corner.setY(std::max(0.0, std::min(corner.y(), all.bottom() - size.height() - 1)));
    const QRectF box(corner, size);
    painter->setAntialiasing(true);
    painter->setPen(QPen(m_state.theme.line, 1));
    painter->setBrush(m_state.theme.surface);
    painter->drawRoundedRect(box, 6, 6);
    QRectF line(box.left() + padding, box.top() + padding - 1, inner, lineHeight);
    painter->setFont(themeFont(12, 500));
    painter->setPen(QPen(m_state.theme.text));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_words.heading);
    for (const auto& row : m_words.rows) {
        line.translate(0, lineHeight);
        painter->fillRect(QRectF(line.left(), line.center().y() - swatch / 2, swatch, swatch), row.colour);
        painter->setFont(themeFont(12));
        painter->setPen(QPen(m_state.theme.text2));
        painter->drawText(line.adjusted(swatch + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter->setFont(themeFont(12, 500));
        painter->setPen(QPen(m_state.theme.text));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
}

} // namespace throughline
