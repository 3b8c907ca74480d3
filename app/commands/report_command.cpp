// SPDX-License-Identifier: GPL-3.0-or-later
// Draws off screen whatever the session has; says which files it wrote.
#include <app/commands/report_command.h>

#include <app/complain.h>
#include <app/display.h>
#include <app/harmless_text.h>
#include <app/json_output.h>
#include <app/language_option.h>
#include <app/open_run.h>

#include <host/user_settings.h>
#include <plots/report/report_files.h>
#include <plots/report/report_material.h>

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QFile>

#include <iostream>
#include <memory>

namespace throughline {

namespace {

struct ReportOptions {
    std::vector<std::string> runs;
    std::string out;
    std::string format;
    std::string title;
    std::string author;
    std::string contents;
    std::vector<std::string> prose;
    bool json = false;
};
struct ReportWish {
    ReportRequest request;
    ReportFormat format = ReportFormat::Html;
};

/// "@FILE" is the file's content.
Result<std::string> proseOf(const std::string& text)
{
    constexpr qint64 longest = 1 << 20;
    if (!text.starts_with('@'))
        return text;
    QFile file(QString::fromStdString(text.substr(1)));
    if (!file.open(QIODevice::ReadOnly))
        return Error{"the prose can't be read: " + file.errorString().toStdString(), text.substr(1),
            "give a text file that you may read"};
    if (file.size() > longest)
        return Error{"the prose is longer than 1 MiB", text.substr(1), "give a text of fewer words"};
    return file.readAll().toStdString();
}

Result<ReportWish> wishOf(const ReportOptions& options)
{
    ReportWish wish;
    const auto format =
        options.format.empty() ? formatOfPath(QString::fromStdString(options.out)) : reportFormat(options.format);
    if (!format)
        return format.error();
    wish.format = *format;
    std::vector<std::string> prose;
    for (const auto& text : options.prose) {
        auto read = proseOf(text);
        if (!read)
            return read.error();
        prose.push_back(*std::move(read));
    }
    auto parts = partsFrom(options.contents, prose);
    if (!parts)
        return parts.error();
    wish.request = {options.title, options.author, *std::move(parts)};
    return wish;
}

/// Runs carry the names that their owner gave them in the library.
Result<std::vector<RunResult>> namedRuns(const std::vector<std::string>& references)
{
    const auto library = openLibrary();
    if (!library)
        return library.error();
    auto runs = openRuns(**library, references);
    const auto list = (*library)->list();
    if (!runs || !list)
        return runs;
    for (auto& run : *runs)
        for (const auto& info : *list)
            if (info.runId == run.started.runId && !info.name.empty())
                run.started.experiment.name = info.name;
    return runs;
}

int writeFiles(const ReportOptions& options, const ReportWish& wish)
{
    const auto runs = namedRuns(options.runs);
    if (!runs)
        return complain(exitWrongUse, runs.error());
    std::vector<const RunResult*> list;
    for (const auto& run : *runs)
        list.push_back(&run);
    const auto report = makeReport(list, wish.request, userSettings().margin);
    const auto files = writeReport(report, picturesOf(report), wish.format, QString::fromStdString(options.out));
    if (!files)
        return complain(exitFailed, files.error());
    if (options.json)
        std::cout << jsonText({{"files", *files}});
    else
        for (const auto& file : *files)
            std::cout << harmless(file) << '\n';
    return exitDone;
}

int runReport(Invocation& invocation, const ReportOptions& options)
{
    const auto wish = wishOf(options);
    if (!wish)
        return complain(exitWrongUse, wish.error());
    drawOffScreen();
    const QApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    return writeFiles(options, *wish);
}

} // namespace

void addReportCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<ReportOptions>();
    auto* command = cli.add_subcommand("report", "Findings, charts, tables and your own prose as one document");
    command->add_option("RUN", options->runs, "One run or several; the first is the reference")
        ->required()
        ->expected(1, 1000);
    command
        ->add_option("--out", options->out,
            "report.html, .pdf, .md or .tex by its ending; a folder gets Markdown, SVG charts and CSV")
        ->type_name("FILE|FOLDER")
        ->required();
    command->add_option("--format", options->format, "html, pdf, markdown or latex, whatever the ending")
        ->type_name("FORMAT");
    command->add_option("--title", options->title, "Instead of the run's name")->type_name("TEXT");
    command->add_option("--author", options->author, "Name, group or course")->type_name("TEXT");
    command
        ->add_option("--contents", options->contents,
            "What goes in, in this order: findings, comparison, time, speedup (any chart), cells, method, settings, "
            "data, prose")
        ->type_name("PART,…");
    command
        ->add_option("--prose", options->prose,
            "A heading, an empty line, paragraphs; @FILE reads them; may be given several times")
        ->type_name("TEXT")
        ->type_size(1)
        ->allow_extra_args(false);
    command->add_flag("--json", options->json, "The list of files for machines");
    addLanguageOption(*command);
    command->footer("\nExamples:\n  throughline report last --out report.html\n"
                    "  throughline report before after --out paper/ --format latex --author 'Group 7'\n"
                    "  throughline report last --out report.pdf --prose @limits.txt --contents "
                    "findings,speedup,prose,cells,method");
    command->callback(
        [&chosen, options] { chosen.action = [options, &chosen] { return runReport(chosen, *options); }; });
}

} // namespace throughline
