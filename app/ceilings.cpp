// SPDX-License-Identifier: GPL-3.0-or-later
// Greeting, the measure command, its answer, the end.
#include <app/ceilings.h>

#include <app/harmless_text.h>
#include <app/interrupt.h>

#include <host/engine_lock.h>
#include <host/worker_process.h>

#include <QEventLoop>
#include <QTimer>

#include <iostream>
#include <optional>

namespace throughline {

namespace {

constexpr int longestMs = 120'000; // it takes some seconds; on a machine this slow no figure would be of use

/// What the worker said last, as a reason for its silence.
struct Outcome {
    std::optional<CeilingsEvent> ceilings;
    std::string why = "the worker did not answer in time";
};

void take(const Event& event, WorkerProcess& worker, Outcome& outcome)
{
    if (std::holds_alternative<HelloEvent>(event.body)) {
        worker.send(MeasureCommand{});
    } else if (const auto* ceilings = std::get_if<CeilingsEvent>(&event.body)) {
        outcome.ceilings = *ceilings;
        worker.stop();
    } else if (const auto* failed = std::get_if<FailedEvent>(&event.body)) {
        outcome.why = failed->what;
        worker.stop();
    } else if (const auto* rejected = std::get_if<RejectedEvent>(&event.body)) {
        outcome.why = "the worker sent a line that can't be read: " + rejected->line;
        worker.kill();
    }
}

} // namespace

Result<CeilingsEvent> measureCeilings(const WorkerLaunch& launch, const std::string& device)
{
    QEventLoop loop;
    Outcome outcome;
    EngineLock lock;
    WorkerProcess worker;
    Interrupt interrupt;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&lock, &EngineLock::waiting, &loop,
        [](const QString& sentence) { std::cerr << harmless(sentence.toStdString()) << '\n'; });
    QObject::connect(&lock, &EngineLock::acquired, &loop, [&] {
        limit.start(longestMs);
        worker.start(launch);
    });
    QObject::connect(&worker, &WorkerProcess::event, &loop, [&](const Event& event) { take(event, worker, outcome); });
    QObject::connect(&worker, &WorkerProcess::finished, &loop, [&](const WorkerEnd& end) {
        if (!outcome.ceilings && end.kind != WorkerEnd::Kind::Killed && end.kind != WorkerEnd::Kind::Ended)
            outcome.why = "the worker " + inWords(end);
        loop.quit();
    });
    QObject::connect(&limit, &QTimer::timeout, &worker, &WorkerProcess::kill);
    QObject::connect(&interrupt, &Interrupt::requested, &loop, [&] {
        outcome.why = "cancelled";
        worker.running() ? worker.kill() : loop.quit();
    });
    lock.acquire(QStringLiteral("the ceilings of this machine"));
    loop.exec();
    if (outcome.ceilings)
        return *outcome.ceilings;
    return Error{outcome.why, "measuring " + device, "try again"};
}

} // namespace throughline
