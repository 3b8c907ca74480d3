// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/field_words.h>
#include <ui/compare/difference_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

namespace throughline {

DifferenceModel::DifferenceModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void DifferenceModel::setComparison(const ComparisonPtr& comparison)
{
    beginResetModel();
    m_comparison = comparison;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : int(m_comparison->differences.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : int(m_comparison->runs.size()) + 1;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const
{
    const Difference& difference = m_comparison->differences[std::size_t(index.row())];
    const bool isField = index.column() == 0;
    const auto value = [&](int run) { return toQt(difference.values[std::size_t(run)]); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const QString text = isField ? toQt(titleInWords(difference.field)) : value(index.column() - 1);
        return role == Qt::DisplayRole ? text : text.toHtmlEscaped();
    }
    case ToneRole:
        return int(isField ? Tone::Secondary : Tone::Plain);
    case WeightRole:
        return !isField && value(index.column() - 1) != value(m_comparison->reference) ? 600 : 400;
    default:
        return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_comparison || section > int(m_comparison->runs.size()))
        return {};
    if (role == Qt::DisplayRole && section > 0) {
        const QString& name = m_comparison->runs[std::size_t(section - 1)].name;
        return section - 1 == m_comparison->reference ? tr("%1 · reference").arg(name) : name;
    }
    if (role == SwatchRole && section > 0)
        return section - 1;
    return {};
}

} // namespace throughline
