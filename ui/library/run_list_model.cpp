// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/library/run_list_model.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <QDateTime>

#include <algorithm>

namespace throughline {

namespace {

QDateTime startOf(const RunInfo& run) { return QDateTime::fromString(toQt(run.startedUtc), Qt::ISODateWithMs); }

StateLook lookOfRun(const RunInfo& run)
{
    if (run.state == RunState::Done && run.failed > 0)
        return {"caution", Tone::Caution, RunListModel::tr("done, %1 cells failed").arg(run.failed)};
    return lookOf(run.state);
}

bool sameIds(const std::vector<RunInfo>& a, const std::vector<RunInfo>& b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x.runId == y.runId; });
}

} // namespace

RunListModel::RunListModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void RunListModel::setRuns(const std::vector<RunInfo>& runs)
{
    if (sameIds(runs, m_runs)) {
        m_runs = runs;
        if (!m_runs.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int RunListModel::rowOf(const QString& runId) const
{
    const std::string id = runId.toStdString();
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (m_runs[i].runId == id)
            return int(i);
    return -1;
}

int RunListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_runs.size()); }

int RunListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

QString RunListModel::text(const RunInfo& run, int column) const
{
    switch (column) {
    case Name:
        return toQt(run.name);
    case Models:
        return toQt(run.models);
    case Cells: {
        const int asked = run.cells - run.skipped;
        return run.done == asked ? QString::number(asked) : tr("%1 of %2").arg(run.done).arg(asked);
    }
    case BestRate:
        return run.bestTokensPerSecond > 0 ? toQt(numberInWords(run.bestTokensPerSecond)) : QString();
    case BestSpeedup:
        return run.bestSpeedup > 0 ? ratioWords(run.bestSpeedup, 1) : QString();
    case Started:
        return QLocale::c().toString(startOf(run).toLocalTime(), QStringLiteral("d MMM HH:mm"));
    default:
        return {};
    }
}

QVariant RunListModel::sortKey(const RunInfo& run, int column) const
{
    switch (column) {
    case Cells:
        return run.cells;
    case BestRate:
        return run.bestTokensPerSecond;
    case BestSpeedup:
        return run.bestSpeedup;
    case Started:
        return toQt(run.runId); // sortable by time, and unique
    default:
        return text(run, column).toLower();
    }
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    const RunInfo& info = run(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(info, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() >= Cells ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IconRole:
        return index.column() == Name ? lookOfRun(info).icon : QVariant();
    case IconToneRole:
        return int(lookOfRun(info).tone);
    case ToneRole:
        return int(index.column() == Started || index.column() == Cells ? Tone::Secondary : Tone::Plain);
    case SortRole:
        return sortKey(info, index.column());
    case KeyRole:
        return toQt(info.runId);
    case Qt::ToolTipRole:
        return (lookOfRun(info).word + QLatin1Char('\n') + toQt(info.runId)).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.column() == Name ? text(info, Name) + QStringLiteral(", ") + lookOfRun(info).word : QVariant();
    default:
        return {};
    }
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || index.column() != Name || name.isEmpty() || name == text(run(index.row()), Name))
        return false;
    emit renameWanted(toQt(run(index.row()).runId), name);
    return true; // the list comes back with the new name
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Cells ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Run"), tr("Model"), tr("Cells"), tr("Best tok/s"), tr("Speed-up"), tr("Started")};
    return titles.value(section);
}

QString searchText(const RunInfo& run)
{
    return QStringList{toQt(run.name), toQt(run.models), toQt(run.modes), toQt(run.tags), toQt(run.notes),
        toQt(run.runId), toQt(run.startedUtc)}
        .join(QLatin1Char('\n'));
}

} // namespace throughline
