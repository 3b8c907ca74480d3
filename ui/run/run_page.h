// SPDX-License-Identifier: GPL-3.0-or-later
// The run that is going on: cells with their states, the chart that is being built or what was generated, the chosen
// cell, the log.
#pragma once

#include <ui/session/run_digest.h>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QStackedLayout;
class QStackedWidget;

namespace throughline {

class Button;
class CellPane;
class CellTreeModel;
class ChartPane;
class HintLine;
class LogModel;
class RowView;
class Session;
class SegmentedControl;
class TextLabel;
class TextsPane;

class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(Session& session, QWidget* parent = nullptr);

    ChartPane* chart() const { return m_chart; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    QWidget* makeHead();
    QWidget* makeMiddle();
    QWidget* makeCells();
    QWidget* makeLog();
    void connectEngine();
    void begin();
    void take(const Event& event);
    void end();
    /// Shows everything as it is now; put off while a repeat is timed on a machine without a spare core.
    void refreshSoon();
    void refresh();
    void digest(); // off the GUI thread
    void showDigest();
    void showHead();
    void showCell(int cell);
    void follow(); // the running cell, until the person chooses another
    void openInLibrary();
    bool mayPaint() const;

    Session& m_session;
    QStackedLayout* m_stack = nullptr;
    TextLabel* m_title = nullptr;
    HintLine* m_state = nullptr;
    Button* m_stopAfter = nullptr;
    Button* m_stopNow = nullptr;
    Button* m_inLibrary = nullptr;
    CellTreeModel* m_cells = nullptr;
    RowView* m_tree = nullptr;
    SegmentedControl* m_views = nullptr; // of the middle
    QStackedWidget* m_middle = nullptr;
    ChartPane* m_chart = nullptr;
    TextsPane* m_texts = nullptr;
    CellPane* m_cellPane = nullptr;
    QWidget* m_cellSide = nullptr;
    LogModel* m_log = nullptr;
    RowView* m_logView = nullptr;
    QTimer m_refreshTimer;
    QElapsedTimer m_sinceRefresh;
    RunDigestPtr m_digest;
    QString m_waiting; // for another engine
    int m_cell = -1;   // shown
    bool m_follows = true;
    bool m_digesting = false;
    bool m_digestAgain = false;
};

} // namespace throughline
