// SPDX-License-Identifier: GPL-3.0-or-later
// Reads as the life of a run: ask, plan, wait, measure, say. The window's engine is this command with --attached.
#include <app/commands/run_command.h>

#include <app/attached_input.h>
#include <app/complain.h>
#include <app/engine.h>
#include <app/event_output.h>
#include <app/experiment_request.h>
#include <app/interrupt.h>
#include <app/open_run.h>
#include <app/plan_text.h>
#include <app/progress_text.h>
#include <app/run_report.h>

#include <core/words.h>
#include <host/device_inventory.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <memory>

namespace throughline {

namespace {

constexpr int mostRestMs = 250;      // a window that stalls costs the run so much a second, and the measurement nothing
constexpr int readerGraceMs = 5'000; // for a slow reader of --json to take the last lines

struct RunOptions {
    ExperimentRequest request;
    std::string out;
    bool json = false;
    bool attached = false;
    bool rests = false;
    bool noCeilings = false;

    bool eventsOnOutput() const { return json || attached; }
};

Result<void> checkFolder(const std::string& folder)
{
    const auto name = QString::fromStdString(folder);
    if (folder.empty() || (QDir().mkpath(name) && QFileInfo(name).isWritable()))
        return {};
    return Error{"the folder “" + folder + "” can't be made or written", "--out", "give a folder that you may write"};
}

/// A plan of which nothing can run is refused before anything starts.
Result<void> checkPlan(const Plan& plan)
{
    const bool some =
        std::any_of(plan.cells.begin(), plan.cells.end(), [](const PlannedCell& cell) { return !cell.skipped; });
    if (some)
        return {};
    auto why = plan.cells.empty() ? std::string("the experiment has no cells") : sentence(*plan.cells.front().skipped);
    if (why.ends_with('.'))
        why.pop_back();
    return Error{"nothing of it can run: " + why, "", "`throughline plan` says so for each cell"};
}

/// Runs to the end in the event loop. Progress to standard error, event lines to standard output where asked.
RunState execute(Engine& engine, const Plan& plan, const RunOptions& options, Interrupt& interrupt)
{
    RunState ended = RunState::Cancelled;
    EventOutput output;
    ProgressText progress(stderr, isatty(STDERR_FILENO) == 1);
    std::unique_ptr<AttachedInput> input;
    QObject::connect(&interrupt, &Interrupt::requested, &engine, &Engine::cancel);
    QObject::connect(&interrupt, &Interrupt::stopAfterCell, &engine, &Engine::stopAfterCell);
    QObject::connect(
        &engine, &Engine::waiting, &engine, [&](const QString& sentence) { progress.line(sentence.toStdString()); });
    QObject::connect(&engine, &Engine::event, &engine, [&](const Event& event) {
        if (options.eventsOnOutput())
            output.write(toLine(event));
        if (!options.attached)
            progress.apply(event, engine.result());
    });
    QObject::connect(
        &engine, &Engine::finished, QCoreApplication::instance(),
        [&](RunState state) {
            ended = state;
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    if (options.attached) {
        input = std::make_unique<AttachedInput>();
        QObject::connect(input.get(), &AttachedInput::stopAfterCell, &engine, &Engine::stopAfterCell);
        QObject::connect(input.get(), &AttachedInput::cancel, &engine, &Engine::cancel);
        QObject::connect(input.get(), &AttachedInput::goOn, &engine, &Engine::goOn);
    }
    engine.start(plan);
    QCoreApplication::exec();
    output.finish(readerGraceMs);
    return ended;
}

int report(const RunResult& run, const RunOptions& options, Interrupt& interrupt)
{
    if (options.attached)
        return exitCodeOf(run);
    (options.json ? std::cerr : std::cout) << endText(run);
    const auto code = exitCodeOf(run);
    if (options.out.empty() || code == exitCancelled)
        return code;
    const auto exported = exportInto(options.out, run.started.runId, interrupt, !options.json);
    return exported == exitDone ? code : exported;
}

int measure(const FlaggedExperiment& flagged, const Plan& plan, const RunOptions& options)
{
    const auto library = openLibrary();
    if (!library)
        return complain(exitFailed, library.error());
    Interrupt interrupt;
    ControllerOptions how;
    how.measureCeilings = !options.noCeilings;
    how.restMs = options.attached && options.rests ? mostRestMs : 0;
    Engine engine(flagged.experiment, how, **library);
    const auto state = execute(engine, plan, options, interrupt);
    if (engine.result().started.runId.empty()) // cancelled before its turn came, or the library refused
        return state == RunState::Cancelled ? exitCancelled : exitFailed;
    return report(engine.result(), options, interrupt);
}

int run(Invocation& invocation, const RunOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that leaves ends no measurement
    const QCoreApplication application(invocation.argc, invocation.argv);
    const auto flagged = open(options.request);
    if (!flagged)
        return complain(exitWrongUse, flagged.error());
    if (const auto fine = checkFolder(options.out); !fine)
        return complain(exitWrongUse, fine.error());
    const auto plan = makePlan(flagged->experiment, capabilities());
    if (const auto fine = checkPlan(plan); !fine)
        return complain(exitWrongUse, fine.error());
    if (!options.attached)
        std::cerr << filledInText(*flagged, plan) << planTotals(plan) << '\n';
    return measure(*flagged, plan, options);
}

} // namespace

void addRunCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<RunOptions>();
    auto* command = cli.add_subcommand("run", "Run an experiment: a built-in by name, a file, or flags");
    addExperimentRequest(*command, options->request);
    command->add_option("--out", options->out, "Charts (PNG, SVG), CSV, texts and the run file into a folder")
        ->type_name("FOLDER");
    command->add_flag("--no-ceilings", options->noCeilings, "Don't measure read bandwidth and matrix rate first");
    command->add_flag("--json", options->json, "Event lines on standard output");
    command->add_flag("--attached", options->attached,
        "As --json, and stop-after-cell or cancel on standard input, whose end cancels");
    command->add_flag("--rests", options->rests,
        "With --attached: once a second, between two passes, wait for the word go-on (250 ms at most)");
    command->footer(
        "\nFlags lie over a named experiment when both are given.\n\nExamples:\n"
        "  throughline run first-look --out first-look\n"
        "  throughline run my.experiment.json --protocol careful\n"
        "  throughline run --model distilgpt2 --prompts 10,50 --batch 1,4 --mode sequential,data-parallel --ranks 1,2");
    command->callback([&chosen, options] { chosen.action = [&chosen, options] { return run(chosen, *options); }; });
}

} // namespace throughline
