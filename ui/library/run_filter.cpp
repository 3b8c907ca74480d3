// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/library/run_filter.h>
#include <ui/library/run_list_model.h>
#include <ui/widgets/item_roles.h>

#include <algorithm>

namespace throughline {

RunFilter::RunFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
}

void RunFilter::setWords(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* runs = qobject_cast<const RunListModel*>(sourceModel());
    const QString all = searchText(runs->run(row));
    return std::all_of(
        m_words.begin(), m_words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace throughline
