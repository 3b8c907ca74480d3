// SPDX-License-Identifier: GPL-3.0-or-later
// Draws off screen whatever the session has; says which files it wrote.
#include <app/commands/export_command.h>

#include <app/complain.h>
#include <app/display.h>
#include <app/harmless_text.h>
#include <app/json_output.h>
#include <app/language_option.h>
#include <app/open_run.h>
#include <app/run_export.h>

#include <CLI/CLI.hpp>

#include <QApplication>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct ExportOptions {
    std::string run = "last";
    std::vector<std::string> charts;
    std::string size = "960x600";
    ExportRequest request;
    bool json = false;
};

Result<QSize> sizeOf(const std::string& text)
{
    const auto parts = QString::fromStdString(text).split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    if (size.width() < 200 || size.height() < 150 || size.width() > 10'000 || size.height() > 10'000)
        return Error{"“" + text + "” is no size", "--size", "give width x height in pixels, such as 960x600"};
    return size;
}

Result<ExportRequest> requestOf(const ExportOptions& options)
{
    auto request = options.request;
    for (const auto& chart : options.charts) {
        auto file = chartFile(chart);
        if (!file)
            return file.error();
        request.charts.push_back(*std::move(file));
    }
    const auto size = sizeOf(options.size);
    if (!size)
        return size.error();
    request.size = *size;
    if (request.empty())
        return Error{"nothing to export was named", "throughline export",
            "give --all FOLDER, or files such as --csv summary.csv --chart speedup.svg"};
    if (request.usesStandardOutput() && options.json)
        return Error{"standard output can't take both a file and --json", "throughline export", "give the file a name"};
    return request;
}

/// The list of files is the result, unless standard output carries one of them.
void say(const ExportOutcome& outcome, std::ostream& list, bool json)
{
    if (json) {
        auto leftOut = nlohmann::json::array();
        for (const auto& [chart, why] : outcome.leftOut)
            leftOut.push_back({{"chart", chart}, {"why", why}});
        std::cout << jsonText({{"files", outcome.files}, {"leftOut", leftOut}});
        return;
    }
    for (const auto& file : outcome.files)
        list << harmless(file) << '\n';
    for (const auto& [chart, why] : outcome.leftOut)
        std::cerr << "no " << harmless(chart) << " chart: " << harmless(why) << '\n';
}

int exportFiles(const ExportOptions& options, const ExportRequest& request)
{
    const auto library = openLibrary();
    if (!library)
        return complain(exitFailed, library.error());
    const auto runs = openRuns(**library, {options.run});
    if (!runs)
        return complain(exitWrongUse, runs.error());
    const auto outcome = exportRun(**library, runs->front(), request);
    if (!outcome)
        return complain(exitFailed, outcome.error());
    say(*outcome, request.usesStandardOutput() ? std::cerr : std::cout, options.json);
    return exitDone;
}

int runExport(Invocation& invocation, const ExportOptions& options)
{
    const auto request = requestOf(options);
    if (!request)
        return complain(exitWrongUse, request.error());
    if (!request->draws()) {
        const QCoreApplication application(invocation.argc, invocation.argv);
        speakAsAsked();
        return exportFiles(options, *request);
    }
    drawOffScreen();
    const QApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    return exportFiles(options, *request);
}

void addFiles(CLI::App& command, ExportRequest& request)
{
    command.add_option("--all", request.all, "All charts (PNG, SVG), tables, texts, token ids and the run file")
        ->type_name("FOLDER");
    command.add_option("--csv", request.csv, "Summary: a line per cell (- is standard output)")->type_name("FILE");
    command.add_option("--raw", request.raw, "Every raw sample: a line per repeat and rank")->type_name("FILE");
    command.add_option("--run", request.runFile, "The run itself, for `throughline import`")->type_name("FILE");
    command.add_option("--texts", request.texts, "Generated texts, a JSON object a line")->type_name("FILE");
    command.add_option("--tokens", request.tokens, "Generated token ids, a JSON object a line")->type_name("FILE");
    command.add_option("--trace", request.trace, "What ran when, as a Chrome trace for Perfetto")->type_name("FILE");
    command.add_option("--per-rank", request.perRank, "Texts and ids as each rank had them")->type_name("FOLDER");
}

} // namespace

void addExportCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<ExportOptions>();
    auto* command = cli.add_subcommand("export", "Charts, tables, texts and the run itself into files");
    command->add_option("RUN", options->run, "An id or its beginning, a name, last, last~1, …")->capture_default_str();
    addFiles(*command, options->request);
    auto* charts = command->add_option("--chart", options->charts,
        "A chart: time.svg, batch.png, speedup.pdf, …, or KIND=FILE; may be given several times");
    charts->type_name("FILE")->type_size(1)->allow_extra_args(false);
    command->add_option("--size", options->size, "Of charts")->type_name("WxH")->capture_default_str();
    command->add_option("--scale", options->request.scale, "Pixels per unit of a PNG")
        ->check(CLI::Range(0.5, 8.0))
        ->capture_default_str();
    command->add_flag("--json", options->json, "The list of files for machines");
    addLanguageOption(*command);
    command->footer("\nExamples:\n  throughline export --all report/\n  throughline export last --csv summary.csv "
                    "--chart speedup.svg\n"
                    "  throughline export 20261122 --chart time=fig1.png --size 1200x700");
    command->callback(
        [&chosen, options] { chosen.action = [options, &chosen] { return runExport(chosen, *options); }; });
}

} // namespace throughline
