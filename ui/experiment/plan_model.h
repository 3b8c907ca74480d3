// SPDX-License-Identifier: GPL-3.0-or-later
// The plan as a table: a row per cell, what it needs, how long it takes, and what to know about it.
#pragma once

#include <core/plan.h>

#include <QAbstractTableModel>
#include <QFontMetrics>

#include <map>

namespace throughline {

class PlanModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Model, PrecisionColumn, ModeColumn, Ranks, Prompts, Batch, Need, Time, NoteColumn, Columns };

    explicit PlanModel(QObject* parent = nullptr);

    void setPlan(const Plan& plan);
    const Plan& plan() const { return m_plan; }
    /// Whether rows differ in it; one of those in which all say the same needn't be shown.
    bool columnVaries(Column column) const;
    /// Short heads for a narrow window; the tip has the word.
    void setNarrow(bool narrow);
    /// Rows with a note or a skip, ascending.
    const std::vector<int>& noted() const { return m_noted; }
    /// Pixels of a column's widest text, with its icon. Kept until there is another plan.
    int textWidth(Column column, const QFontMetrics& metrics, bool narrow) const;
    /// The first of those over the most ranks, which says most about how prompts fall; -1: there is no cell.
    int mostRanksRow() const;
    /// How the prompts fall on the ranks, or the layers on the stages.
    QString splitText(int row) const;
    /// Why it is skipped, or its notes, in whole sentences.
    QString explanation(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PlannedCell& cell, Column column, bool narrow) const;
    int tone(const PlannedCell& cell, Column column) const;

    Plan m_plan;
    std::vector<int> m_noted;
    bool m_narrow = false;
    bool m_sameChunks = true; // in all cells that have any
    mutable std::map<std::pair<Column, bool>, int> m_widths;
};

/// Whole: "42 cells · about 37 min · needs 17.0 of 139 GB"; terse: "42 cells · 37 min · 17.0 of 139 GB"; then without
/// the need, and the cells alone.
enum class TotalsDetail { Whole, Terse, Time, Cells };
QString planTotals(const Plan& plan, TotalsDetail detail);

} // namespace throughline
