// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/cell_list_view.h>
#include <ui/session/background.h>
#include <ui/session/library_service.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <QHeaderView>

#include <utility>

namespace throughline {

namespace {

constexpr std::size_t runsAtOnce = 200;
constexpr int widthForPrecision = 800; // below it the run's name would have no room
constexpr int widthForRepeats = 880;

/// Names, tags and notes may change without the cells doing so.
bool sameCells(RunInfo a, const RunInfo& b)
{
    a.name = b.name;
    a.tags = b.tags;
    a.notes = b.notes;
    return a == b;
}

} // namespace

CellListView::CellListView(LibraryService& library, QWidget* parent)
    : RowView(tr("Cells"), parent)
    , m_library(library)
    , m_model(new CellListModel(this))
{
    setObjectName("cellList");
    setModel(m_model);
    setSelectionMode(ExtendedSelection);
    setColumnWidths({0, 96, 140, 72, 52, 64, 64, 72, 68, 76});
    header()->setSortIndicator(int(CellColumn::Run), Qt::DescendingOrder);
    setSortingEnabled(true);
    setEmptyText(tr("No cell fits this filter."));
    connect(m_model, &CellListModel::orderWanted, this, &CellListView::arrange);
    connect(&library, &LibraryService::runsChanged, this, &CellListView::follow);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &CellListView::chosenChanged);
}

void CellListView::setQuery(const RunQuery& query)
{
    m_query = query;
    arrange();
}

void CellListView::setActive(bool active)
{
    m_active = active;
    follow();
}

void CellListView::follow()
{
    if (!m_active)
        return;
    load();
    arrange();
}

void CellListView::load()
{
    std::vector<std::string> missing;
    std::size_t all = 0;
    for (const RunInfo& run : m_library.runs()) {
        const auto known = m_asOf.find(run.runId);
        if (known != m_asOf.end() && sameCells(known->second, run))
            continue;
        ++all;
        if (missing.size() < runsAtOnce)
            missing.push_back(run.runId);
    }
    m_pending = int(all);
    if (missing.empty() || m_loading || m_library.pending() > 0) // what the list computes now would be done twice
        return;
    m_loading = true;
    m_library.ask(
        this, [missing](RunLibrary& library) { return library.cells(missing); },
        [this, missing, runs = m_library.shared()](const Result<std::vector<CellInfo>>& cells) {
            m_loading = false;
            if (!cells) { // asked for again when the library changes
                emit failed(toQt(sentence(cells.error())));
                return;
            }
            std::unordered_map<std::string, std::shared_ptr<std::vector<CellInfo>>> byRun;
            for (const std::string& id : missing)
                byRun[id] = std::make_shared<std::vector<CellInfo>>();
            for (const CellInfo& cell : *cells)
                byRun[cell.runId]->push_back(cell);
            for (const RunInfo& run : *runs)
                if (const auto loaded = byRun.find(run.runId); loaded != byRun.end()) {
                    m_cells[run.runId] = loaded->second;
                    m_asOf[run.runId] = run;
                }
            follow();
        });
}

void CellListView::arrange()
{
    if (!m_active)
        return;
    if (m_arranging) {
        m_again = true;
        return;
    }
    m_arranging = true;
    inBackground(
        this,
        [runs = m_library.shared(), cells = m_cells, query = m_query, order = m_model->order()] {
            return listCells(runs, cells, query, order);
        },
        [this](const CellListingPtr& listing) { take(listing); });
}

void CellListView::take(const CellListingPtr& listing)
{
    m_arranging = false;
    const CellListing::Row* current = m_model->row(currentIndex());
    const std::string run = current ? current->run->runId : std::string();
    const int cell = current ? current->cell->index : -1;
    m_model->setListing(listing);
    const QModelIndex again = cell < 0 ? QModelIndex() : m_model->indexOf(run, cell);
    if (again.isValid())
        chooseRow(again);
    emit listed();
    if (std::exchange(m_again, false))
        arrange();
}

void CellListView::chooseRow(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CellListView::chooseRun(const QString& runId)
{
    int row = 0; // of another filter: the first there is
    for (int i = 0; i < m_model->rowCount(); ++i)
        if (m_model->row(m_model->index(i, 0))->run->runId == runId.toStdString()) {
            row = i;
            break;
        }
    if (m_model->rowCount() > 0)
        chooseRow(m_model->index(row, 0));
}

void CellListView::resizeEvent(QResizeEvent* event)
{
    RowView::resizeEvent(event);
    setColumnHidden(int(CellColumn::Repeats), width() < widthForRepeats);
    setColumnHidden(int(CellColumn::Precision), width() < widthForPrecision);
}

QStringList CellListView::chosenRuns() const
{
    QStringList ids;
    for (const QModelIndex& row : selectionModel()->selectedRows())
        if (const QString id = row.data(KeyRole).toString(); !ids.contains(id))
            ids << id;
    return ids;
}

} // namespace throughline
