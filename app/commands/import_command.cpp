// SPDX-License-Identifier: GPL-3.0-or-later
// Each file by itself: one that is refused does not keep the others out.
#include <app/commands/import_command.h>

#include <app/complain.h>
#include <app/harmless_text.h>
#include <app/json_output.h>
#include <app/open_run.h>

#include <host/run_import.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct ImportOptions {
    std::vector<std::string> files;
    bool json = false;
};

int importRuns(Invocation& invocation, const ImportOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    const auto library = openLibrary();
    if (!library)
        return complain(exitFailed, library.error());
    int code = exitDone;
    auto imported = nlohmann::json::array();
    for (const auto& file : options.files) {
        const ImportedFiles files = importFiles(**library, {QString::fromStdString(file)});
        for (const Error& refused : files.refused)
            code = complain(exitWrongUse, refused);
        for (const std::string& id : files.runIds) {
            imported.push_back({{"file", file}, {"runId", id}});
            if (!options.json)
                std::cout << harmless(id) << '\n';
        }
    }
    if (options.json)
        std::cout << jsonText({{"imported", imported}});
    return code;
}

} // namespace

void addImportCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<ImportOptions>();
    auto* command = cli.add_subcommand("import", "Run files and results of other tools into the library");
    command
        ->add_option("FILE", options->files,
            "Files that `throughline export --run` wrote, results of llama-bench, vLLM bench or optimum-benchmark, or "
            "folders")
        ->required();
    command->add_flag("--json", options->json, "For machines");
    command->footer("\nExamples:\n  throughline import results/first-look.run.jsonl\n  throughline import "
                    "llama-bench.json results/");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return importRuns(chosen, *options); }; });
}

} // namespace throughline
