// SPDX-License-Identifier: GPL-3.0-or-later
// The right side of the Experiment page: the plan of what is being edited, asked for while it is edited.
#pragma once

#include <host/engine_client.h>
#include <ui/experiment/plan_model.h>

#include <QTimer>
#include <QWidget>

#include <array>

namespace throughline {

class Button;
class Disclosure;
class ExperimentDocument;
class RowView;
class TextLabel;
class TextTableModel;

class PlanPane : public QWidget {
    Q_OBJECT
public:
    PlanPane(ExperimentDocument& document, QString engineProgram, QWidget* parent = nullptr);

    /// Asks for the first plan; after that every change asks by itself.
    void start();
    PlanModel& model() { return *m_model; }
    bool upToDate() const { return m_upToDate; }

signals:
    void planChanged(const throughline::Plan& plan);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    void makeTable();
    void makeShares();
    void makeFilledIn();
    void ask();
    void take(const Plan& plan);
    void fail(const QString& sentence);
    void showTotals();
    void showFilledIn();
    std::array<int, PlanModel::Columns> columnWidths(bool tight, bool narrow) const;
    void fitColumns();
    void jumpToNextNote();
    void showCell();
    void showShares(const PlannedCell& cell);

    ExperimentDocument& m_document;
    EngineQuery m_query;
    QTimer m_delay;
    PlanModel* m_model = nullptr;
    RowView* m_table = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_totals = nullptr;
    Button* m_notes = nullptr;
    TextLabel* m_said = nullptr; // about the chosen cell
    TextTableModel* m_shareModel = nullptr;
    RowView* m_shareTable = nullptr;
    Disclosure* m_shares = nullptr;
    TextTableModel* m_filledModel = nullptr;
    RowView* m_filledTable = nullptr;
    Disclosure* m_filledIn = nullptr;
    bool m_started = false;
    bool m_upToDate = false;
};

} // namespace throughline
