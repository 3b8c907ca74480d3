// SPDX-License-Identifier: GPL-3.0-or-later
// Making run ids and UTC times.
#include <host/run_id.h>

#include <QDateTime>
#include <QRandomGenerator>

namespace throughline {

std::string newRunId()
{
    const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const auto number = QRandomGenerator::system()->generate() & 0xffff;
    return QStringLiteral("%1-%2").arg(time).arg(number, 4, 16, QLatin1Char('0')).toStdString();
}

std::string utcNow() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString(); }

} // namespace throughline
