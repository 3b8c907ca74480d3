// SPDX-License-Identifier: GPL-3.0-or-later
// One line per run, from the library's summary columns.
#include <app/commands/list_command.h>

#include <app/complain.h>
#include <app/json_output.h>
#include <app/open_run.h>
#include <app/table_text.h>

#include <core/words.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct ListOptions {
    bool json = false;
    int most = 0; // 0 = all
};

nlohmann::json asJson(const RunInfo& run)
{
    return {{"runId", run.runId}, {"name", run.name}, {"startedUtc", run.startedUtc}, {"state", nameOf(run.state)},
        {"models", run.models}, {"modes", run.modes}, {"cells", run.cells}, {"done", run.done}, {"failed", run.failed},
        {"skipped", run.skipped}, {"bestTokensPerSecond", run.bestTokensPerSecond},
        {"bestSpeedup", run.bestSpeedup > 0 ? nlohmann::json(run.bestSpeedup) : nlohmann::json()},
        {"seconds", run.seconds}, {"tags", run.tags}, {"notes", run.notes}};
}

std::string cellsInWords(const RunInfo& run)
{
    std::string words = std::to_string(run.done) + " of " + std::to_string(run.cells);
    if (run.failed > 0)
        words += ", " + std::to_string(run.failed) + " failed";
    return words;
}

std::string asTable(const std::vector<RunInfo>& runs)
{
    TableText table({{"Run"}, {"Name", false, 32}, {"State"}, {"Models", false, 28}, {"Modes", false, 36},
        {"Cells done", true}, {"Tokens/s", true}, {"Speed-up", true}, {"Took", true}, {"Tags", false, 20}});
    for (const auto& run : runs)
        table.addRow({run.runId, run.name, std::string(nameOf(run.state)), run.models, run.modes, cellsInWords(run),
            run.bestTokensPerSecond > 0 ? numberInWords(run.bestTokensPerSecond) : "",
            run.bestSpeedup > 0 ? numberInWords(run.bestSpeedup) + "×" : "",
            durationInWords(static_cast<int64_t>(run.seconds * 1e9)), run.tags});
    return table.text();
}

int listRuns(Invocation& invocation, const ListOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    const auto library = openLibrary();
    if (!library)
        return complain(exitFailed, library.error());
    auto runs = (*library)->list();
    if (!runs)
        return complain(exitFailed, runs.error());
    if (options.most > 0 && runs->size() > static_cast<std::size_t>(options.most))
        runs->resize(static_cast<std::size_t>(options.most));
    if (options.json) {
        auto all = nlohmann::json::array();
        for (const auto& run : *runs)
            all.push_back(asJson(run));
        std::cout << jsonText({{"runs", all}});
    } else if (runs->empty()) {
        std::cerr << "The library is empty; `throughline run first-look` makes a first run.\n";
    } else {
        std::cout << asTable(*runs);
    }
    return exitDone;
}

} // namespace

void addListCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<ListOptions>();
    auto* command = cli.add_subcommand("list", "The runs in the library, newest first");
    command->add_flag("--json", options->json, "For machines");
    command->add_option("--most", options->most, "So many runs at most")->type_name("N")->check(CLI::PositiveNumber);
    command->footer("\nExamples:\n  throughline list\n  throughline list --json --most 1");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return listRuns(chosen, *options); }; });
}

} // namespace throughline
