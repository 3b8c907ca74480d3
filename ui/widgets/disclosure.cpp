// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/icons.h>
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/disclosure.h>

#include <QPainter>
#include <QVBoxLayout>

namespace throughline {

DisclosureHead::DisclosureHead(const QString& title, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(title);
    setCheckable(true);
    setFont(themeFont(13, 500));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
}

void DisclosureHead::setSummary(const QString& summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    update();
}

QSize DisclosureHead::sizeHint() const { return {200, metric::control}; }

void DisclosureHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    if (underMouse())
        paintRounded(painter, rect().adjusted(-8, 0, 0, 0), metric::radius, theme.hover);
    drawIcon(painter, QRect(-4, 0, metric::icon, height()), isChecked() ? "chevron-down" : "chevron-right", theme.text);
    painter.setPen(theme.text);
    painter.setFont(font());
    const QRect text = rect().adjusted(metric::gapLarge, 0, 0, 0);
    painter.drawText(text, Qt::AlignVCenter, this->text());
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintRounded(painter, rect(), metric::radius, {}, theme.accent, 2);
    if (isChecked())
        return;
    const QRect rest = text.adjusted(fontMetrics().horizontalAdvance(this->text()) + 12, 0, -metric::gapSmall, 0);
    painter.setFont(themeFont(13));
    painter.setPen(theme.text2);
    painter.drawText(rest, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, rest.width()));
}

Disclosure::Disclosure(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_head(new DisclosureHead(title, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addWidget(m_head);
    column->addWidget(content);
    content->setVisible(false);
    connect(m_head, &QAbstractButton::toggled, content, &QWidget::setVisible);
}

} // namespace throughline
