// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/text_table_model.h>

#include <algorithm>

namespace throughline {

TextTableModel::TextTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void TextTableModel::setTable(const QStringList& head, const std::vector<QStringList>& rows)
{
    if (head == m_head && rows == m_rows)
        return;
    beginResetModel();
    m_head = head;
    m_rows = rows;
    endResetModel();
}

int TextTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int TextTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_head.size()); }

bool TextTableModel::isNumeric(int column) const
{
    if (m_firstIsLabel || column < m_textColumns)
        return false;
    return std::all_of(m_rows.begin(), m_rows.end(), [column](const QStringList& row) {
        const QString cell = row.value(column);
        return cell.isEmpty() || cell[0].isDigit() || cell[0] == QLatin1Char('-') || cell[0] == QChar(0x2212);
    });
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString text = m_rows[std::size_t(index.row())].value(index.column());
        return role == Qt::DisplayRole ? text : text.toHtmlEscaped();
    }
    if (role == Qt::TextAlignmentRole)
        return int((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == ToneRole && m_firstIsLabel && index.column() == 0)
        return int(Tone::Secondary);
    return {};
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_head.value(section);
    if (role == Qt::TextAlignmentRole)
        return int((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace throughline
