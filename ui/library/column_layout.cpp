// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/column_layout.h>
#include <ui/widgets/row_view.h>

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>

namespace throughline {

namespace {
const QString columnsKey = QStringLiteral("library/columns");
constexpr int leastNameWidth = 150;

RunColumn columnOf(const QString& key)
{
    for (int i = 0; i < runColumns; ++i)
        if (lookOf(RunColumn(i)).key == key)
            return RunColumn(i);
    return RunColumn::Name;
}
} // namespace

ColumnLayout::ColumnLayout(RowView& view)
    : QObject(&view)
    , m_view(view)
    , m_header(*view.header())
{
    m_header.setSectionsMovable(true);
    m_header.setFirstSectionMovable(false);
    std::vector<int> widths;
    for (int i = 0; i < runColumns; ++i)
        widths.push_back(lookOf(RunColumn(i)).width);
    view.setColumnWidths(widths);
    restore();
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnLayout::keep);
    connect(&m_header, &QHeaderView::sectionResized, this, [this](int, int, int) {
        if (!m_fitting)
            keep();
    });
    m_header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(&m_view);
        fill(menu);
        menu.exec(m_header.mapToGlobal(at));
    });
    view.viewport()->installEventFilter(this);
}

void ColumnLayout::restore()
{
    const QStringList kept = QSettings().value(columnsKey).toStringList(); // "rate:88", in their order
    m_chosen = {RunColumn::Name};
    if (kept.isEmpty()) {
        for (int i = 0; i < runColumns; ++i)
            if (lookOf(RunColumn(i)).shown)
                m_chosen.insert(RunColumn(i));
        return;
    }
    const QSignalBlocker quiet(&m_header);
    int place = 1;
    for (const QString& one : kept) {
        const RunColumn column = columnOf(one.section(QLatin1Char(':'), 0, 0));
        if (column == RunColumn::Name)
            continue; // always the first
        m_chosen.insert(column);
        m_header.moveSection(m_header.visualIndex(int(column)), place++);
        if (const int width = one.section(QLatin1Char(':'), 1).toInt(); width >= m_header.minimumSectionSize())
            m_header.resizeSection(int(column), width);
    }
}

void ColumnLayout::keep()
{
    QStringList kept;
    for (int place = 0; place < runColumns; ++place) {
        const int column = m_header.logicalIndex(place);
        if (!isChosen(RunColumn(column)))
            continue;
        const int shownWidth = m_header.sectionSize(column); // 0 of one that has no room now
        const int width = shownWidth > 0 ? shownWidth : lookOf(RunColumn(column)).width;
        kept << QStringLiteral("%1:%2").arg(lookOf(RunColumn(column)).key).arg(width);
    }
    QSettings().setValue(columnsKey, kept);
}

void ColumnLayout::choose(RunColumn column, bool shown)
{
    if (column == RunColumn::Name || shown == isChosen(column))
        return;
    if (shown)
        m_chosen.insert(column);
    else
        m_chosen.erase(column);
    fit();
    keep();
}

void ColumnLayout::move(RunColumn column, int step)
{
    int place = m_header.visualIndex(int(column)) + step;
    while (place > 0 && place < runColumns && !isChosen(RunColumn(m_header.logicalIndex(place))))
        place += step;
    if (place > 0 && place < runColumns)
        m_header.moveSection(m_header.visualIndex(int(column)), place);
}

void ColumnLayout::reset()
{
    QSettings().remove(columnsKey);
    {
        const QSignalBlocker quiet(&m_header);
        for (int i = 0; i < runColumns; ++i) {
            m_header.moveSection(m_header.visualIndex(i), i);
            if (lookOf(RunColumn(i)).width > 0)
                m_header.resizeSection(i, lookOf(RunColumn(i)).width);
        }
    }
    restore();
    fit();
}

void ColumnLayout::fit()
{
    if (m_fitting)
        return;
    m_fitting = true;
    std::vector<RunColumn> byRank(m_chosen.begin(), m_chosen.end());
    std::stable_sort(
        byRank.begin(), byRank.end(), [](RunColumn a, RunColumn b) { return lookOf(a).rank < lookOf(b).rank; });
    for (int i = 0; i < runColumns; ++i)
        if (!isChosen(RunColumn(i)))
            m_header.setSectionHidden(i, true);
    int left = m_view.viewport()->width() - leastNameWidth;
    bool full = false;
    for (const RunColumn column : byRank) {
        if (column == RunColumn::Name)
            continue;
        m_header.setSectionHidden(int(column), false); // a hidden one tells no width
        left -= m_header.sectionSize(int(column));
        full = full || left < 0;
        m_header.setSectionHidden(int(column), full);
    }
    m_fitting = false;
}

bool ColumnLayout::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

void ColumnLayout::fill(QMenu& menu)
{
    for (int place = 1; place < runColumns; ++place) {
        const auto column = RunColumn(m_header.logicalIndex(place));
        QAction* action = menu.addAction(lookOf(column).title);
        action->setCheckable(true);
        action->setChecked(isChosen(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { choose(column, shown); });
    }
    menu.addSeparator();
    QMenu* left = menu.addMenu(tr("Move to the left"));
    QMenu* right = menu.addMenu(tr("Move to the right"));
    for (int place = 1; place < runColumns; ++place) {
        const auto column = RunColumn(m_header.logicalIndex(place));
        if (!isChosen(column))
            continue;
        connect(left->addAction(lookOf(column).title), &QAction::triggered, this, [this, column] { move(column, -1); });
        connect(right->addAction(lookOf(column).title), &QAction::triggered, this, [this, column] { move(column, 1); });
    }
    connect(menu.addAction(tr("Columns as at first")), &QAction::triggered, this, &ColumnLayout::reset);
}

} // namespace throughline
