// SPDX-License-Identifier: GPL-3.0-or-later
// The field of typed prompts: the editor, how many there are, and what can be done about the latest paste and the
// count.
#pragma once

#include <ui/experiment/plan_explanation.h>
#include <ui/experiment/prompt_edit.h>

#include <QWidget>

namespace throughline {

class Button;
class TextLabel;

class TypedPrompts : public QWidget {
    Q_OBJECT
public:
    explicit TypedPrompts(QWidget* parent = nullptr);

    PromptEdit& editor() { return *m_editor; }
    /// Shown as the document has it; `counts`: the prompt counts that will run.
    void display(const std::vector<std::string>& texts, const std::vector<int>& counts);
    void setTokens(const std::vector<int>& tokens);
    /// For the line under the field: what is wrong, how the latest paste was split, or how to go on.
    Explanation explanation() const;

signals:
    void edited();
    void explained(); // explanation() is another
    void eachOnceWanted(int prompts);

private:
    void showState();

    PromptEdit* m_editor = nullptr;
    TextLabel* m_summary = nullptr;
    Button* m_asOne = nullptr;
    Button* m_eachOnce = nullptr;
    std::vector<int> m_counts;
};

} // namespace throughline
