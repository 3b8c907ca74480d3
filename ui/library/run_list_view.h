// SPDX-License-Identifier: GPL-3.0-or-later
// The list of runs as it is seen: groups that fold, what is chosen and kept over a new order, and which rows are in
// sight.
#pragma once

#include <ui/widgets/row_view.h>

#include <QStringList>

#include <functional>

class QTimer;

namespace throughline {

class RunListModel;

class RunListView : public RowView {
    Q_OBJECT
public:
    explicit RunListView(RunListModel& runs, QWidget* parent = nullptr);

    /// Ids of chosen runs in the order of the list; of a chosen group all of its runs.
    QStringList chosen() const;
    /// False when it is not shown.
    bool choose(const QString& runId);
    void chooseToo(const QString& runId); // beside what is chosen
    void chooseFirst();
    /// Ids of the runs between the viewport's edges.
    QStringList inSight() const;
    /// Chosen runs (or all that are listed), with the columns that are shown in their order.
    QString copied() const override;
    void copy() const override;
    /// The same runs as CSV, for the clipboard.
    using Csv = std::function<QByteArray(const QStringList& runIds)>;
    void setCsv(Csv csv) { m_csv = std::move(csv); }

signals:
    void chosenChanged();
    void inSightChanged(); // a moment after it came to rest
    void entered();        // Return or a double click on a run

protected:
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QStringList copiedRuns() const;
    void remember();
    void arrangeAgain();
    void unfold();
    void chooseRow(const QModelIndex& index); // and nothing else, whatever keys are held
    void toggle(const QModelIndex& index);

    RunListModel& m_runs;
    Csv m_csv;
    QTimer* m_rest = nullptr;
    QStringList m_chosenBefore; // by the person; comes back when a filter lets it through again
    QString m_currentBefore;
    bool m_restoring = false;
};

} // namespace throughline
