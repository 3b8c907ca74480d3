// SPDX-License-Identifier: GPL-3.0-or-later
// Line breaking and drawing of texts.
#include <plots/drawing/text_parts.h>

#include <QTextLayout>

namespace throughline {

namespace {

int heightOf(const QString& title, const QString& yTitle)
{
    return (title.isEmpty() ? 0 : textLine + 4) + (yTitle.isEmpty() ? 0 : textLine + 4);
}

void fixHeight(QCPLayoutElement& element, int height)
{
    element.setMinimumSize(0, height);
    element.setMaximumSize(QWIDGETSIZE_MAX, height);
}

} // namespace

QStringList wrapLines(const QString& text, const QFont& font, double width)
{
    QStringList lines;
    if (text.isEmpty())
        return lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

Paragraph::Paragraph(QCustomPlot* plot, const QFont& font, int lineHeight)
    : QCPLayoutElement(plot)
    , m_font(font)
    , m_lineHeight(lineHeight)
{
    setMargins({});
    setMinimumMargins({});
}

void Paragraph::set(const QString& text, const QColor& colour, Qt::Alignment alignment)
{
    m_text = text;
    m_colour = colour;
    m_alignment = alignment;
}

void Paragraph::fit(int width, int spaceBelow)
{
    m_lines = wrapLines(m_text, m_font, width);
    const auto lines = static_cast<int>(m_lines.size());
    fixHeight(*this, lines == 0 ? 0 : lines * m_lineHeight + spaceBelow);
}

void Paragraph::draw(QCPPainter* painter)
{
    painter->setFont(m_font);
    painter->setPen(QPen(m_colour));
    QRect line(rect().left(), rect().top(), rect().width(), m_lineHeight);
    if (m_alignment & Qt::AlignVCenter)
        line.moveTop(rect().center().y() - static_cast<int>(m_lines.size()) * m_lineHeight / 2);
    for (const QString& text : m_lines) {
        painter->drawText(line, static_cast<int>((m_alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter), text);
        line.translate(0, m_lineHeight);
    }
}

PanelHead::PanelHead(QCustomPlot* plot, QCPAxisRect* axisRect)
    : QCPLayoutElement(plot)
    , m_axisRect(axisRect)
{
    setMargins({});
    setMinimumMargins({});
}

void PanelHead::set(const QString& title, const QString& yTitle, const Theme& theme)
{
    m_title = title;
    m_yTitle = yTitle;
    m_titleColour = theme.text;
    m_yColour = theme.text2;
    fixHeight(*this, heightOf(title, yTitle));
}

void PanelHead::draw(QCPPainter* painter)
{
    QRect line(rect().left(), rect().top(), rect().width(), textLine);
    if (!m_title.isEmpty()) {
        painter->setFont(themeFont(12, 500));
        painter->setPen(QPen(m_titleColour));
        const QRect place = line.adjusted(m_axisRect->rect().left() - rect().left(), 0, 0, 0);
        painter->drawText(
            place, Qt::AlignLeft, painter->fontMetrics().elidedText(m_title, Qt::ElideRight, place.width()));
        line.translate(0, textLine + 4);
    }
    painter->setFont(themeFont(12));
    painter->setPen(QPen(m_yColour));
    painter->drawText(line, Qt::AlignLeft, painter->fontMetrics().elidedText(m_yTitle, Qt::ElideRight, line.width()));
}

} // namespace throughline
