// SPDX-License-Identifier: GPL-3.0-or-later
// The run that is going on: cells with their states, the chart that is being built or what was generated, the devices,
// the log, the queue.
#pragma once

#include <ui/session/live_digest.h>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QStackedLayout;
class QStackedWidget;

namespace throughline {

class CellTreeModel;
class ChartPane;
class LogPane;
class RowView;
class RunHead;
class Session;
class SidePane;
class TextsPane;

class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(Session& session, QWidget* parent = nullptr);

    ChartPane* chart() const { return m_chart; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum View { Charts, Texts, Side };

    QWidget* makeEmpty();
    QWidget* makeContent();
    void makeMiddle();
    void addView(QWidget* view);
    QWidget* makeCells();
    void connectEngine();
    void connectCells();
    void placeSide();
    void begin();
    void take(const Event& event);
    void end();
    /// Shows everything as it is now; put off while a repeat is timed on a machine without a spare core.
    void refreshSoon();
    void refresh();
    void showDigest();
    void showView(int view);
    void showCell(int cell);
    void chooseCell(int cell); // by the person
    void follow();             // the running cell, until the person chooses another
    void rest();               // between two passes: what is drawn now costs no measurement
    void goOn();
    bool mayPaint() const;
    bool isSeen() const; // itself, or a chart of it in a window of its own

    Session& m_session;
    LiveDigest m_live;
    QStackedLayout* m_stack = nullptr;
    RunHead* m_head = nullptr;
    CellTreeModel* m_cells = nullptr;
    RowView* m_tree = nullptr;
    QStackedWidget* m_middle = nullptr;
    ChartPane* m_chart = nullptr;
    TextsPane* m_texts = nullptr;
    SidePane* m_side = nullptr;
    QWidget* m_sideColumn = nullptr; // where it stands in a wide window
    QWidget* m_sideView = nullptr;   // where it stands in a narrow one
    LogPane* m_log = nullptr;
    QTimer m_refreshTimer;
    QTimer m_goOnTimer;
    QElapsedTimer m_sinceRefresh;
    RunDigestPtr m_shown; // the digest that is shown
    int m_cell = -1;      // shown
    bool m_follows = true;
    bool m_resting = false;
};

} // namespace throughline
