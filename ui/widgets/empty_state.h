// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows while it has nothing: one sentence and one button.
#pragma once

#include <QWidget>

namespace throughline {

class Button;
class TextLabel;

class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& sentence, const QString& buttonText, const QString& icon, QWidget* parent = nullptr);
    void setSentence(const QString& sentence);
    Button* button() const { return m_button; }

private:
    TextLabel* m_sentence = nullptr;
    Button* m_button = nullptr;
};

} // namespace throughline
