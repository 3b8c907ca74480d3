// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for the workers.
#include <host/worker_program.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace throughline {

static QString programOf(const QString& asked, const char* variable, const QString& name)
{
    if (!asked.isEmpty())
        return asked;
    const QString named = qEnvironmentVariable(variable);
    if (!named.isEmpty())
        return named;
    const QString here = QCoreApplication::applicationDirPath() + QLatin1Char('/');
    for (const QString& path : {here + name, here + QStringLiteral("../engine/worker/") + name})
        if (QFileInfo(path).isExecutable())
            return QFileInfo(path).canonicalFilePath();
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? here + name : found;
}

QString workerProgram(const QString& asked)
{
    return programOf(asked, "THROUGHLINE_WORKER", QStringLiteral("throughline-worker"));
}

QString cudaWorkerProgram(const QString& asked)
{
    return programOf(asked, "THROUGHLINE_WORKER_CUDA", QStringLiteral("throughline-worker-cuda"));
}

WorkerLaunch gpuLaunch(const QString& program, const QString& uuid)
{
    // By UUID, since numbers depend on an order that the user's own variables may change. NCCL meets on loopback: the
    // ranks are on one host. What else is set for NCCL, such as NCCL_NVLS_ENABLE, is the user's and stays.
    return {program,
        {{QStringLiteral("CUDA_VISIBLE_DEVICES"), uuid}, {QStringLiteral("NCCL_SOCKET_IFNAME"), QStringLiteral("lo")}}};
}

} // namespace throughline
