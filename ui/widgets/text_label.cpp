// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/widgets/text_label.h>

#include <QPainter>

namespace throughline {

TextLabel::TextLabel(const QString& text, int pixels, int weight, Tone tone, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(themeFont(pixels, weight));
    setTone(tone);
    setText(text);
}

void TextLabel::setTone(Tone tone) { setForegroundRole(roleOf(tone)); }

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(16, size.height()) : size;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    const QString tip = shown == text() ? QString() : text().toHtmlEscaped();
    if (toolTip() != tip)
        setToolTip(tip);
    painter.drawText(rect(), int(alignment()) | Qt::TextSingleLine, shown);
}

TextLabel* pageTitle(const QString& text, QWidget* parent) { return new TextLabel(text, 20, 600, Tone::Plain, parent); }

TextLabel* sectionTitle(const QString& text, QWidget* parent)
{
    return new TextLabel(text, 16, 600, Tone::Plain, parent);
}

TextLabel* noteLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, 13, 400, Tone::Secondary, parent);
}

TextLabel* smallLabel(const QString& text, QWidget* parent)
{
    return new TextLabel(text, 12, 400, Tone::Secondary, parent);
}

QWidget* separator(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new QWidget(parent);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace throughline
