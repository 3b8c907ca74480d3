// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the Library page: charts, texts, settings and environment of the chosen run.
#pragma once

#include <ui/session/run_digest.h>

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace throughline {

class ChartPane;
class HintLine;
class RowView;
class SegmentedControl;
class Session;
class TextLabel;
class TextTableModel;
class TextsPane;

class RunPanel : public QWidget {
    Q_OBJECT
public:
    explicit RunPanel(Session& session, QWidget* parent = nullptr);

    /// Empty: nothing is chosen.
    void display(const QString& runId);
    const RunDigestPtr& digest() const { return m_digest; }
    /// Above the content: buttons of the page that has this panel.
    QVBoxLayout* toolPlace() const { return m_tools; }
    ChartPane* chart() const { return m_chart; }

signals:
    void displayed(const QString& runId); // its digest is there

private:
    QWidget* makeChartTab();
    QWidget* makeTextTab();
    QWidget* makeTableTab(TextTableModel*& model, const QString& name, const QString& objectName);
    void fill(const RunDigestPtr& digest);
    void fillFindings(const RunDigest& digest);

    Session& m_session;
    QString m_runId;
    RunDigestPtr m_digest;
    TextLabel* m_title = nullptr;
    HintLine* m_subtitle = nullptr;
    QVBoxLayout* m_tools = nullptr;
    SegmentedControl* m_tabs = nullptr;
    QStackedWidget* m_content = nullptr;
    ChartPane* m_chart = nullptr;
    QVBoxLayout* m_findings = nullptr;
    TextsPane* m_texts = nullptr;
    TextTableModel* m_settings = nullptr;
    TextTableModel* m_environment = nullptr;
};

} // namespace throughline
