// SPDX-License-Identifier: GPL-3.0-or-later
// Where generated texts are read: a prompt, its different outputs, and a mark where one leaves its baseline. Always
// plain text; what is copied is the text without the mark.
#pragma once

#include <ui/texts/text_passages.h>

#include <QTextEdit>

namespace throughline {

class TextReader : public QTextEdit {
    Q_OBJECT
public:
    explicit TextReader(QWidget* parent = nullptr);

    /// Title and prompt may be empty: then they take no place.
    void display(const QString& title, const QString& prompt, const std::vector<TextPassage>& passages);
    /// Where marks stand, as places in the document.
    const std::vector<int>& marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;

private:
    void fill();
    void addParagraph(const QString& text, int pixels, int weight, Tone tone, int spaceAbove);
    void addPassage(const TextPassage& passage);

    QString m_title;
    QString m_prompt;
    std::vector<TextPassage> m_passages;
    std::vector<int> m_marks;
};

} // namespace throughline
