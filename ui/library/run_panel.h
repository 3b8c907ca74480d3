// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the Library page: charts, texts, settings and environment of the chosen run; of several what they
// have in common.
#pragma once

#include <ui/session/run_digest.h>

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace throughline {

class ChartPane;
class HintLine;
class RowView;
class RunWords;
class SegmentedControl;
class Session;
class SeveralPane;
class TextLabel;
class TextTableModel;
class TextsPane;

class RunPanel : public QWidget {
    Q_OBJECT
public:
    explicit RunPanel(Session& session, QWidget* parent = nullptr);
    int neededWidth() const; // its tabs are longer in some languages

    /// Empty: nothing is chosen. One: all of it. More: what they have in common.
    void display(const QStringList& runIds);
    /// Names, tags and notes may have changed; and a run that grows is read again.
    void refresh();
    /// Of the one run that is displayed; null while it is loaded, and when there are several.
    const RunDigestPtr& digest() const { return m_digest; }
    /// Above the content: buttons of the page that has this panel.
    QVBoxLayout* toolPlace() const { return m_tools; }
    ChartPane* chart() const { return m_chart; }
    void focusTags();

signals:
    void displayed(const QString& runId); // its digest is there
    void tagsChanged(const QStringList& runIds, const QStringList& added, const QStringList& removed);
    void notesChanged(const QString& runId, const QString& notes);

private:
    enum Body { Nothing, One, Several };
    QWidget* makeOne();
    QWidget* makeChartTab();
    QWidget* makeTextTab();
    QWidget* makeTableTab(TextTableModel*& model, const QString& name, const QString& objectName);
    void head(); // title and words, of the rows as they are now
    void load();
    void fail(const QString& sentence);
    void fill(const RunDigestPtr& digest);
    void fillFindings(const RunDigest& digest);

    Session& m_session;
    QStringList m_runIds;
    RunDigestPtr m_digest;
    QStackedWidget* m_body = nullptr;
    TextLabel* m_nothing = nullptr;
    SeveralPane* m_several = nullptr;
    RunWords* m_words = nullptr;
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
