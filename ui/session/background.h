// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the GUI thread whose answer comes back to it, and is dropped when the asker is gone by then.
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace throughline {

/// `work()` on a thread of the pool, then `then(answer)` on the GUI thread while `context` lives. The answer must be
/// copyable.
template <class Work, class Then> void inBackground(QObject* context, Work work, Then then)
{
    const QPointer<QObject> alive(context);
    QThreadPool::globalInstance()->start([alive, work, then] {
        const auto answer = work();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [alive, answer, then] {
                if (alive)
                    then(answer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace throughline
