// SPDX-License-Identifier: GPL-3.0-or-later
// The Cells side of the Library: loads cells of all runs bit by bit, the newest first, and lists those that the filter
// lets through.
#pragma once

#include <ui/library/cell_list_model.h>
#include <ui/widgets/row_view.h>

namespace throughline {

class LibraryService;

class CellListView : public RowView {
    Q_OBJECT
public:
    explicit CellListView(LibraryService& library, QWidget* parent = nullptr);

    void setQuery(const RunQuery& query);
    /// Nothing is read while nobody looks.
    void setActive(bool active);
    int shown() const { return m_model->rowCount(); }
    /// Runs whose cells are not loaded yet.
    int pending() const { return m_pending; }
    /// Its first cell, or else the first of all.
    void chooseRun(const QString& runId);
    /// Their runs, each once.
    QStringList chosenRuns() const;

signals:
    void chosenChanged();
    void listed();                        // other rows, or more of them
    void failed(const QString& sentence); // cells could not be read

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow(); // the library as it is now
    void load();
    void arrange();
    void take(const CellListingPtr& listing);
    void chooseRow(const QModelIndex& index); // and nothing else, whatever keys are held

    LibraryService& m_library;
    CellListModel* m_model = nullptr;
    RunQuery m_query;
    std::unordered_map<std::string, CellsOfRun> m_cells;
    std::unordered_map<std::string, RunInfo> m_asOf; // the runs as they were when their cells were loaded
    int m_pending = 0;
    bool m_active = false;
    bool m_loading = false;
    bool m_arranging = false;
    bool m_again = false; // something changed while it was arranged
};

} // namespace throughline
