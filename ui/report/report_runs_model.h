// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that a report is about, in the order of their colours; the last column is the cross that takes one out.
#pragma once

#include <ui/session/run_digest.h>

#include <QAbstractTableModel>
#include <QStringList>

namespace throughline {

struct ReportRun {
    QString id;
    QString name;
    RunDigestPtr digest; // null until it is loaded
};

class ReportRunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Note, Remove, ColumnCount };

    explicit ReportRunsModel(QObject* parent = nullptr);
    void setRuns(std::vector<ReportRun> runs);
    const std::vector<ReportRun>& runs() const { return m_runs; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<ReportRun> m_runs;
};

} // namespace throughline
