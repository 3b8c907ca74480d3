// SPDX-License-Identifier: GPL-3.0-or-later
// A tinted message with what can be done about it, in the page and never a dialog.
#pragma once

#include <ui/style/tokens.h>

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QHBoxLayout;

namespace throughline {

class Button;
class TextLabel;

class InlineMessage : public QFrame {
    Q_OBJECT
public:
    struct Choice {
        QString objectName;
        QString text;
        std::function<void()> act; // the message closes first
    };

    explicit InlineMessage(QWidget* parent = nullptr);
    void say(Tone tone, const QString& text, std::vector<Choice> choices = {});
    QString text() const;
    void dismiss();

signals:
    void closed(); // by a choice, or by the cross

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; // Esc closes

private:
    void addButton(const Choice& choice);

    Tone m_tone = Tone::Plain;
    TextLabel* m_text = nullptr;
    QHBoxLayout* m_row = nullptr;
    Button* m_cross = nullptr;
    std::vector<QWidget*> m_buttons; // of the choices
    QPointer<QWidget> m_before;      // had the keys; gets them back
};

} // namespace throughline
