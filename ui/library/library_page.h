// SPDX-License-Identifier: GPL-3.0-or-later
// All runs: find one, look at it, compare, export, rename, delete. Shows what the library says, live.
#pragma once

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace throughline {

class Button;
class EmptyState;
class HintLine;
class RowView;
class RunFilter;
class RunListModel;
class RunPanel;
class Session;

class LibraryPage : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPage(Session& session, QWidget* parent = nullptr);

    RunPanel* panel() const { return m_panel; }
    void choose(const QString& runId);
    void importFiles(const QStringList& files);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeHead();
    void makeTable();
    QWidget* makeTools();
    void connectAll();
    void list();
    void showChosen();
    void showCount();
    QStringList chosen() const; // ids, in the order of the list
    void offerExport();
    void exportFolder();
    void exportTo(const QString& title, const QString& name, const QString& filter, int what);
    void remove();
    void rename(const QString& runId, const QString& name);
    void editAgain();

    Session& m_session;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QLineEdit* m_search = nullptr;
    HintLine* m_count = nullptr;
    RunListModel* m_runs = nullptr;
    RunFilter* m_filter = nullptr;
    RowView* m_table = nullptr;
    RunPanel* m_panel = nullptr;
    QWidget* m_side = nullptr;
    Button* m_compare = nullptr;
    Button* m_export = nullptr;
    QString m_wanted; // chosen before the list had it
};

} // namespace throughline
