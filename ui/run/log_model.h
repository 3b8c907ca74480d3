// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a run as a person reads it: what workers said, and what became of cells and repeats.
#pragma once

#include <core/run_result.h>

#include <QAbstractTableModel>
#include <QDateTime>

#include <vector>

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

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString time;
        QString who;
        QString text;
        int tone = 0; // Tone; above Plain it carries an icon
    };
    QString timeOf(const Event& event) const;

    QDateTime m_started;
    int64_t m_startedNs = 0;
    std::vector<Line> m_lines;
    std::vector<Line> m_waiting;
};

} // namespace throughline
