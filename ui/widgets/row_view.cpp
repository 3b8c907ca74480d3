// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/paint.h>
#include <ui/style/tokens.h>
#include <ui/widgets/row_delegate.h>
#include <ui/widgets/row_header.h>
#include <ui/widgets/row_view.h>

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace throughline {

namespace {

/// What is heard also tells apart what is told apart by a swatch on screen.
QString heardTitle(const QAbstractItemModel& model, int column)
{
    const QVariant heard = model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole);
    return (heard.isValid() ? heard : model.headerData(column, Qt::Horizontal)).toString();
}

} // namespace

RowView::RowView(const QString& accessibleName, QWidget* parent)
    : QTreeView(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFont(themeFont(13));
    setHeader(new RowHeader(this));
}

void RowView::setRowHeight(int pixels) { m_rowHeight = pixels; }

void RowView::setColumnWidths(const std::vector<int>& widths)
{
    for (int i = 0; i < int(widths.size()) && i < header()->count(); ++i) {
        const int width = widths[std::size_t(i)];
        header()->setSectionResizeMode(i, width > 0 ? QHeaderView::Interactive : QHeaderView::Stretch);
        if (width > 0)
            header()->resizeSection(i, width);
    }
}

void RowView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void RowView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QTreeView::drawRow(painter, option, index);
    const bool focused = hasFocus() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0);
    if (focused)
        paintRounded(*painter, QRect(0, option.rect.y(), viewport()->width(), option.rect.height()), metric::radius, {},
            themeOf(*this).accent);
}

void RowView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    // The ground of a row reaches under its indentation.
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    const QModelIndex under =
        viewport()->underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos())) : QModelIndex();
    const bool hovered = under.isValid() && under.siblingAtColumn(0) == index.siblingAtColumn(0);
    if ((selected || hovered) && rect.width() > 0)
        paintRounded(*painter, rect.adjusted(0, 0, 2 * metric::radius, 0), metric::radius,
            selected ? themeOf(*this).selected : themeOf(*this).hover);
    QTreeView::drawBranches(painter, rect, index);
}

void RowView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(themeOf(*this).text2);
    painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

QString RowView::copied() const
{
    QStringList lines;
    QStringList head;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (!isColumnHidden(column))
            head << heardTitle(*model(), column);
    lines << head.join('\t');
    const QModelIndexList chosen = selectionModel()->selectedRows();
    const auto line = [&](const QModelIndex& row) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            if (!isColumnHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join('\t');
    };
    if (chosen.isEmpty())
        for (int row = 0; row < model()->rowCount(); ++row)
            line(model()->index(row, 0));
    for (const QModelIndex& row : chosen)
        line(row);
    return lines.join('\n') + '\n';
}

void RowView::copy() const { QGuiApplication::clipboard()->setText(copied()); }

void RowView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && model())
        copy();
    else
        QTreeView::keyPressEvent(event);
}

} // namespace throughline
