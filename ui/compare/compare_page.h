// SPDX-License-Identifier: GPL-3.0-or-later
// Two or more runs side by side: what differs, cells × runs with ratio, interval and verdict, and their charts
// overlaid.
#pragma once

#include <ui/compare/comparison.h>

#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QStackedLayout;

namespace throughline {

class Button;
class CellTableModel;
class ChartPane;
class DifferenceModel;
class EmptyState;
class HintLine;
class RowView;
class SegmentedControl;
class Session;
class TextLabel;

class ComparePage : public QWidget {
    Q_OBJECT
public:
    explicit ComparePage(Session& session, QWidget* parent = nullptr);

    /// The first is the reference. Fewer than two: the page asks for more.
    void compare(const QStringList& runIds);
    ChartPane* chart() const { return m_chart; }
    const ComparisonPtr& comparison() const { return m_comparison; }

signals:
    void compared(); // a new comparison is shown

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeContent();
    QWidget* makeDifferences();
    QWidget* makeCells();
    void load(const QStringList& ids, std::vector<ComparedRun> loaded);
    void take(const ComparisonPtr& comparison);
    void fillChips();
    void fillCells();
    void choosePrompts(int segment);
    void offerRuns();
    void exportFolder();
    void dropRuns(); // that are no longer in the library
    QString nameOf(const QString& runId) const;

    Session& m_session;
    QStringList m_ids;
    ComparisonPtr m_comparison;
    QHBoxLayout* m_chips = nullptr;
    Button* m_add = nullptr;
    Button* m_export = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    TextLabel* m_differenceCount = nullptr;
    DifferenceModel* m_differences = nullptr;
    RowView* m_differenceTable = nullptr;
    HintLine* m_matched = nullptr;
    SegmentedControl* m_prompts = nullptr;
    CellTableModel* m_cells = nullptr;
    RowView* m_cellTable = nullptr;
    ChartPane* m_chart = nullptr;
};

} // namespace throughline
