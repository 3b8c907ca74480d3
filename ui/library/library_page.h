// SPDX-License-Identifier: GPL-3.0-or-later
// All runs: find one among thousands, look at it, hold it against the pinned reference, and act on what is chosen.
// Shows what the library says, live.
#pragma once

#include <ui/library/filter_bar.h>
#include <ui/library/run_arrangement.h>

#include <QStringList>
#include <QWidget>

class QMenu;
class QMimeData;
class QStackedLayout;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace throughline {

class Button;
class CellListView;
class ColumnLayout;
class DropVeil;
class EmptyState;
class ReferenceDeltas;
class RunListModel;
class RunListView;
class RunPanel;
class Session;
class TextLabel;
struct ImportedFiles;

class LibraryPage : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPage(Session& session, QWidget* parent = nullptr);

    RunPanel* panel() const { return m_panel; }
    ReferenceDeltas* deltas() const { return m_deltas; }
    void choose(const QString& runId);
    void choose(const QStringList& runIds); // those that are shown
    QStringList chosen() const;             // ids, in the order of the list
    /// Files and folders.
    void importFiles(const QStringList& paths);
    /// The menu of what can be done with the chosen runs.
    void fillRunMenu(QMenu& menu);

signals:
    void imported(); // all that was given is in, or refused

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum State { Empty, Content, Failed };
    QWidget* withTitle(QWidget* state);
    QWidget* makeContent(); // library_page_layout.cpp
    QWidget* makeLists();
    QWidget* makeTools();
    void fillViewMenu(QMenu& menu);
    void connectAll();
    void connectLists();
    void connectActions();
    void list();
    void showChosen();
    void showCount();
    void showWhat();
    void filter();
    void wantDeltas();
    void setGrouping(RunGrouping grouping);
    void setActionsEnabled();
    std::vector<RunInfo> infos(const QStringList& runIds) const;

    void compareChosen(); // library_actions.cpp
    void pinChosen();
    void renameChosen();
    void rename(const QString& runId, const QString& name);
    void removeChosen();
    void bringBack();
    void changeTags(const QStringList& runIds, const QStringList& added, const QStringList& removed);
    void changeNotes(const QString& runId, const QString& notes);
    void editAgain();

    void copyChosen(); // library_transfer.cpp
    QMimeData* carry(const std::vector<RunInfo>& runs);
    void chooseFilesToImport();
    void tellImported(const ImportedFiles& files);
    void exportFolder();
    void exportTo(const QString& title, const QString& name, const QString& filter, int what);

    Session& m_session;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    EmptyState* m_failed = nullptr;
    FilterBar* m_bar = nullptr;
    QStackedWidget* m_lists = nullptr;
    ReferenceDeltas* m_deltas = nullptr;
    RunListModel* m_runs = nullptr;
    RunListView* m_table = nullptr;
    ColumnLayout* m_columns = nullptr;
    CellListView* m_cells = nullptr;
    TextLabel* m_foot = nullptr;
    RunPanel* m_panel = nullptr;
    Button* m_compare = nullptr;
    Button* m_report = nullptr;
    Button* m_pin = nullptr;
    Button* m_more = nullptr;
    DropVeil* m_veil = nullptr;
    QTimer* m_deltaPause = nullptr; // until the list is sorted anew by what has come
    QString m_wanted;               // chosen before the list had it
    QString m_noticed;              // said already
};

} // namespace throughline
