// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/words.h>
#include <ui/run/cell_words.h>
#include <ui/run/log_model.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <iterator>

namespace throughline {

namespace {

constexpr std::size_t mostLines = 5000;

struct Said {
    QString text;
    Tone tone = Tone::Plain;
};

const CellResult* cellOf(const Event& event, const RunResult& run)
{
    return event.cell >= 0 && event.cell < int(run.cells.size()) ? &run.cells[std::size_t(event.cell)] : nullptr;
}

Said say(const LogEvent& log)
{
    if (log.level == "debug")
        return {};
    const Tone tone = log.level == "error" ? Tone::Bad : log.level == "warning" ? Tone::Caution : Tone::Plain;
    return {log.count > 1 ? LogModel::tr("%1 (%2 times)").arg(toQt(log.text)).arg(log.count) : toQt(log.text), tone};
}

Said sayStarted(const Event& event, const RunResult& run)
{
    const CellResult* cell = cellOf(event, run);
    return {LogModel::tr("Cell %1: %2").arg(event.cell + 1).arg(cell ? toQt(label(cell->planned.cell)) : QString())};
}

Said sayRepeat(const Event& event, const RepeatSavedEvent& saved, const RunResult& run)
{
    const CellResult* cell = cellOf(event, run);
    const QString wall = toQt(durationInWords(saved.wallNs));
    if (saved.warmup)
        return {LogModel::tr("Warm-up: %1").arg(wall)};
    const QString flags = toQt(saved.flags).join(QStringLiteral(", "));
    const int repeat = cell ? int(cell->repeats.size()) : saved.pass + 1;
    if (flags.isEmpty())
        return {LogModel::tr("Repeat %1: %2").arg(repeat).arg(wall)};
    return {LogModel::tr("Repeat %1: %2; %3: kept and noted").arg(repeat).arg(wall, flags), Tone::Caution};
}

Said sayEnded(const Event& event, const CellEndedEvent& ended, const RunResult& run)
{
    const CellResult* cell = cellOf(event, run);
    const QString word = cell ? lookOf(*cell).word : toQt(nameOf(ended.state));
    const QString start = LogModel::tr("Cell %1 %2").arg(event.cell + 1).arg(word);
    const int repeats = cell ? int(cell->repeats.size()) : 0;
    if (ended.state == CellState::Done)
        return {start + LogModel::tr(" after %1 repeats").arg(repeats), Tone::Good};
    const Tone tone = ended.state == CellState::Failed ? Tone::Bad : Tone::Plain;
    return {ended.reason.empty() ? start : start + QStringLiteral(": ") + toQt(ended.reason), tone};
}

Said said(const Event& event, const RunResult& run)
{
    if (const auto* log = std::get_if<LogEvent>(&event.body))
        return say(*log);
    if (const auto* failed = std::get_if<FailedEvent>(&event.body))
        return {toQt(failed->what), Tone::Bad};
    if (const auto* rejected = std::get_if<RejectedEvent>(&event.body))
        return {LogModel::tr("Not understood (%1): %2").arg(toQt(rejected->why), toQt(rejected->line)), Tone::Caution};
    if (std::holds_alternative<CellStartedEvent>(event.body))
        return sayStarted(event, run);
    if (const auto* saved = std::get_if<RepeatSavedEvent>(&event.body))
        return sayRepeat(event, *saved, run);
    if (const auto* ended = std::get_if<CellEndedEvent>(&event.body))
        return sayEnded(event, *ended, run);
    if (const auto* over = std::get_if<RunEndedEvent>(&event.body))
        return {LogModel::tr("Run %1").arg(lookOf(over->state).word),
            over->state == RunState::Done ? Tone::Good : Tone::Plain};
    return {};
}

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_waiting.clear();
    m_started = {};
    endResetModel();
}

QString LogModel::timeOf(const Event& event) const
{
    if (!m_started.isValid())
        return {};
    return m_started.addMSecs((event.tNs - m_startedNs) / 1'000'000)
        .toLocalTime()
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

void LogModel::take(const Event& event, const RunResult& run)
{
    if (const auto* started = std::get_if<RunStartedEvent>(&event.body)) {
        m_started = QDateTime::fromString(toQt(started->startedUtc), Qt::ISODateWithMs);
        m_startedNs = event.tNs;
    }
    const Said line = said(event, run);
    if (line.text.isEmpty())
        return;
    const QString who = event.rank ? tr("rank %1").arg(*event.rank) : tr("all");
    m_waiting.push_back({timeOf(event), who, line.text.simplified(), int(line.tone)});
}

void LogModel::flush()
{
    if (m_waiting.empty())
        return;
    if (m_lines.size() + m_waiting.size() > mostLines) { // rare: a flood; the run itself keeps everything
        const std::size_t over = std::min(m_lines.size(), m_lines.size() + m_waiting.size() - mostLines);
        beginRemoveRows({}, 0, int(over) - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(over));
        endRemoveRows();
    }
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + m_waiting.size()) - 1);
    std::move(m_waiting.begin(), m_waiting.end(), std::back_inserter(m_lines));
    m_waiting.clear();
    endInsertRows();
}

QString LogModel::latest() const
{
    return !m_waiting.empty() ? m_waiting.back().text : m_lines.empty() ? QString() : m_lines.back().text;
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    const Line& line = m_lines[std::size_t(index.row())];
    const bool isText = index.column() == Text;
    const auto tone = Tone(line.tone);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time ? line.time : isText ? line.text : line.who;
    case Qt::ToolTipRole:
        return isText ? line.text.toHtmlEscaped() : QVariant();
    case ToneRole:
        return int(isText ? Tone::Plain : Tone::Secondary);
    case IconRole:
        return isText && (tone == Tone::Caution || tone == Tone::Bad) ? iconOf(tone) : QVariant();
    case IconToneRole:
        return line.tone;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Time") : section == Who ? tr("Rank") : tr("What happened");
}

} // namespace throughline
