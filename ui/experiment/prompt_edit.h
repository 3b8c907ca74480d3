// SPDX-License-Identifier: GPL-3.0-or-later
// Where prompts are typed and pasted: a paragraph is a prompt, its number left of it and its tokens right. A line break
// within a prompt is Shift+Enter. Knows no experiment.
#pragma once

#include <QPlainTextEdit>

#include <string>
#include <vector>

namespace throughline {

class PromptMargin;

class PromptEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PromptEdit(QWidget* parent = nullptr);

    /// Paragraphs with something in them.
    std::vector<std::string> texts() const;
    void setTexts(const std::vector<std::string>& texts); // says nothing
    /// Of prompt i, where known; shown until the next edit.
    void setTokens(const std::vector<int>& tokens);
    const std::vector<int>& tokens() const { return m_tokens; }

    struct Paste {
        int lines = 0;
        int blankLines = 0; // which make no prompt
        bool asOne = false;
        bool several() const { return lines > 1; }
    };
    /// The latest paste, until something else is typed.
    const Paste& lastPaste() const { return m_paste; }

public slots:
    /// The lines just pasted become one prompt, or one each again.
    void togglePaste();

signals:
    void edited();       // by the person
    void pasteChanged(); // lastPaste()

protected:
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override; // a file is for the page
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    friend class PromptMargin;
    void takeEdit();
    void placeMargins();
    void paintMargin(QWidget* margin, bool numbers) const;

    PromptMargin* m_numbers = nullptr;
    PromptMargin* m_counts = nullptr;
    std::vector<int> m_tokens;
    Paste m_paste;
    int m_pasteStart = 0;
    int m_pasteEnd = 0;
    bool m_ownEdit = false; // a paste, or its being joined: lastPaste() stays
};

} // namespace throughline
