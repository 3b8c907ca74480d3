// SPDX-License-Identifier: GPL-3.0-or-later
// The first run is the reference; one slower cell anywhere is exit status 4.
#include <app/commands/compare_command.h>

#include <app/compare_text.h>
#include <app/complain.h>
#include <app/json_output.h>
#include <app/open_run.h>
#include <app/run_json.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct CompareOptions {
    std::vector<std::string> runs;
    double margin = 0.01;
    bool json = false;
};

bool anySlower(const std::vector<RunComparison>& comparisons)
{
    return std::any_of(comparisons.begin(), comparisons.end(), [](const RunComparison& comparison) {
        return std::any_of(comparison.cells.begin(), comparison.cells.end(),
            [](const CellComparison& cell) { return cell.verdict == Verdict::Slower; });
    });
}

std::vector<RunComparison> againstFirst(const std::vector<RunResult>& runs, double margin)
{
    std::vector<RunComparison> comparisons;
    for (std::size_t i = 1; i < runs.size(); ++i)
        comparisons.push_back(compare(runs.front(), runs[i], margin));
    return comparisons;
}

int compareRuns(Invocation& invocation, const CompareOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    const auto library = openLibrary();
    if (!library)
        return complain(exitFailed, library.error());
    const auto runs = openRuns(**library, options.runs);
    if (!runs)
        return complain(exitWrongUse, runs.error());
    std::vector<const RunResult*> all;
    for (const auto& run : *runs)
        all.push_back(&run);
    const auto differences = whatDiffers(all);
    const auto comparisons = againstFirst(*runs, options.margin);
    if (options.json) {
        std::cout << jsonText(comparisonAsJson(*runs, comparisons, differences));
    } else {
        std::cout << differencesText(*runs, differences);
        for (std::size_t i = 0; i < comparisons.size(); ++i)
            std::cout << '\n' << comparisonText(runs->front(), (*runs)[i + 1], comparisons[i]);
    }
    return anySlower(comparisons) ? exitSlower : exitDone;
}

} // namespace

void addCompareCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<CompareOptions>();
    auto* command = cli.add_subcommand("compare", "What differs between runs, and whether cells are faster or slower");
    command->add_option("RUN", options->runs, "Two or more runs; the first is the reference")
        ->required()
        ->expected(2, 1000);
    command->add_option("--margin", options->margin, "Ratios this close to 1 count as the same: 0.01 is 1 %")
        ->type_name("SHARE")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    command->add_flag("--json", options->json, "For machines");
    command->footer(
        "\nExamples:\n  throughline compare last~1 last\n  throughline compare before after --margin 0.02 --json\n\n"
        "Exit status: 0, or 4 when a cell is slower than the reference's.");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return compareRuns(chosen, *options); }; });
}

} // namespace throughline
