// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for the worker.
#include <host/worker_program.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace throughline {

QString workerProgram(const QString& asked)
{
    if (!asked.isEmpty())
        return asked;
    const QString named = qEnvironmentVariable("THROUGHLINE_WORKER");
    if (!named.isEmpty())
        return named;
    const QString name = QStringLiteral("throughline-worker");
    const QString here = QCoreApplication::applicationDirPath() + QLatin1Char('/');
    for (const QString& path : {here + name, here + QStringLiteral("../engine/worker/") + name})
        if (QFileInfo(path).isExecutable())
            return QFileInfo(path).canonicalFilePath();
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? here + name : found;
}

} // namespace throughline
