// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/experiment_document.h>
#include <ui/experiment/filled_in_rows.h>
#include <ui/experiment/plan_model.h>
#include <ui/experiment/plan_notes.h>
#include <ui/experiment/plan_pane.h>
#include <ui/experiment/share_rows.h>
#include <ui/widgets/button.h>
#include <ui/widgets/disclosure.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>
#include <ui/widgets/to_qt.h>

#include <QHBoxLayout>
#include <QHeaderView>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {
constexpr int narrowWidth = 400;
constexpr int mostNote = 160;
constexpr int leastNote = 84; // cut, its tip has the rest: still better than short heads
constexpr int leastMode = 82;
constexpr int besideText = 2 * metric::gap; // in a column
constexpr int fieldWidth = 128;
constexpr int valueWidth = 224;
constexpr int whyColumn = 2;
constexpr int filledRow = 24;
constexpr int mostFilledRows = 9; // more are scrolled
constexpr int saidHeight = 32;    // two lines of 12 px
constexpr int narrowSaid = 64;    // four
constexpr int shareHead = 28;
constexpr int mostShareRows = 4;
constexpr int rankWidth = 48;
constexpr int batchesWidth = 132;
constexpr int narrowBatches = 96;
constexpr int tokensWidth = 72;
constexpr int paddingWidth = 68;
constexpr int tokensColumn = 3;
constexpr int paddingColumn = 4;
constexpr int aroundTotals = 12 + 3 * metric::gapLarge; // margins and gaps of the head
constexpr int askAfterMs = 150;                         // of quiet: typing "128" asks once
} // namespace

PlanPane::PlanPane(ExperimentDocument& document, QString engineProgram, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_query(std::move(engineProgram))
    , m_model(new PlanModel(this))
{
    makeTable();
    makeShares();
    makeFilledIn();
    m_said = smallLabel({}, this);
    m_said->setObjectName("planSaid");
    m_said->setWordWrap(true);
    m_said->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, metric::gap);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* body = new QVBoxLayout;
    body->setContentsMargins(4, 4, 4, 0);
    body->addWidget(m_table, 1);
    column->addLayout(body, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, metric::gap, 12, 0);
    foot->addWidget(m_said);
    column->addLayout(foot);
    for (Disclosure* fold : {m_shares, m_filledIn}) {
        auto* place = new QVBoxLayout;
        place->setContentsMargins(12, 4, 12, 0);
        place->addWidget(fold);
        column->addLayout(place);
    }
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
    row->setContentsMargins(metric::gapLarge, 20, 12, 8); // on one line with the page's title
    row->setSpacing(metric::gapLarge);
    m_totals = noteLabel(tr("…"), head);
    m_totals->setObjectName("planTotals");
    m_totals->setElided(true);
    m_notes = new Button(tr("Notes"), ButtonKind::Flat, "caution", head);
    m_notes->setObjectName("planNotes");
    m_notes->setToolTip(tr("Jump to the next note"));
    m_notes->hide();
    connect(m_notes, &QPushButton::clicked, this, &PlanPane::jumpToNextNote);
    m_title = sectionTitle(tr("Plan"), head);
    row->addWidget(m_title);
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
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlanPane::showCell);
}

void PlanPane::makeShares()
{
    m_shareModel = new TextTableModel(this);
    m_shareModel->setTextColumns(tokensColumn);
    m_shareTable = new RowView(tr("How prompts fall on ranks"), this);
    m_shareTable->setObjectName("planShares");
    m_shareTable->setModel(m_shareModel);
    m_shareTable->setRowHeight(filledRow);
    m_shares = new Disclosure(tr("Over ranks"), m_shareTable, this);
    m_shares->setObjectName("planSharesFold");
    m_shares->hide(); // until there is a cell
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
    showCell();
    emit planChanged(plan);
}

void PlanPane::showTotals()
{
    const bool narrow = width() < narrowWidth;
    const int notes = int(m_model->noted().size());
    m_totals->setTone(Tone::Secondary);
    m_notes->setVisible(notes > 0);
    m_notes->setText(narrow ? QString::number(notes) : tr("%n note", "%n notes", notes));
    const QString whole = planTotals(m_model->plan(), TotalsDetail::Whole);
    const int room =
        width() - m_title->sizeHint().width() - (notes > 0 ? m_notes->sizeHint().width() : 0) - aroundTotals;
    const auto fits = [&](const QString& text) { return m_totals->fontMetrics().horizontalAdvance(text) <= room; };
    QString totals = whole; // or as much of it as there is room for
    for (const TotalsDetail detail : {TotalsDetail::Terse, TotalsDetail::Time, TotalsDetail::Cells})
        if (!fits(totals))
            totals = planTotals(m_model->plan(), detail);
    m_totals->setText(totals);
    m_totals->setToolTip(totals == whole ? QString() : whole.toHtmlEscaped());
    m_totals->setAccessibleDescription(whole);
}

void PlanPane::showFilledIn()
{
    const auto rows = filledInRows(m_model->plan());
    m_filledModel->setTable({tr("What"), tr("Value"), tr("Why")}, rows);
    const bool narrow = width() < narrowWidth;
    m_filledTable->setColumnHidden(whyColumn, narrow);
    m_filledTable->setColumnWidths({fieldWidth, narrow ? 0 : valueWidth, 0});
    m_filledTable->setFixedHeight(filledRow * std::min(int(rows.size()), mostFilledRows));
    m_filledIn->setSummary(tr("%n value that was left open", "%n values that were left open", int(rows.size())));
    m_filledIn->setVisible(!rows.empty());
}

void PlanPane::fail(const QString& sentence)
{
    m_totals->setTone(Tone::Bad);
    m_totals->setText(tr("There is no plan"));
    m_said->setTone(Tone::Bad);
    m_said->setText(sentence);
    m_said->setToolTip(sentence.toHtmlEscaped());
    m_notes->hide();
    m_table->setEmptyText(tr("There is no plan yet."));
}

/// Each column's width; 0: it is left out. A tight table has no column for notes: the time has their icon.
std::array<int, PlanModel::Columns> PlanPane::columnWidths(bool tight, bool narrow) const
{
    const auto fitted = [&](PlanModel::Column column, int least, int most) {
        return qBound(least, m_model->textWidth(column, m_table->fontMetrics(), tight) + besideText, most);
    };
    const int number = fitted(PlanModel::Number, 32, 60);
    const int batch = fitted(PlanModel::Batch, tight ? 34 : 46, 80);
    const int need = fitted(PlanModel::Need, 60, 90);
    const int time = fitted(PlanModel::Time, 60, 110);
    std::array<int, PlanModel::Columns> widths{
        number, 84, 72, 94, 50, 64, batch, need, time, fitted(PlanModel::NoteColumn, 60, mostNote)};
    if (tight)
        widths = {number, 64, 52, leastMode, 26, 32, batch, need, time, 0};
    for (const auto column : {PlanModel::Model, PlanModel::PrecisionColumn})
        if (!m_model->columnVaries(column))
            widths[column] = 0;
    if (!narrow)
        return widths;
    // Only what tells cells apart, and what they cost, stays; the rest is in the tip.
    for (const auto column : {PlanModel::Ranks, PlanModel::Prompts})
        if (!m_model->columnVaries(column))
            widths[column] = 0;
    widths[PlanModel::Number] = widths[PlanModel::Need] = 0;
    return widths;
}

void PlanPane::fitColumns()
{
    const bool narrow = width() < narrowWidth;
    // The bar comes and goes with the rows; the columns stay.
    const int room = m_table->width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const auto sum = [](const auto& widths) { return std::accumulate(widths.begin(), widths.end(), 0); };
    const auto wide = columnWidths(false, false);
    const int withoutNote = sum(wide) - wide[PlanModel::NoteColumn];
    const bool tight = narrow || withoutNote + qMin(leastNote, wide[PlanModel::NoteColumn]) > room;
    m_model->setNarrow(tight);
    auto widths = tight ? columnWidths(true, narrow) : wide;
    if (!tight)
        widths[PlanModel::NoteColumn] = qMin(widths[PlanModel::NoteColumn], room - withoutNote);
    for (int column = 0; column < PlanModel::Columns; ++column) {
        m_table->setColumnHidden(column, widths[std::size_t(column)] == 0);
        m_table->header()->setSectionResizeMode(column, QHeaderView::Interactive);
        if (widths[std::size_t(column)] > 0)
            m_table->header()->resizeSection(column, widths[std::size_t(column)]);
    }
    const bool fits = sum(widths) <= room;
    m_table->setHorizontalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (fits)
        m_table->header()->setSectionResizeMode(
            tight ? PlanModel::ModeColumn : PlanModel::NoteColumn, QHeaderView::Stretch);
}

void PlanPane::resizeEvent(QResizeEvent*)
{
    fitColumns();
    m_said->setFixedHeight(width() < narrowWidth ? narrowSaid : saidHeight);
    if (!m_upToDate)
        return;
    showTotals();
    showFilledIn();
    showCell();
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

void PlanPane::showCell()
{
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() ? current.row() : m_model->mostRanksRow();
    m_shares->setVisible(row >= 0);
    if (row < 0)
        return;
    const PlannedCell& cell = m_model->plan().cells[std::size_t(row)];
    const QString said = current.isValid() ? noteSentences(cell) : tr("Choose a cell to read what is noted about it");
    const bool noted = current.isValid() && !said.isEmpty();
    const Tone tone = !noted ? Tone::Secondary : cell.skipped ? Tone::Bad : Tone::Caution;
    m_said->setTone(tone);
    m_said->setText(noted ? tr("Cell %1: %2").arg(row + 1).arg(said) : current.isValid() ? QString() : said);
    m_said->setToolTip(QStringList{said, noteFormulas(cell)}.join('\n').trimmed().toHtmlEscaped());
    m_said->setAccessibleDescription(noteFormulas(cell));
    m_shares->setSummary(tr("Cell %1 · %2").arg(row + 1).arg(shareSummary(cell)));
    showShares(cell);
}

void PlanPane::showShares(const PlannedCell& cell)
{
    const ShareTable table = shareTable(m_model->plan(), cell);
    m_shareModel->setTable(table.head, table.rows);
    const bool narrow = width() < narrowWidth;
    m_shareTable->setColumnHidden(tokensColumn, narrow);
    m_shareTable->setColumnHidden(paddingColumn, narrow);
    m_shareTable->setColumnWidths({rankWidth, 0, narrow ? narrowBatches : batchesWidth, tokensWidth, paddingWidth});
    // Of the plan's most ranks, whichever cell is chosen: the table above keeps its place.
    const int most = m_model->plan().cells[std::size_t(m_model->mostRanksRow())].cell.ranks;
    m_shareTable->setFixedHeight(shareHead + filledRow * std::clamp(most, 1, mostShareRows));
}

} // namespace throughline
