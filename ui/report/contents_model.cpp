// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/report/contents_model.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

ContentsModel::ContentsModel(QObject* parent)
    : QAbstractListModel(parent)
{ }

void ContentsModel::setParts(std::vector<ReportPart> parts)
{
    beginResetModel();
    m_parts = std::move(parts);
    endResetModel();
    emit changed();
}

void ContentsModel::setMaterial(std::shared_ptr<const ReportMaterial> material)
{
    m_material = std::move(material);
    if (!m_parts.empty())
        emit dataChanged(index(0), index(int(m_parts.size()) - 1));
}

int ContentsModel::addProse(int row)
{
    const int place = row >= 0 && row < int(m_parts.size()) ? row + 1 : int(m_parts.size());
    beginInsertRows({}, place, place);
    m_parts.insert(m_parts.begin() + place, ReportPart{PartKind::Prose, {}, true, {}, {}});
    endInsertRows();
    emit changed();
    return place;
}

void ContentsModel::setProse(int row, const QString& heading, const QString& text)
{
    ReportPart& part = m_parts[std::size_t(row)];
    part.heading = heading.toStdString();
    part.text = text.toStdString();
    emit dataChanged(index(row), index(row));
    emit changed();
}

void ContentsModel::removeProse(int row)
{
    if (row < 0 || row >= int(m_parts.size()) || m_parts[std::size_t(row)].kind != PartKind::Prose)
        return;
    beginRemoveRows({}, row, row);
    m_parts.erase(m_parts.begin() + row);
    endRemoveRows();
    emit changed();
}

bool ContentsModel::move(int from, int to)
{
    const int count = int(m_parts.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return false;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto begin = m_parts.begin();
    if (to > from)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    endMoveRows();
    emit changed();
    return true;
}

int ContentsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_parts.size()); }

QString ContentsModel::whyNot(const ReportPart& part) const
{
    if (!m_material || part.kind == PartKind::Prose)
        return {};
    const auto found = m_material->unavailable.find(idOf(part));
    return found == m_material->unavailable.end() ? QString() : toQt(found->second);
}

QString ContentsModel::note(const ReportPart& part) const
{
    if (part.kind == PartKind::Prose)
        return tr("%n word", "%n words", wordsIn(part.text));
    if (const QString why = whyNot(part); !why.isEmpty())
        return why;
    if (part.kind == PartKind::Chart)
        return tr("chart");
    const auto found = m_material ? m_material->sections.find(idOf(part)) : decltype(m_material->sections.find("")){};
    if (!m_material || found == m_material->sections.end())
        return {};
    const ReportSection& section = found->second;
    if (part.kind == PartKind::Findings)
        return tr("%n sentence", "%n sentences", int(section.findings.size()));
    if (part.kind == PartKind::Data)
        return tr("%n file", "%n files", int(section.files.size()));
    int rows = 0;
    for (const ReportTable& table : section.tables)
        rows += int(table.rows.size());
    return part.kind == PartKind::Method ? tr("text") : tr("table, %n row", "table, %n rows", rows);
}

QVariant ContentsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ReportPart& part = at(index);
    const bool prose = part.kind == PartKind::Prose;
    switch (role) {
    case Qt::DisplayRole:
        return prose && !part.heading.empty() ? tr("Prose: %1").arg(toQt(part.heading)) : toQt(titleOf(part));
    case Qt::CheckStateRole:
        return part.included && whyNot(part).isEmpty() ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return whyNot(part).toHtmlEscaped();
    case Qt::AccessibleDescriptionRole:
    case NoteRole:
        return note(part);
    case ProseRole:
        return prose;
    default:
        return {};
    }
}

bool ContentsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || !whyNot(at(index)).isEmpty())
        return false;
    m_parts[std::size_t(index.row())].included = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit changed();
    return true;
}

Qt::ItemFlags ContentsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags row = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return whyNot(at(index)).isEmpty() ? row | Qt::ItemIsUserCheckable : row;
}

} // namespace throughline
