// SPDX-License-Identifier: GPL-3.0-or-later
// The executable `throughline`: a table of contents of its commands.
#include <app/commands/compare_command.h>
#include <app/commands/devices_command.h>
#include <app/commands/export_command.h>
#include <app/commands/import_command.h>
#include <app/commands/list_command.h>
#include <app/commands/models_command.h>
#include <app/commands/plan_command.h>
#include <app/commands/report_command.h>
#include <app/commands/run_command.h>
#include <app/commands/show_command.h>
#include <app/commands/window_command.h>
#include <app/complain.h>

#include <throughline_revision.h>

#include <CLI/CLI.hpp>

#include <iostream>

namespace throughline {

namespace {

constexpr const char* examples = R"(
Examples:
  throughline                                      open the window
  throughline run first-look                       a built-in experiment, by name
  throughline run my.experiment.json --out results run, charts and CSV into a folder
  throughline run --model distilgpt2 --prompts 10,50 --batch 1,4 --ranks 1,2
  throughline compare last~1 last                  verdict per cell; the first is the reference
  throughline export last --csv summary.csv --chart speedup.svg
  throughline report last --out report.html        findings, charts and tables on one page

Exit status: 0 done, 1 a cell failed, 2 wrong use, 3 cancelled, 4 compare found slower.)";

void addCommands(CLI::App& cli, Invocation& chosen)
{
    addWindowCommand(cli, chosen);
    addRunCommand(cli, chosen);
    addPlanCommand(cli, chosen);
    addListCommand(cli, chosen);
    addShowCommand(cli, chosen);
    addCompareCommand(cli, chosen);
    addExportCommand(cli, chosen);
    addReportCommand(cli, chosen);
    addImportCommand(cli, chosen);
    addDevicesCommand(cli, chosen);
    addModelsCommand(cli, chosen);
}

void describe(CLI::App& cli)
{
    cli.footer(examples);
    cli.set_version_flag(
        "--version", "throughline " THROUGHLINE_VERSION " (" THROUGHLINE_REVISION ", " THROUGHLINE_BUILD_TYPE ")");
    cli.set_help_flag("-h,--help", "Say how it is used");
    cli.require_subcommand(0, 1);
}

/// Which command's help to look into, for the end of a complaint.
std::string commandLine(const CLI::App& cli)
{
    std::string name = "throughline";
    for (const auto* command = &cli; !command->get_subcommands().empty();) {
        command = command->get_subcommands().front();
        name += " " + command->get_name();
    }
    return name;
}

int wrongUse(const CLI::App& cli, const CLI::ParseError& error)
{
    std::string what = error.what();
    if (!what.empty() && (what.back() == '.' || what.back() == '\n'))
        what.pop_back();
    return complain(exitWrongUse, what + "; see `" + commandLine(cli) + " --help`");
}

int act(const Invocation& chosen)
{
    const int code = chosen.action();
    std::cout.flush();
    if (!std::cout)
        return complain(exitFailed, "standard output could not be written");
    return code;
}

int parseAndRun(int argc, char** argv)
{
    Invocation chosen{argc, argv, {}};
    CLI::App cli{"How much faster does LLM inference get when it is made parallel, and why not more?", "throughline"};
    describe(cli);
    addCommands(cli, chosen);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::Success& helpOrVersion) {
        return cli.exit(helpOrVersion);
    } catch (const CLI::ParseError& error) {
        return wrongUse(cli, error);
    }
    return act(chosen);
}

} // namespace

} // namespace throughline

int main(int argc, char** argv) { return throughline::parseAndRun(argc, argv); }
