// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/widgets/hint_line.h>

#include <QPainter>

namespace throughline {

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("done");
    case Tone::Caution:
        return QStringLiteral("caution");
    case Tone::Bad:
        return QStringLiteral("memory");
    default:
        return QStringLiteral("information");
    }
}

HintLine::HintLine(QWidget* parent)
    : QWidget(parent)
{
    setFont(themeFont(12));
    setFixedHeight(metric::hint);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HintLine::say(const QString& text, Tone tone)
{
    if (text == m_text && tone == m_tone)
        return;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    update();
}

QSize HintLine::sizeHint() const { return {60, metric::hint}; }

void HintLine::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty()) {
        setToolTip({});
        return;
    }
    QPainter painter(this);
    const QColor color = colorOf(m_tone, themeOf(*this));
    QRect place = rect();
    if (m_tone != Tone::Secondary && m_tone != Tone::Plain) {
        drawIcon(painter, QRect(0, 0, metric::hintIcon, height()), iconOf(m_tone), color, metric::hintIcon);
        place.adjust(metric::hintIcon + metric::gapSmall, 0, 0, 0);
    }
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, place.width());
    const QString tip = shown == m_text ? QString() : m_text.toHtmlEscaped();
    if (tip != toolTip())
        setToolTip(tip);
    painter.setPen(color);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace throughline
