// SPDX-License-Identifier: GPL-3.0-or-later
// Files are checked here, so that a mistyped command is told from a file.
#include <app/commands/window_command.h>

#include <app/complain.h>
#include <app/display.h>

#include <ui/window.h>

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QFileInfo>

#include <memory>

namespace throughline {

namespace {

int openWindow(Invocation& invocation, const std::vector<std::string>& files)
{
    WindowOptions options;
    for (const auto& file : files) {
        const auto name = QString::fromStdString(file);
        if (!QFileInfo(name).isFile())
            return complain(exitWrongUse,
                Error{"is neither a command nor a file", file, "see `throughline --help` for the commands"});
        options.files.append(name);
    }
    if (const auto why = whyNoDisplay(); !why.empty())
        return complain(exitWrongUse, why);
    nameRuntimeDirectory();
    QApplication application(invocation.argc, invocation.argv);
    prepareApplication(application);
    return runWindow(application, options);
}

} // namespace

void addWindowCommand(CLI::App& cli, Invocation& chosen)
{
    auto files = std::make_shared<std::vector<std::string>>();
    cli.add_option("FILE", *files, "Experiments (*.experiment.json) to edit, runs (*.run.jsonl) to show");
    cli.final_callback([&cli, &chosen, files] {
        if (cli.get_subcommands().empty())
            chosen.action = [&chosen, files] { return openWindow(chosen, *files); };
    });
}

} // namespace throughline
