// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing between the three ways.
#include <app/experiment_request.h>

#include <app/experiment_source.h>
#include <app/harmless_text.h>

#include <core/words.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace throughline {

namespace {

/// "3 warm-ups, 5 to 50 repeats until ± 1 %, 60 s at most": the plan's value is JSON.
std::string protocolInWords(const std::string& value)
{
    const auto json = nlohmann::json::parse(value, nullptr, false);
    if (!json.is_object())
        return value;
    const auto number = [&](const char* key) { return numberInWords(json.value(key, 0.0)); };
    std::string words =
        number("warmups") + (json.value("warmups", 0) == 1 ? " warm-up, " : " warm-ups, ") + number("repeats");
    if (json.value("maxRepeats", 0) > json.value("repeats", 0))
        words += " to " + number("maxRepeats");
    words += number("maxRepeats") == "1" ? " repeat" : " repeats";
    if (json.value("halfWidth", 0.0) > 0)
        words += " until ± " + numberInWords(100 * json.value("halfWidth", 0.0)) + " %";
    return words + ", " + number("budgetSeconds") + " s at most";
}

std::string line(const FilledIn& filledIn)
{
    const auto value = filledIn.field == "protocol" ? protocolInWords(filledIn.value) : filledIn.value;
    return harmless("  " + filledIn.field + ": " + value + " (" + filledIn.why + ")") + '\n';
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
        text += line(filledIn);
    for (const auto& filledIn : plan.filledIn)
        text += line(filledIn);
    return text.empty() ? text : "Filled in:\n" + text;
}

} // namespace throughline
