// SPDX-License-Identifier: GPL-3.0-or-later
// Prints one run; what to print is chosen by flags.
#include <app/commands/show_command.h>

#include <app/complain.h>
#include <app/json_output.h>
#include <app/open_run.h>
#include <app/run_json.h>
#include <app/run_text.h>
#include <app/texts_text.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct ShowOptions {
    std::string run = "last";
    bool texts = false;
    bool log = false;
    bool json = false;
};

int showRun(Invocation& invocation, const ShowOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    const auto run = openRun(options.run);
    if (!run)
        return complain(exitWrongUse, run.error());
    if (options.json)
        std::cout << jsonText(runAsJson(*run));
    else if (options.texts)
        std::cout << textsText(*run);
    else if (options.log)
        std::cout << logText(*run);
    else
        std::cout << headingText(*run) << '\n' << cellsText(*run) << '\n' << findingsText(*run);
    return exitDone;
}

} // namespace

void addShowCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<ShowOptions>();
    auto* command = cli.add_subcommand("show", "One run: its cells with medians and intervals, and what they say");
    command->add_option("RUN", options->run, "An id or its beginning, a name, last, last~1, …")->capture_default_str();
    auto* texts = command->add_flag("--texts", options->texts,
        "What was generated, by which rank, and where it first differs from the sequential baseline");
    auto* log = command->add_flag("--log", options->log, "What workers and controller said");
    auto* json = command->add_flag("--json", options->json, "For machines: every field and raw wall times");
    texts->excludes(log, json);
    log->excludes(json);
    command->footer(
        "\nExamples:\n  throughline show\n  throughline show last~1 --texts\n  throughline show first-look --json");
    command->callback([&chosen, options] { chosen.action = [&chosen, options] { return showRun(chosen, *options); }; });
}

} // namespace throughline
