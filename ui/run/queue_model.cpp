// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/run/queue_model.h>
#include <ui/run/run_words.h>
#include <ui/session/run_queue.h>
#include <ui/style/tokens.h>
#include <ui/widgets/item_roles.h>
#include <ui/widgets/to_qt.h>

namespace throughline {

QueueModel::QueueModel(RunQueue& queue, QObject* parent)
    : QAbstractListModel(parent)
    , m_queue(queue)
{
    connect(&queue, &RunQueue::changed, this, &QueueModel::update);
    update();
}

void QueueModel::update()
{
    beginResetModel();
    m_names.clear();
    m_tips.clear();
    for (const Experiment& experiment : m_queue.waiting()) {
        m_names << toQt(experiment.name);
        m_tips << describe(experiment);
    }
    endResetModel();
}

int QueueModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_names.size()); }

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  %2").arg(index.row() + 1).arg(m_names.value(index.row()));
    case Qt::ToolTipRole:
        return m_tips.value(index.row()).toHtmlEscaped();
    case IconRole:
        return QStringLiteral("queued");
    case IconToneRole:
        return int(Tone::Secondary);
    default:
        return {};
    }
}

} // namespace throughline
