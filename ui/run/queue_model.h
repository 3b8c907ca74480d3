// SPDX-License-Identifier: GPL-3.0-or-later
// The experiments that wait, as rows: place, name, and what each is in the tip.
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace throughline {

class RunQueue;

class QueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit QueueModel(RunQueue& queue, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void update(); // from the queue

    RunQueue& m_queue;
    QStringList m_names;
    QStringList m_tips;
};

} // namespace throughline
