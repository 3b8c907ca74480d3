// SPDX-License-Identifier: GPL-3.0-or-later
// Lists; opens configs, no weights.
#include <app/commands/models_command.h>

#include <app/commands/models_get_command.h>
#include <app/commands/models_show_command.h>
#include <app/exit_code.h>
#include <app/json_output.h>
#include <app/language_option.h>
#include <app/table_text.h>

#include <checkpoint/model_source.h>
#include <checkpoint/stored_weights.h>
#include <core/words.h>
#include <host/user_settings.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <filesystem>
#include <iostream>
#include <memory>

namespace throughline {

namespace {

constexpr int fp32Bytes = 4;
constexpr int bf16Bytes = 2;

std::string descriptionOf(const ListedModel& model)
{
    for (const auto& preset : presets())
        if (preset.name == model.name && model.kind == "preset")
            return preset.description;
    return {};
}

nlohmann::json asJson(const ListedModel& model)
{
    const auto& facts = model.facts;
    nlohmann::json json{{"name", model.name}, {"kind", model.kind}, {"openAs", model.openAs},
        {"description", descriptionOf(model)}, {"unusable", model.unusable}, {"incomplete", model.incomplete},
        {"family", facts.family}, {"layers", facts.layers}, {"hidden", facts.hidden}, {"heads", facts.heads},
        {"kvHeads", facts.kvHeads}, {"headDim", facts.headDim}, {"vocab", facts.vocab},
        {"maxPositions", facts.maxPositions}, {"hasTokenizer", facts.hasTokenizer}, {"parameters", nullptr},
        {"weightBytesFp32", nullptr}, {"weightBytesBf16", nullptr}, {"storedBytes", nullptr},
        {"folder", model.folder.string()}};
    if (!model.unusable.empty())
        return json;
    const int64_t parameters = parameterCount(facts);
    json["parameters"] = parameters;
    json["weightBytesFp32"] = parameters * fp32Bytes;
    json["weightBytesBf16"] = parameters * bf16Bytes;
    if (!facts.preset)
        json["storedBytes"] = storedWeightBytes(model.folder);
    return json;
}

std::string asTable(const std::vector<ListedModel>& models)
{
    TableText table({{"Name", false, 48}, {"Kind"}, {"Layers", true}, {"Hidden", true}, {"Parameters", true},
        {"fp32", true}, {"Positions", true}, {"Description", false, 72}});
    for (const auto& model : models) {
        if (!model.unusable.empty()) {
            table.addRow({model.name, model.kind});
            table.addLine("can't run: " + model.unusable);
            continue;
        }
        const auto& facts = model.facts;
        const auto parameters = parameterCount(facts);
        table.addRow({model.name, model.kind, std::to_string(facts.layers), std::to_string(facts.hidden),
            numberInWords(static_cast<double>(parameters) / 1e6) + " M", bytesInWords(parameters * fp32Bytes),
            std::to_string(facts.maxPositions), descriptionOf(model)});
        if (model.openAs != model.name)
            table.addLine("use it as " + model.openAs);
    }
    return table.text();
}

int printModels(Invocation& invocation, bool json)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    std::vector<std::filesystem::path> folders;
    for (const auto& folder : userSettings().modelFolders)
        folders.emplace_back(folder.toStdString());
    const auto models = listModels(folders);
    if (!json) {
        std::cout << asTable(models);
        return exitDone;
    }
    auto all = nlohmann::json::array();
    for (const auto& model : models)
        all.push_back(asJson(model));
    std::cout << jsonText({{"models", all}});
    return exitDone;
}

} // namespace

void addModelsCommand(CLI::App& cli, Invocation& chosen)
{
    auto json = std::make_shared<bool>(false);
    auto* command = cli.add_subcommand(
        "models", "Presets (random weights), checkpoints in the hub cache and in the folders of the Settings");
    command->add_flag("--json", *json, "For machines");
    addLanguageOption(*command);
    command->footer("\nA folder with config.json and model.safetensors is a model too: --model path/to/folder.\n\n"
                    "Examples:\n  throughline models\n  throughline models show distilgpt2\n  throughline models get "
                    "Qwen/Qwen2.5-0.5B");
    addModelsShowCommand(*command, chosen);
    addModelsGetCommand(*command, chosen);
    command->callback([&chosen, json, command] {
        if (command->get_subcommands().empty()) // CLI11 calls the inner command's callback first
            chosen.action = [&chosen, json] { return printModels(chosen, *json); };
    });
}

} // namespace throughline
