// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/widgets/item_roles.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>

namespace throughline {

namespace {
constexpr int restMs = 60;
constexpr qsizetype mostRestored = 2000; // chosen rows that are looked for again one by one
} // namespace

RunListView::RunListView(RunListModel& runs, QWidget* parent)
    : RowView(tr("Runs"), parent)
    , m_runs(runs)
    , m_rest(new QTimer(this))
{
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setItemsExpandable(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setModel(&runs);
    setSortingEnabled(true);
    m_rest->setSingleShot(true);
    m_rest->setInterval(restMs);
    connect(m_rest, &QTimer::timeout, this, &RunListView::inSightChanged);
    connect(&runs, &QAbstractItemModel::modelAboutToBeReset, this, &RunListView::remember);
    connect(&runs, &QAbstractItemModel::modelReset, this, &RunListView::arrangeAgain);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_restoring)
            return;
        m_chosenBefore = chosen();
        emit chosenChanged();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        m_runs.setFolded(m_runs.groupOf(index), true);
        m_rest->start();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        m_runs.setFolded(m_runs.groupOf(index), false);
        m_rest->start();
    });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (m_runs.isGroup(index) && selectionModel()->selectedRows().size() <= 1)
            toggle(index);
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (m_runs.run(index))
            emit entered();
    });
}

void RunListView::toggle(const QModelIndex& index)
{
    const QModelIndex first = index.siblingAtColumn(0);
    setExpanded(first, !isExpanded(first));
}

void RunListView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState) {
        if (m_runs.isGroup(currentIndex()))
            toggle(currentIndex());
        else if (currentIndex().isValid())
            emit entered();
        return;
    }
    RowView::keyPressEvent(event);
}

QStringList RunListView::copiedRuns() const
{
    const QStringList ids = chosen();
    return ids.isEmpty() ? m_runs.shownIds() : ids;
}

void RunListView::copy() const
{
    auto* rows = new QMimeData;
    rows->setText(copied());
    if (m_csv)
        rows->setData(QStringLiteral("text/csv"), m_csv(copiedRuns()));
    QGuiApplication::clipboard()->setMimeData(rows);
}

QString RunListView::copied() const
{
    std::vector<int> columns;
    for (int place = 0; place < header()->count(); ++place)
        if (const int column = header()->logicalIndex(place); !isColumnHidden(column))
            columns.push_back(column);
    QStringList lines;
    const auto line = [&](const auto& textOfColumn) {
        QStringList cells;
        for (const int column : columns)
            cells << textOfColumn(column).toString();
        lines << cells.join(QLatin1Char('\t'));
    };
    line([this](int column) { return model()->headerData(column, Qt::Horizontal); });
    for (const QString& id : copiedRuns()) {
        const QModelIndex row = m_runs.indexOf(id);
        line([&row](int column) { return row.siblingAtColumn(column).data(); });
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QStringList RunListView::chosen() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) {
        const int groupA = a.parent().isValid() ? a.parent().row() : a.row();
        const int groupB = b.parent().isValid() ? b.parent().row() : b.row();
        return groupA != groupB ? groupA < groupB : a.row() < b.row();
    });
    QStringList ids;
    QSet<QString> known;
    const auto add = [&](const QModelIndex& row) {
        const QString id = row.data(KeyRole).toString();
        if (!known.contains(id)) {
            known.insert(id);
            ids << id;
        }
    };
    for (const QModelIndex& row : rows) {
        if (!m_runs.isGroup(row)) {
            add(row);
            continue;
        }
        for (int child = 0; child < m_runs.rowCount(row); ++child)
            add(m_runs.index(child, 0, row));
    }
    return ids;
}

bool RunListView::choose(const QString& runId)
{
    const QModelIndex index = m_runs.indexOf(runId);
    if (!index.isValid())
        return false;
    if (index.parent().isValid())
        expand(index.parent());
    chooseRow(index);
    scrollTo(index);
    return true;
}

void RunListView::chooseRow(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunListView::chooseToo(const QString& runId)
{
    const QModelIndex index = m_runs.indexOf(runId);
    if (index.isValid())
        selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void RunListView::chooseFirst()
{
    QModelIndex first = m_runs.index(0, 0);
    if (m_runs.isGroup(first))
        first = m_runs.index(0, 0, first);
    if (first.isValid())
        chooseRow(first);
}

QStringList RunListView::inSight() const
{
    QStringList ids;
    for (QModelIndex row = indexAt(QPoint(1, 1)); row.isValid() && visualRect(row).top() < viewport()->height();
         row = indexBelow(row))
        if (const RunInfo* run = m_runs.run(row))
            ids << QString::fromStdString(run->runId);
    return ids;
}

void RunListView::remember()
{
    m_restoring = true;
    if (currentIndex().isValid())
        m_currentBefore = currentIndex().data(KeyRole).toString();
}

void RunListView::arrangeAgain()
{
    unfold();
    QItemSelection selection;
    if (m_chosenBefore.size() <= mostRestored)
        for (const QString& id : m_chosenBefore) {
            const QModelIndex index = m_runs.indexOf(id);
            if (index.isValid())
                selection.select(index, index.siblingAtColumn(runColumns - 1));
        }
    const QModelIndex current = m_currentBefore.isEmpty() ? QModelIndex() : m_runs.indexOf(m_currentBefore);
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (current.isValid())
        scrollTo(current);
    m_restoring = false;
    m_rest->start();
    emit chosenChanged();
}

void RunListView::unfold()
{
    const QSignalBlocker quiet(this); // the model knows already what is folded
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        const QModelIndex group = m_runs.index(row, 0);
        if (!m_runs.isGroup(group))
            break;
        setExpanded(group, !m_runs.isFolded(m_runs.groupOf(group)));
    }
}

void RunListView::resizeEvent(QResizeEvent* event)
{
    RowView::resizeEvent(event);
    m_rest->start();
}

void RunListView::scrollContentsBy(int dx, int dy)
{
    RowView::scrollContentsBy(dx, dy);
    m_rest->start();
}

} // namespace throughline
