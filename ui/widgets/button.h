// SPDX-License-Identifier: GPL-3.0-or-later
// A push button with this program's icon and its shortcut beside the text. Drawn by style/paint.h.
#pragma once

#include <ui/style/paint.h>

#include <QPushButton>

namespace throughline {

class Button : public QPushButton {
    Q_OBJECT
public:
    explicit Button(const QString& text, ButtonKind kind = ButtonKind::Secondary, const QString& icon = {},
        QWidget* parent = nullptr);
    /// Only an icon: `name` is what a screen reader and the tip say.
    static Button* iconOnly(const QString& icon, const QString& name, QWidget* parent = nullptr);

    void setHint(const QString& hint); // its shortcut
    void setIconName(const QString& icon);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ButtonLook m_look;
};

} // namespace throughline
