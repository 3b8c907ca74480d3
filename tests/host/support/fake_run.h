// SPDX-License-Identifier: GPL-3.0-or-later
// A run of the controller with workers of the test's choice, watched from outside: its events, when they came, its end.
#pragma once

#include <host/controller.h>
#include <host/run_library.h>

#include <core/run_result.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace throughline::tests {

/// Watchdog after one second, no ceilings.
ControllerOptions quickOptions();
/// Quick protocol, the tiny preset, 3 prompts with 4 new tokens each; sequential is added by the planner.
Block tinyBlock(std::vector<Mode> modes = {Mode::Sequential});
Experiment experimentOf(std::vector<Block> blocks);
/// Four cells: sequential, data-parallel on two ranks, and a pipeline of two stages with 1 and 2 chunks.
Experiment allModes();

struct Happened {
    Event event;
    qint64 atMs = 0; // since start
};

class FakeRun : public QObject {
    Q_OBJECT
public:
    explicit FakeRun(ControllerOptions options = quickOptions(), const QString& libraryPath = {});

    /// `change`: of the plan, before it runs.
    void start(const Experiment& experiment, const std::function<void(Plan&)>& change = {});
    /// False when the run has not ended after so long.
    bool ended(int withinMs = 30'000);
    /// Waits until an event of this kind has come that `fits`; null when none came.
    template <class T>
    const Happened* awaited(const std::function<bool(const Event&, const T&)>& fits, int withinMs = 15'000);
    template <class T> const Happened* awaited()
    {
        return awaited<T>([](const Event&, const T&) { return true; });
    }
    template <class T> int count() const
    {
        int found = 0;
        for (const auto& each : happened)
            found += std::holds_alternative<T>(each.event.body);
        return found;
    }
    const CellEndedEvent& endOf(int cell) const;
    qint64 endOfMs(int cell) const;
    RunResult result() const;

    QTemporaryDir folder;
    std::unique_ptr<RunLibrary> library;
    std::unique_ptr<Controller> controller;
    Plan plan;
    std::vector<Happened> happened;
    std::optional<RunState> state;
    int finishes = 0;
    qint64 endedMs = 0;
    QElapsedTimer clock;
    /// Called with each event, in the controller's own call.
    std::function<void(const Event&)> onEvent;

private:
    bool waitUntil(const std::function<bool()>& condition, int withinMs);
};

template <class T>
const Happened* FakeRun::awaited(const std::function<bool(const Event&, const T&)>& fits, int withinMs)
{
    std::size_t looked = 0;
    const Happened* found = nullptr;
    waitUntil(
        [&] {
            for (; !found && looked < happened.size(); ++looked)
                if (const auto* body = std::get_if<T>(&happened[looked].event.body))
                    if (fits(happened[looked].event, *body))
                        found = &happened[looked];
            return found || state;
        },
        withinMs);
    return found;
}

} // namespace throughline::tests
