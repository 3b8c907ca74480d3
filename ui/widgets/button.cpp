// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/widgets/button.h>

#include <QPainter>

namespace throughline {

Button::Button(const QString& text, ButtonKind kind, const QString& icon, QWidget* parent)
    : QPushButton(text, parent)
    , m_look{kind, icon, {}}
{
    setFont(themeFont(13, 500));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
}

Button* Button::iconOnly(const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new Button({}, ButtonKind::Flat, icon, parent);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void Button::setHint(const QString& hint)
{
    m_look.hint = hint;
    updateGeometry();
    update();
}

void Button::setIconName(const QString& icon)
{
    m_look.icon = icon;
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    return buttonSize(option, m_look);
}

void Button::paintEvent(QPaintEvent*)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    QPainter painter(this);
    painter.setFont(font());
    paintButton(painter, option, m_look);
}

} // namespace throughline
