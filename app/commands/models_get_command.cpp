// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the name and the environment, then lets the download run in the event loop until it ends or is interrupted.
#include <app/commands/models_get_command.h>

#include <app/download_output.h>
#include <app/exit_code.h>
#include <app/interrupt.h>
#include <app/language_option.h>

#include <checkpoint/hub_folders.h>
#include <host/hub_download.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QSocketNotifier>

#include <unistd.h>

#include <csignal>
#include <memory>
#include <string>

namespace throughline {

namespace {

struct GetOptions {
    std::string model;
    bool json = false;
};

int fetch(const HubDownloadOptions& options, DownloadOutput& output)
{
    int code = exitFailed;
    Interrupt interrupt;
    HubDownload download(options);
    QObject::connect(&interrupt, &Interrupt::requested, &download, &HubDownload::cancel);
    QObject::connect(&download, &HubDownload::progress, &download,
        [&output](const HubProgress& progress) { output.progress(progress); });
    QObject::connect(&download, &HubDownload::waiting, &download,
        [&output](const QString& sentence) { output.waiting(sentence.toStdString()); });
    QObject::connect(&download, &HubDownload::finished, QCoreApplication::instance(), [&](const HubDownloadEnd& end) {
        code = output.end(end, options.name);
        QCoreApplication::quit();
    });
    // Whoever reads the lines is gone: nobody waits for this download.
    QSocketNotifier reader(STDOUT_FILENO, QSocketNotifier::Exception);
    reader.setEnabled(output.isJson());
    QObject::connect(&reader, &QSocketNotifier::activated, &download, [&] {
        reader.setEnabled(false);
        download.cancel();
    });
    download.start();
    QCoreApplication::exec();
    return code;
}

int getModel(Invocation& invocation, const GetOptions& options)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader that leaves ends no download
    const QCoreApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    DownloadOutput output(options.model, options.json, isatty(STDERR_FILENO) == 1);
    const auto name = parseHubName(options.model);
    if (!name)
        return output.failed({"“" + options.model.substr(0, 200) + "” is no name of a model on a hub", "",
                                 "give ORG/NAME or ORG/NAME@REVISION, such as Qwen/Qwen2.5-0.5B"},
            exitWrongUse);
    const auto endpoint = hubEndpoint();
    if (!endpoint)
        return output.failed(endpoint.error(), exitWrongUse);
    return fetch({*endpoint, *name, hubCacheFolder(), {}, {}}, output);
}

} // namespace

void addModelsGetCommand(CLI::App& models, Invocation& chosen)
{
    auto options = std::make_shared<GetOptions>();
    auto* command = models.add_subcommand("get", "Fetch a model from a hub into the hub cache");
    command->add_option("MODEL", options->model, "ORG/NAME or ORG/NAME@REVISION (a branch, a tag or a commit)")
        ->required();
    command->add_flag("--json", options->json, "Progress and end as one JSON object a line");
    addLanguageOption(*command);
    command->footer("\nFrom HF_ENDPOINT (default https://huggingface.co) with the token of HF_TOKEN or of "
                    "`huggingface-cli login`,\ninto HF_HUB_CACHE, where Python's huggingface_hub finds it too. Only "
                    "config, safetensors and tokenizer are fetched.\nCtrl-C keeps what has come: the same command "
                    "goes on with it.\n\nExamples:\n  throughline models get Qwen/Qwen2.5-0.5B\n"
                    "  throughline models get openai-community/gpt2@main --json");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return getModel(chosen, *options); }; });
}

} // namespace throughline
