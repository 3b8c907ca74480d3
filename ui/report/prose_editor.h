// SPDX-License-Identifier: GPL-3.0-or-later
// The heading and the paragraphs of one prose part.
#pragma once

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace throughline {

class ProseEditor : public QWidget {
    Q_OBJECT
public:
    explicit ProseEditor(QWidget* parent = nullptr);

    void setProse(const QString& heading, const QString& text); // says nothing
    void focusHeading();

signals:
    void edited(const QString& heading, const QString& text);
    void removeWanted();

private:
    QLineEdit* m_heading = nullptr;
    QPlainTextEdit* m_text = nullptr;
};

} // namespace throughline
