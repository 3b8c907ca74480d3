// SPDX-License-Identifier: GPL-3.0-or-later
// Two or more runs side by side: what differs, cells × runs with ratio, interval and verdict, their charts overlaid,
// and what they generated.
#pragma once

#include <plots/file_to_write.h>
#include <ui/compare/comparison.h>

#include <QStringList>
#include <QWidget>

#include <array>

class QStackedLayout;

namespace throughline {

class Button;
class CellTableModel;
class ChartPane;
class CompareTexts;
class ComparisonWork;
class DifferenceModel;
class EmptyState;
class FrozenRowView;
class HintLine;
class RowView;
class RunChips;
class SegmentedControl;
class Session;
class TextLabel;

class ComparePage : public QWidget {
    Q_OBJECT
public:
    explicit ComparePage(Session& session, QWidget* parent = nullptr);

    /// The first is the reference. Fewer than two: the page asks for more.
    void compare(const QStringList& runIds);
    /// The same of runs that are at hand already.
    void compareLoaded(const std::vector<ComparedRun>& runs);
    ChartPane* chart() const { return m_chart; }
    const ComparisonPtr& comparison() const { return m_comparison; }
    const ComparisonWork& work() const { return *m_work; }
    /// In the order of their colours.
    const QStringList& runIds() const { return m_ids; }

signals:
    void compared(); // what was asked for, or went on, is shown

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeContent();
    QWidget* makeDifferences();
    QWidget* makeLower();
    QWidget* makeCells();
    QWidget* makeTexts();
    SegmentedControl* makeViews(int view, QWidget* parent);
    void showView(int view);
    void showRuns(const QStringList& ids, const QString& reference);
    void wish();
    void follow();
    void take(const ComparisonPtr& comparison);
    double margin() const;
    void fillChips();
    void fillCells();
    void fillDifferences();
    void choosePrompts(int segment);
    void offerRuns();
    void remove(const QString& id);
    void exportFolder();
    std::vector<FileToWrite> filesIn(const QString& folder) const;
    QString nameOf(const QString& runId) const;
    QStringList namesOf(const QStringList& ids) const;

    Session& m_session;
    QStringList m_ids;
    QString m_reference; // one of them; empty when there is none
    ComparisonPtr m_comparison;
    ComparisonWork* m_work = nullptr;
    bool m_stale = false; // something changed while nobody looked
    RunChips* m_chips = nullptr;
    Button* m_add = nullptr;
    Button* m_export = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    TextLabel* m_differenceCount = nullptr;
    DifferenceModel* m_differences = nullptr;
    RowView* m_differenceTable = nullptr;
    std::array<SegmentedControl*, 2> m_views{}; // cells or texts: one in the head of each
    QStackedLayout* m_lower = nullptr;
    HintLine* m_matched = nullptr;
    HintLine* m_reason = nullptr; // why a run can't be compared, else what verdicts are corrected for
    TextLabel* m_promptsLabel = nullptr;
    SegmentedControl* m_prompts = nullptr;
    CellTableModel* m_cells = nullptr;
    FrozenRowView* m_cellTable = nullptr;
    ChartPane* m_chart = nullptr;
    CompareTexts* m_texts = nullptr;
};

} // namespace throughline
