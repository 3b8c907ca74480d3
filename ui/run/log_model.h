// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a run as a person reads it: what workers said, and what became of cells and repeats; those lines of it
// that are asked for.
#pragma once

#include <ui/run/log_line.h>

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>

namespace throughline {

class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Who, Text, Columns };

    explicit LogModel(QObject* parent = nullptr);

    void clear();
    /// `run` has the event already. Lines wait until flush(), so that nothing is painted before its time.
    void take(const Event& event, const RunResult& run);
    void flush();
    /// The last line that was taken, shown or not.
    QString latest() const;

    void setLevel(LogLevel least);
    /// Lines that hold these words, upper and lower case alike; empty: all.
    void setWords(const QString& words);
    int lines() const { return int(m_lines.size()); } // of all levels
    int64_t dropped() const { return m_first; }       // the oldest of a flood; the run itself keeps them

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool fits(const LogLine& line) const;
    void filter();
    void dropOldest();
    QString timeOf(const LogLine& line) const;

    QDateTime m_started;
    int64_t m_startedNs = 0;
    std::deque<LogLine> m_lines;
    std::deque<int64_t> m_shown; // numbers of lines, counted from the run's first
    int64_t m_first = 0;         // number of m_lines.front()
    std::vector<LogLine> m_waiting;
    LogLevel m_least = LogLevel::Information;
    QString m_words;
};

} // namespace throughline
