// SPDX-License-Identifier: GPL-3.0-or-later
// Words from run_text, files from `throughline export`.
#include <app/run_report.h>

#include <app/complain.h>
#include <app/harmless_text.h>
#include <app/interrupt.h>
#include <app/run_text.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <iostream>

namespace throughline {

namespace {

std::string fileList(const std::string& folder, const QByteArray& paths)
{
    QStringList names;
    for (const auto& path : QString::fromUtf8(paths).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        names.append(QFileInfo(path).fileName());
    return harmless("Files in " + folder + ": " + names.join(QStringLiteral(", ")).toStdString()) + '\n';
}

} // namespace

ExitCode exitCodeOf(const RunResult& run)
{
    if (run.state == RunState::Cancelled)
        return exitCancelled;
    const bool failed = std::any_of(
        run.cells.begin(), run.cells.end(), [](const CellResult& cell) { return cell.state == CellState::Failed; });
    return failed || run.state == RunState::Interrupted ? exitFailed : exitDone;
}

std::string endText(const RunResult& run)
{
    return '\n' + findingsText(run) + "\nRun " + run.started.runId + " is in the library: `throughline show "
        + run.started.runId + "`, `throughline export " + run.started.runId + " --all FOLDER`\n";
}

ExitCode exportInto(const std::string& folder, const std::string& runId, Interrupt& interrupt, bool say)
{
    QProcess child;
    QEventLoop loop;
    bool interrupted = false;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QObject::connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&child, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QObject::connect(&interrupt, &Interrupt::requested, &child, [&] {
        interrupted = true;
        child.kill();
    });
    child.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("export"), QString::fromStdString(runId), QStringLiteral("--all"),
            QString::fromStdString(folder)});
    child.closeWriteChannel();
    if (child.state() != QProcess::NotRunning)
        loop.exec();
    if (interrupted)
        return exitCancelled;
    if (child.exitStatus() != QProcess::NormalExit || child.error() != QProcess::UnknownError
        || child.exitCode() != 0) {
        complain(exitFailed,
            Error{"the files were not all written (the run is safe in the library)", folder,
                "try `throughline export " + runId + " --all FOLDER`"});
        return exitFailed;
    }
    if (say)
        std::cout << fileList(folder, child.readAllStandardOutput());
    return exitDone;
}

} // namespace throughline
