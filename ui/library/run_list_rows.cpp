// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the rows of the list of runs, and how it looks.
#include <core/words.h>
#include <ui/library/run_list_model.h>
#include <ui/run/cell_words.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <QLocale>

#include <cmath>

namespace throughline {

namespace {

StateLook lookOfRun(const RunInfo& run, bool isReference)
{
    if (!run.unreadable.empty())
        return {"failed", Tone::Bad, RunListModel::tr("can't be read: %1").arg(toQt(run.unreadable))};
    if (isReference)
        return {"pin", Tone::Accent, RunListModel::tr("the reference")};
    if (!run.tool.empty())
        return {"import", Tone::Secondary, RunListModel::tr("measured by %1").arg(toQt(run.tool))};
    if (run.state != RunState::Done)
        return lookOf(run.state);
    if (run.failed > 0)
        return {"failed", Tone::Bad, RunListModel::tr("done, %n cell failed", "done, %n cells failed", run.failed)};
    if (run.invalid > 0)
        return {"caution", Tone::Caution,
            RunListModel::tr("done; %1 of %2 cells are not valid").arg(run.invalid).arg(run.measured)};
    return lookOf(run.state);
}

/// "+22.2", "−1.2", "0.0".
QString signedPercent(double percent)
{
    const QString digits = QString::number(std::abs(percent), 'f', 1);
    if (digits == QLatin1String("0.0"))
        return digits;
    return (percent < 0 ? QChar(0x2212) : QLatin1Char('+')) + digits;
}

QString deltaText(const ReferenceDelta& delta)
{
    switch (delta.kind) {
    case ReferenceDelta::Kind::Reference:
        return RunListModel::tr("reference");
    case ReferenceDelta::Kind::NoMatch:
        return RunListModel::tr("no match");
    case ReferenceDelta::Kind::NotComparable:
        return RunListModel::tr("not comparable");
    case ReferenceDelta::Kind::Compared:
        break;
    }
    if (!delta.interval)
        return signedPercent(delta.percent);
    return QStringLiteral("%1 ± %2")
        .arg(signedPercent(delta.percent))
        .arg((delta.interval->high - delta.interval->low) / 2, 0, 'f', 1);
}

QString deltaTip(const ReferenceDelta& delta)
{
    if (delta.kind == ReferenceDelta::Kind::Reference)
        return RunListModel::tr("Other runs are compared with this one");
    if (delta.kind != ReferenceDelta::Kind::Compared)
        return delta.why.empty() ? RunListModel::tr("No cell of it has the axes of a cell of the reference")
                                 : RunListModel::tr("Because: %1").arg(toQt(whyInWords(delta.why)));
    if (!delta.interval)
        return RunListModel::tr("%1 % over %2 of %3 cells; too few repeats for an interval")
            .arg(signedPercent(delta.percent))
            .arg(delta.matched)
            .arg(delta.cells);
    return RunListModel::tr("%1: %2 % to %3 %, 95 % interval over %4 of %5 cells")
        .arg(toQt(inWords(delta.verdict)), signedPercent(delta.interval->low), signedPercent(delta.interval->high))
        .arg(delta.matched)
        .arg(delta.cells);
}

/// Coloured only where the verdict stands and the run is valid.
Tone deltaTone(const ReferenceDelta& delta, const RunInfo& run)
{
    if (delta.kind != ReferenceDelta::Kind::Compared || run.invalid > 0)
        return Tone::Secondary;
    return delta.verdict == Verdict::Faster ? Tone::Good
        : delta.verdict == Verdict::Slower  ? Tone::Bad
                                            : Tone::Secondary;
}

Tone toneOfRun(const RunInfo& run, RunColumn column)
{
    if (column == RunColumn::Speedup && run.state == RunState::Running)
        return Tone::Accent;
    const bool secondary = column == RunColumn::Started || column == RunColumn::Cells || column == RunColumn::Matched
        || column == RunColumn::Notes || column == RunColumn::Duration;
    return secondary ? Tone::Secondary : Tone::Plain;
}

int alignmentOf(RunColumn column)
{
    return int((lookOf(column).right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = RunColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (isGroup(index))
        return groupData(m_groups[std::size_t(index.row())], column, role);
    return runData(*run(index), column, role);
}

QVariant RunListModel::groupData(const RunGroup& group, RunColumn column, int role) const
{
    const bool name = column == RunColumn::Name;
    const QString count = tr("%n run", "%n runs", int(group.runs.size()));
    const QString title = !group.title.isEmpty() ? group.title
        : m_grouping == RunGrouping::Tags        ? tr("Without a tag")
                                                 : tr("Unknown");
    switch (role) {
    case Qt::DisplayRole:
        return name ? title : QString();
    case AsideRole:
        return name ? count : QVariant();
    case SpanRightRole: // over the whole row, wherever the columns were moved
        return true;
    case IconRole:
        return name ? (isFolded(group.title) ? "chevron-right" : "chevron-down") : QVariant();
    case WeightRole:
        return name ? 500 : 400;
    case ToneRole:
        return int(name ? Tone::Plain : Tone::Secondary);
    case Qt::AccessibleTextRole:
        return name ? tr("%1, %2").arg(title, count) : QVariant();
    case Qt::ToolTipRole:
        return tr("%1, %2").arg(title, count).toHtmlEscaped();
    default:
        return {};
    }
}

QVariant RunListModel::runData(const RunInfo& info, RunColumn column, int role) const
{
    const bool isDelta = column == RunColumn::Delta || column == RunColumn::Matched;
    const QString id = toQt(info.runId);
    const ReferenceDelta* delta = isDelta && m_deltas ? m_deltas->of(id) : nullptr;
    const auto look = [&] { return lookOfRun(info, m_deltas && m_deltas->reference() == id); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (!isDelta)
            return textOf(info, column);
        if (!delta)
            return QString();
        return column == RunColumn::Delta ? deltaText(*delta) : tr("%1 of %2").arg(delta->matched).arg(delta->cells);
    case IconRole:
        return column == RunColumn::Name ? look().icon : QVariant();
    case IconToneRole:
        return int(look().tone);
    case ToneRole:
        if (delta && column == RunColumn::Delta)
            return int(deltaTone(*delta, info));
        return int(toneOfRun(info, column));
    case SpanLeftRole: // "cell 26 of 42", where there is no rate yet
        return column == RunColumn::Speedup && info.state == RunState::Running;
    case KeyRole:
        return id;
    case Qt::ToolTipRole:
        if (isDelta)
            return delta ? deltaTip(*delta).toHtmlEscaped() : QVariant();
        return QString(textOf(info, column) + QLatin1Char('\n') + look().word + QLatin1Char('\n') + id)
            .toHtmlEscaped()
            .replace(QLatin1Char('\n'), QLatin1String("<br>"));
    case Qt::AccessibleTextRole:
        return column == RunColumn::Name ? tr("%1, %2").arg(toQt(info.name), look().word) : QVariant();
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= runColumns)
        return {};
    const auto column = RunColumn(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    return role == Qt::DisplayRole ? lookOf(column).title : QVariant();
}

} // namespace throughline
