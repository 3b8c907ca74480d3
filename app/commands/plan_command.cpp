// SPDX-License-Identifier: GPL-3.0-or-later
// The same plan that `run` would make, printed.
#include <app/commands/plan_command.h>

#include <app/complain.h>
#include <app/experiment_request.h>
#include <app/json_output.h>
#include <app/language_option.h>
#include <app/plan_text.h>

#include <host/device_inventory.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct PlanOptions {
    ExperimentRequest request;
    bool json = false;
};

int printPlan(Invocation& invocation, const PlanOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    const auto flagged = open(options.request);
    if (!flagged)
        return complain(exitWrongUse, flagged.error());
    const auto plan = makePlan(flagged->experiment, capabilities());
    if (options.json) {
        std::cout << jsonText(toJson(plan));
        return exitDone;
    }
    std::cerr << filledInText(*flagged, plan);
    std::cout << planTable(plan) << planTotals(plan) << '\n';
    return exitDone;
}

} // namespace

void addPlanCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<PlanOptions>();
    auto* command = cli.add_subcommand("plan", "What would run, what it needs and how long it takes");
    addExperimentRequest(*command, options->request);
    command->add_flag("--json", options->json, "For machines");
    addLanguageOption(*command);
    command->footer("\nExamples:\n"
                    "  throughline plan sequential-vs-parallel\n"
                    "  throughline plan my.experiment.json --json\n"
                    "  throughline plan --model gpt2-xl --batch 1,16 --prompts 100 --new-tokens 100");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return printPlan(chosen, *options); }; });
}

} // namespace throughline
