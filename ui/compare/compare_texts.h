// SPDX-License-Identifier: GPL-3.0-or-later
// What the compared runs generated for one prompt, side by side: prompts on the left, a column per run, a mark where
// one leaves the reference's text.
#pragma once

#include <ui/compare/comparison.h>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QScrollArea;

namespace throughline {

class Button;
class ComparedPromptModel;
class HintLine;
class RowView;
class TextReader;

class CompareTexts : public QWidget {
    Q_OBJECT
public:
    explicit CompareTexts(QWidget* parent = nullptr);

    /// May be null. The chosen cell and prompt stay where they are still there.
    void setComparison(const ComparisonPtr& comparison);
    /// A place among the reference's cells; without texts of its own nothing changes.
    void showCell(int referenceCell);

private:
    QWidget* makeTools();
    QWidget* makeBody();
    void fillCells();
    void fillPrompts();
    void makeReaders();
    void showPrompt();
    void step(int by); // to the next prompt on which a run differs
    void copy();
    int cell() const;

    ComparisonPtr m_comparison;
    ComparedPromptModel* m_prompts = nullptr;
    QComboBox* m_cells = nullptr;
    QCheckBox* m_onlyDiffering = nullptr;
    HintLine* m_totals = nullptr;
    Button* m_previous = nullptr;
    Button* m_next = nullptr;
    Button* m_copy = nullptr;
    RowView* m_list = nullptr;
    TextReader* m_asked = nullptr;
    QScrollArea* m_area = nullptr;
    QHBoxLayout* m_columns = nullptr;
    std::vector<TextReader*> m_readers; // the reference's first, then by run
    std::vector<std::size_t> m_runOfReader;
};

} // namespace throughline
