// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/theme.h>
#include <ui/report/report_runs_model.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

ReportRunsModel::ReportRunsModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void ReportRunsModel::setRuns(std::vector<ReportRun> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int ReportRunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_runs.size()); }
int ReportRunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ReportRunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ReportRun& run = m_runs[std::size_t(index.row())];
    const auto note = [&] {
        if (!run.digest)
            return tr("loading…");
        const auto& cells = run.digest->cells;
        const bool valid =
            std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.invalid.empty(); });
        return tr("%n cell", "%n cells", int(cells.size())) + QStringLiteral(" · ")
            + (valid ? tr("valid") : tr("not all valid"));
    };
    if (role == Qt::DisplayRole)
        return index.column() == Name ? run.name : index.column() == Note ? note() : QString();
    if (role == SwatchRole && index.column() == Name)
        return QVariant::fromValue(lightTheme().run(index.row())); // as the report has it
    if (role == IconRole && index.column() == Remove)
        return QStringLiteral("close");
    if (role == Qt::ToolTipRole && index.column() == Remove)
        return tr("Take this run out (Delete)");
    if (role == ToneRole && index.column() == Note)
        return int(Tone::Secondary);
    if (role == Qt::TextAlignmentRole && index.column() == Note)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == KeyRole)
        return run.id;
    return {};
}

} // namespace throughline
