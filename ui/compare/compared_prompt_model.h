// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts of one cell of the reference: what each was, and whether the runs agree on what follows it.
#pragma once

#include <ui/compare/compared_texts.h>

#include <QAbstractTableModel>

namespace throughline {

class ComparedPromptModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Prompt, Outcome, Token, Columns };

    explicit ComparedPromptModel(QObject* parent = nullptr);

    /// `cell` is a place among the reference's cells; -1, or no comparison: nothing.
    void setCell(const ComparisonPtr& comparison, int cell);
    void setOnlyDiffering(bool only);
    const ComparedPrompt& prompt(int row) const { return m_all[m_rows[std::size_t(row)]]; }
    int differing() const; // prompts on which some run differs
    int total() const { return int(m_all.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();

    ComparisonPtr m_comparison;
    int m_cell = -1;
    bool m_onlyDiffering = false;
    std::vector<ComparedPrompt> m_all;
    std::vector<std::size_t> m_rows;
};

} // namespace throughline
