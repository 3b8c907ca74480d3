// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/experiment_document.h>
#include <ui/experiment/filled_in_rows.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_pane.h>
#include <ui/widgets/button.h>
#include <ui/widgets/disclosure.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>
#include <QHeaderView>

#include <algorithm>

namespace throughline {

namespace {
constexpr int narrowWidth = 400;
constexpr int leastNote = 90;
constexpr int fieldWidth = 128;
constexpr int valueWidth = 224;
constexpr int whyColumn = 2;
constexpr int filledRow = 24;
constexpr int mostFilledRows = 9; // more are scrolled
constexpr int askAfterMs = 150;   // of quiet: typing "128" asks once
} // namespace

PlanPane::PlanPane(ExperimentDocument& document, QString engineProgram, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_query(std::move(engineProgram))
    , m_model(new PlanModel(this))
{
    makeTable();
    makeFilledIn();
    m_split = new HintLine(this);
    m_split->setObjectName("planSplit");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, metric::gap);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* body = new QVBoxLayout;
    body->setContentsMargins(4, 4, 4, 0);
    body->addWidget(m_table, 1);
    column->addLayout(body, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 12, 0);
    foot->addWidget(m_split);
    column->addLayout(foot);
    auto* filled = new QVBoxLayout;
    filled->setContentsMargins(12, 4, 12, 0);
    filled->addWidget(m_filledIn);
    column->addLayout(filled);
    m_delay.setSingleShot(true);
    m_delay.setInterval(askAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &PlanPane::ask);
    connect(&m_query, &EngineQuery::plan, this, &PlanPane::take);
    connect(&m_query, &EngineQuery::failed, this, &PlanPane::fail);
    connect(&document, &ExperimentDocument::changed, this, [this] {
        m_upToDate = false;
        m_table->setEnabled(false); // the old plan stays, greyed
        if (m_started)
            m_delay.start();
    });
}

QWidget* PlanPane::makeHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metric::gapLarge, 20, 12, 0);
    row->setSpacing(metric::gapLarge);
    m_totals = noteLabel(tr("…"), head);
    m_totals->setObjectName("planTotals");
    m_totals->setElided(true);
    m_notes = new Button(tr("Notes"), ButtonKind::Flat, "caution", head);
    m_notes->setObjectName("planNotes");
    m_notes->setToolTip(tr("Jump to the next note"));
    m_notes->hide();
    connect(m_notes, &QPushButton::clicked, this, &PlanPane::jumpToNextNote);
    row->addWidget(sectionTitle(tr("Plan"), head));
    row->addWidget(m_totals, 1);
    row->addWidget(m_notes);
    head->setFixedHeight(56);
    return head;
}

void PlanPane::makeTable()
{
    m_table = new RowView(tr("Plan"), this);
    m_table->setObjectName("planTable");
    m_table->setModel(m_model);
    m_table->setEmptyText(tr("The plan is being made…"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlanPane::showSplit);
}

void PlanPane::makeFilledIn()
{
    m_filledModel = new TextTableModel(this);
    m_filledModel->setFirstIsLabel(true);
    m_filledTable = new RowView(tr("What was filled in"), this);
    m_filledTable->setObjectName("planFilledIn");
    m_filledTable->setModel(m_filledModel);
    m_filledTable->setHeaderHidden(true);
    m_filledTable->setRowHeight(filledRow);
    m_filledIn = new Disclosure(tr("Filled in"), m_filledTable, this);
    m_filledIn->setObjectName("planFilledInFold");
    m_filledIn->hide(); // until something is
}

void PlanPane::start()
{
    m_started = true;
    ask();
}

void PlanPane::ask() { m_query.planOf(m_document.experiment()); }

void PlanPane::take(const Plan& plan)
{
    if (m_delay.isActive()) // the person went on; the answer to come is the one that counts
        return;
    const int row = m_table->currentIndex().row();
    m_model->setPlan(plan);
    m_table->setEnabled(true);
    m_upToDate = true;
    fitColumns();
    showTotals();
    showFilledIn();
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, 0));
    showSplit();
    emit planChanged(plan);
}

void PlanPane::showTotals()
{
    const bool narrow = width() < narrowWidth;
    const int notes = int(m_model->noted().size());
    m_totals->setTone(Tone::Secondary);
    m_totals->setText(planTotals(m_model->plan(), narrow));
    m_totals->setElided(!narrow); // else the tip is its own
    m_totals->setToolTip(planTotals(m_model->plan(), false));
    m_notes->setVisible(notes > 0);
    m_notes->setText(narrow ? QString::number(notes) : counted(tr("1 note"), tr("%1 notes"), notes));
}

void PlanPane::showFilledIn()
{
    const auto rows = filledInRows(m_model->plan());
    m_filledModel->setTable({tr("What"), tr("Value"), tr("Why")}, rows);
    const bool narrow = width() < narrowWidth;
    m_filledTable->setColumnHidden(whyColumn, narrow);
    m_filledTable->setColumnWidths({fieldWidth, narrow ? 0 : valueWidth, 0});
    m_filledTable->setFixedHeight(filledRow * std::min(int(rows.size()), mostFilledRows));
    m_filledIn->setSummary(
        counted(tr("1 value that was left open"), tr("%1 values that were left open"), int(rows.size())));
    m_filledIn->setVisible(!rows.empty());
}

void PlanPane::fail(const QString& sentence)
{
    m_totals->setTone(Tone::Bad);
    m_totals->setText(sentence);
    m_table->setEmptyText(tr("There is no plan yet."));
}

void PlanPane::fitColumns()
{
    // In a narrow window only what tells cells apart, and what they cost, stays; the rest is in the tip.
    const bool narrow = width() < narrowWidth;
    const auto shown = [&](int column) {
        switch (column) {
        case PlanModel::Model:
        case PlanModel::PrecisionColumn:
            return m_model->columnVaries(PlanModel::Column(column));
        case PlanModel::Ranks:
        case PlanModel::Prompts:
            return !narrow || m_model->columnVaries(PlanModel::Column(column));
        case PlanModel::Number:
        case PlanModel::Need:
        case PlanModel::NoteColumn:
            return !narrow;
        default:
            return true;
        }
    };
    const int wide[PlanModel::Columns] = {34, 84, 72, 94, 52, 64, 46, 68, 72, leastNote};
    const int tight[PlanModel::Columns] = {34, 64, 52, 92, 28, 36, 46, 0, 72, 0};
    const auto& widths = narrow ? tight : wide;
    m_model->setNarrow(narrow);
    int sum = 0;
    for (int column = 0; column < PlanModel::Columns; ++column) {
        m_table->setColumnHidden(column, !shown(column));
        m_table->header()->setSectionResizeMode(column, QHeaderView::Interactive);
        if (shown(column))
            m_table->header()->resizeSection(column, widths[column]);
        sum += shown(column) ? widths[column] : 0;
    }
    const bool fits = sum <= m_table->viewport()->width();
    m_table->setHorizontalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (fits)
        m_table->header()->setSectionResizeMode(
            narrow ? PlanModel::ModeColumn : PlanModel::NoteColumn, QHeaderView::Stretch);
}

void PlanPane::resizeEvent(QResizeEvent*)
{
    fitColumns();
    if (!m_upToDate)
        return;
    showTotals();
    showFilledIn();
}

void PlanPane::jumpToNextNote()
{
    const auto noted = m_model->noted();
    if (noted.empty())
        return;
    const int from = m_table->currentIndex().row();
    const auto next = std::upper_bound(noted.begin(), noted.end(), from);
    const QModelIndex index = m_model->index(next == noted.end() ? noted.front() : *next, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void PlanPane::showSplit()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        m_split->say(m_model->rowCount() > 0 ? tr("Choose a cell to see how it is split over ranks") : QString());
        return;
    }
    const QString note = m_model->explanation(current.row());
    const QString split = m_model->splitText(current.row());
    m_split->say(
        tr("Cell %1 · %2").arg(current.row() + 1).arg(note.isEmpty() ? split : split + QStringLiteral(" · ") + note));
}

} // namespace throughline
