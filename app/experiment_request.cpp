// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing between the three ways.
#include <app/experiment_request.h>

#include <app/experiment_source.h>
#include <app/harmless_text.h>

#include <core/plan_filled_in.h>

#include <CLI/CLI.hpp>

#include <set>

namespace throughline {

namespace {

std::string line(const FilledIn& filledIn, bool severalModels)
{
    const bool ofOne = severalModels && !filledIn.model.empty();
    const auto about = ofOne ? filledIn.field + " of " + filledIn.model : filledIn.field;
    return harmless("  " + about + ": " + valueInWords(filledIn) + " (" + filledIn.why + ")") + '\n';
}

Result<FlaggedExperiment> withoutName(const ExperimentRequest& request)
{
    if (!request.source.empty()) {
        auto base = openExperiment(request.source);
        if (!base)
            return base.error();
        return overlay(*std::move(base), request.given);
    }
    if (!request.given.empty())
        return fromFlags(request.given);
    return Error{"no experiment was given", "",
        "give a built-in's name such as first-look, a file, or flags such as --model tiny --batch 1,4"};
}

} // namespace

void addExperimentRequest(CLI::App& command, ExperimentRequest& request)
{
    command.add_option("EXPERIMENT", request.source, "A built-in's name, a *.experiment.json, or - for standard input");
    command.add_option("--name", request.name, "What the run is called")->type_name("NAME");
    addExperimentFlags(command, request.given);
}

Result<FlaggedExperiment> open(const ExperimentRequest& request)
{
    auto flagged = withoutName(request);
    if (flagged && !request.name.empty())
        flagged->experiment.name = request.name;
    return flagged;
}

std::string filledInText(const FlaggedExperiment& flagged, const Plan& plan)
{
    std::string text;
    for (const auto& filledIn : flagged.filledIn)
        text += line(filledIn, false);
    std::set<std::string> models;
    for (const auto& planned : plan.cells)
        models.insert(planned.cell.model);
    for (const auto& filledIn : plan.filledIn)
        text += line(filledIn, models.size() > 1);
    return text.empty() ? text : "Filled in:\n" + text;
}

} // namespace throughline
