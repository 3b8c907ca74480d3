// SPDX-License-Identifier: GPL-3.0-or-later
// The first run is the reference; one slower cell anywhere is exit status 4.
#include <app/commands/compare_command.h>

#include <app/compare_text.h>
#include <app/complain.h>
#include <app/json_output.h>
#include <app/open_run.h>
#include <app/run_json.h>

#include <host/user_settings.h>
#include <plots/comparison_csv.h>
#include <plots/export.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

namespace throughline {

namespace {

struct CompareOptions {
    std::vector<std::string> runs;
    std::optional<double> margin; // else the one that the window keeps
    std::string csv;
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

/// A line per cell and run, for spreadsheets; "-" is standard output.
Result<void> writeCsv(
    const std::string& path, const std::vector<const RunResult*>& runs, const std::vector<RunComparison>& comparisons)
{
    std::vector<RunComparison> against(1); // of the reference with itself
    against.insert(against.end(), comparisons.begin(), comparisons.end());
    const std::string csv = comparisonCsv(runs, 0, against);
    if (path != "-")
        return writeFile(QString::fromStdString(path), csv);
    std::cout << csv;
    return {};
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
    const auto comparisons = againstFirst(*runs, options.margin.value_or(userSettings().margin));
    if (!options.csv.empty())
        if (const auto written = writeCsv(options.csv, all, comparisons); !written)
            return complain(exitFailed, written.error());
    if (options.csv == "-") {
        // Standard output carries the table.
    } else if (options.json) {
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
    command
        ->add_option("--margin", options->margin,
            "Ratios this close to 1 count as the same: 0.01 is 1 % (as the window's Settings say when left out)")
        ->type_name("SHARE")
        ->check(CLI::Range(0.0, 10.0));
    auto* csv = command->add_option("--csv", options->csv, "A line per cell and run (- is standard output)");
    csv->type_name("FILE");
    command->add_flag("--json", options->json, "For machines")->excludes(csv);
    command->footer(
        "\nExamples:\n  throughline compare last~1 last\n  throughline compare before after --margin 0.02 --json\n\n"
        "Exit status: 0, or 4 when a cell is slower than the reference's.");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return compareRuns(chosen, *options); }; });
}

} // namespace throughline
