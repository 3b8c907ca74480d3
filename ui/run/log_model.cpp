// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/log_model.h>
#include <ui/widgets/hint_line.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t mostLines = 50'000;

QString whoSaid(const LogLine& line)
{
    if (line.ranks.empty())
        return throughline::LogModel::tr("all");
    if (line.ranks.size() == 1)
        return throughline::LogModel::tr("rank %1").arg(line.ranks.front());
    QStringList numbers;
    for (const int rank : line.ranks)
        numbers << QString::number(rank);
    return throughline::LogModel::tr("ranks %1").arg(numbers.join(QStringLiteral(", ")));
}

/// What several ranks say at the same moment is one line.
bool joins(const LogLine& last, const LogLine& line)
{
    return !last.ranks.empty() && !line.ranks.empty() && last.text == line.text && last.level == line.level
        && std::find(last.ranks.begin(), last.ranks.end(), line.ranks.front()) == last.ranks.end();
}

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractTableModel(parent)
{ }

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_shown.clear();
    m_waiting.clear();
    m_first = 0;
    m_started = {};
    endResetModel();
}

QString LogModel::timeOf(const LogLine& line) const
{
    if (!m_started.isValid())
        return {};
    return m_started.addMSecs((line.tNs - m_startedNs) / 1'000'000)
        .toLocalTime()
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

void LogModel::take(const Event& event, const RunResult& run)
{
    if (const auto* started = std::get_if<RunStartedEvent>(&event.body)) {
        m_started = QDateTime::fromString(toQt(started->startedUtc), Qt::ISODateWithMs);
        m_startedNs = event.tNs;
    }
    auto line = logLineOf(event, run);
    if (!line)
        return;
    if (!m_waiting.empty() && joins(m_waiting.back(), *line))
        m_waiting.back().ranks.push_back(line->ranks.front());
    else
        m_waiting.push_back(std::move(*line));
}

bool LogModel::fits(const LogLine& line) const
{
    return line.level >= m_least && (m_words.isEmpty() || line.text.contains(m_words, Qt::CaseInsensitive));
}

void LogModel::flush()
{
    if (m_waiting.empty())
        return;
    std::vector<int64_t> fresh;
    for (LogLine& line : m_waiting) {
        if (fits(line))
            fresh.push_back(m_first + int64_t(m_lines.size()));
        m_lines.push_back(std::move(line));
    }
    m_waiting.clear();
    if (!fresh.empty()) {
        beginInsertRows({}, int(m_shown.size()), int(m_shown.size() + fresh.size()) - 1);
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    dropOldest();
}

void LogModel::dropOldest()
{
    if (m_lines.size() <= mostLines)
        return;
    const int64_t first = m_first + int64_t(m_lines.size() - mostLines);
    const auto kept = std::lower_bound(m_shown.begin(), m_shown.end(), first);
    const auto gone = int(kept - m_shown.begin());
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_shown.erase(m_shown.begin(), kept);
    }
    m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(m_lines.size() - mostLines));
    m_first = first;
    if (gone > 0)
        endRemoveRows();
}

QString LogModel::latest() const
{
    return !m_waiting.empty() ? m_waiting.back().text : m_lines.empty() ? QString() : m_lines.back().text;
}

void LogModel::setLevel(LogLevel least)
{
    if (least == m_least)
        return;
    m_least = least;
    filter();
}

void LogModel::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    filter();
}

void LogModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (fits(m_lines[i]))
            m_shown.push_back(m_first + int64_t(i));
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(Columns); }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    const LogLine& line = m_lines[std::size_t(m_shown[std::size_t(index.row())] - m_first)];
    const bool isText = index.column() == Text;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Time ? timeOf(line) : isText ? line.text : whoSaid(line);
    case Qt::ToolTipRole:
        return isText ? line.text.toHtmlEscaped() : QVariant();
    case ToneRole:
        return int(isText && line.level != LogLevel::Debug ? Tone::Plain : Tone::Secondary);
    case IconRole:
        return isText && line.level >= LogLevel::Warning ? iconOf(line.tone) : QVariant();
    case IconToneRole:
        return int(line.tone);
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
