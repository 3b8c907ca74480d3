// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of the list of runs are shown, in what order and how wide: chosen, kept in the settings, and as many of
// them as there is room for.
#pragma once

#include <ui/library/run_columns.h>

#include <QObject>

#include <set>

class QHeaderView;
class QMenu;

namespace throughline {

class RowView;

class ColumnLayout : public QObject {
    Q_OBJECT
public:
    /// Of a view whose model has the columns of RunColumn.
    explicit ColumnLayout(RowView& view);

    bool isChosen(RunColumn column) const { return m_chosen.count(column) > 0; }
    void choose(RunColumn column, bool shown);
    /// One place to the left or right, over hidden ones.
    void move(RunColumn column, int step);
    /// As at first.
    void reset();
    /// Hides the least important ones until the name has room.
    void fit();
    /// Ticks for showing; a second menu for moving.
    void fill(QMenu& menu);

private:
    bool eventFilter(QObject* watched, QEvent* event) override; // the view's width
    void restore();
    void keep();

    RowView& m_view;
    QHeaderView& m_header;
    std::set<RunColumn> m_chosen;
    bool m_fitting = false;
};

} // namespace throughline
