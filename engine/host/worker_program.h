// SPDX-License-Identifier: GPL-3.0-or-later
// Where the workers' executables are.
#pragma once

#include <QMap>
#include <QString>

namespace throughline {

/// `asked` when it is given, else $THROUGHLINE_WORKER, else beside this executable, in the build tree, or on the PATH.
/// A path that does not exist when there is none: starting it says so.
QString workerProgram(const QString& asked);
/// The same for throughline-worker-cuda and $THROUGHLINE_WORKER_CUDA.
QString cudaWorkerProgram(const QString& asked);

/// A worker to be started: its program, and variables over those that this process has.
struct WorkerLaunch {
    QString program;
    QMap<QString, QString> variables;
};

/// The CUDA worker, for which this GPU is the only one.
WorkerLaunch gpuLaunch(const QString& program, const QString& uuid);

} // namespace throughline
