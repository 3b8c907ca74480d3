// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/compare/frozen_row_view.h>
#include <ui/widgets/text_label.h>

#include <QHeaderView>
#include <QScrollBar>

namespace throughline {

FrozenRowView::FrozenRowView(const QString& accessibleName, int columns, QWidget* parent)
    : RowView(accessibleName, parent)
    , m_columns(columns)
    , m_frozen(new RowView(accessibleName, this))
    , m_edge(separator(Qt::Vertical, this))
{
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setFocusProxy(this);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->hide();
    m_edge->hide();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollMode(ScrollPerPixel);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &FrozenRowView::place);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(header(), &QHeaderView::sectionResized, this, &FrozenRowView::place);
}

void FrozenRowView::setModel(QAbstractItemModel* model)
{
    RowView::setModel(model);
    m_frozen->setModel(model);
    m_frozen->setSelectionModel(selectionModel());
    connect(model, &QAbstractItemModel::modelReset, this, &FrozenRowView::follow);
    follow();
}

void FrozenRowView::follow()
{
    for (int column = 0; column < model()->columnCount(); ++column)
        m_frozen->setColumnHidden(column, column >= m_columns);
    place();
}

void FrozenRowView::place()
{
    const bool scrolled = horizontalScrollBar()->value() > 0;
    int width = 0;
    for (int column = 0; column < m_columns && model() && column < model()->columnCount(); ++column) {
        if (m_frozen->header()->count() > column)
            m_frozen->header()->resizeSection(column, columnWidth(column));
        width += columnWidth(column);
    }
    m_frozen->setGeometry(0, 0, width, header()->height() + viewport()->height());
    m_edge->setGeometry(width, 0, 1, header()->height() + viewport()->height());
    m_frozen->setVisible(scrolled);
    m_edge->setVisible(scrolled);
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void FrozenRowView::updateGeometries()
{
    RowView::updateGeometries();
    if (m_frozen)
        place();
}

} // namespace throughline
