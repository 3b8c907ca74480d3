// SPDX-License-Identifier: GPL-3.0-or-later
// Laying flags over blocks, and filling in what nobody said.
#include <app/experiment_flags.h>

#include <core/flag_table.h>

#include <checkpoint/prompt_set.h>
#include <host/user_settings.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <initializer_list>

namespace throughline {

namespace {

constexpr int defaultNewTokens = 32; // enough for a steady decode span, a few seconds on a laptop
constexpr int defaultBatch = 4;

bool any(const GivenFlags& given, std::initializer_list<const char*> flags)
{
    for (const auto* flag : flags)
        if (given.contains(flag))
            return true;
    return false;
}

Result<void> exclusive(const GivenFlags& given, std::initializer_list<const char*> flags)
{
    std::string first;
    for (const auto* flag : flags) {
        if (!given.contains(flag))
            continue;
        if (!first.empty())
            return Error{"can't be given together with " + first, flag, "give one of the two"};
        first = flag;
    }
    return {};
}

Result<void> consistent(const GivenFlags& given)
{
    if (const auto one = exclusive(given, {"--new-tokens", "--total-length"}); !one)
        return one;
    return exclusive(given, {"--prompt-text", "--prompt-file", "--prompt-set", "--random"});
}

Result<void> lay(Block& block, const GivenFlags& given)
{
    for (const auto& flag : flagTable()) {
        const auto found = given.find(flag.name);
        if (found == given.end())
            continue;
        if (const auto set = flag.set(block, found->second); !set)
            return Error{set.error().what, flag.name, set.error().remedy};
    }
    const auto& settings = block.settings;
    if (settings.task == Task::Forward && any(given, {"--new-tokens", "--total-length"}))
        return Error{"a forward pass generates nothing", "--new-tokens", "leave it out, or give --task generate"};
    return {};
}

/// How many prompts a source holds before repetition.
Result<int> promptsIn(const Block& block)
{
    if (block.settings.prompts.kind == PromptKind::Text)
        return static_cast<int>(block.settings.prompts.texts.size());
    const auto model = openModel(block.models.front());
    if (!model)
        return model.error();
    const auto tokenizer = Tokenizer::open(*model);
    if (!tokenizer)
        return tokenizer.error();
    const auto prompts = makePrompts(*model, *tokenizer, block.settings, 1);
    if (!prompts)
        return prompts.error();
    return static_cast<int>(prompts->texts.size());
}

/// All prompts that were typed or stand in the file, once, unless a count was given.
Result<void> countPrompts(Block& block, const GivenFlags& given, std::vector<FilledIn>& filledIn)
{
    const bool countable = any(given, {"--prompt-text", "--prompt-file"});
    if (given.contains("--prompts") || !countable)
        return {};
    const auto prompts = promptsIn(block);
    if (!prompts)
        return prompts.error();
    block.promptCounts = {*prompts};
    filledIn.push_back({"--prompts", std::to_string(*prompts), "each given prompt once"});
    return {};
}

std::vector<Mode> modesFor(const GivenFlags& given)
{
    std::vector<Mode> modes{Mode::Sequential};
    const bool pipeline = any(given, {"--stages", "--chunks", "--split-after"});
    if (!pipeline || any(given, {"--ranks"}))
        modes.push_back(Mode::DataParallel);
    if (pipeline)
        modes.push_back(Mode::Pipeline);
    return modes;
}

std::string joined(const std::vector<Mode>& modes)
{
    std::string text;
    for (const auto mode : modes)
        text.append(text.empty() ? "" : ", ").append(nameOf(mode));
    return text;
}

std::string joinedTexts(const std::vector<std::string>& parts)
{
    std::string text;
    for (const auto& part : parts)
        text.append(text.empty() ? "" : ", ").append(part);
    return text;
}

void fillAxes(Block& block, const GivenFlags& given, std::vector<FilledIn>& filledIn)
{
    if (!given.contains("--model"))
        filledIn.push_back({"--model", block.models.front(), "runs anywhere in seconds"});
    if (!given.contains("--mode")) {
        block.modes = modesFor(given);
        filledIn.push_back({"--mode", joined(block.modes), "the baseline, and what the flags ask for"});
    }
    const bool batched = block.modes != std::vector<Mode>{Mode::Sequential};
    if (!given.contains("--batch") && batched) {
        const int chunks = *std::max_element(block.chunks.begin(), block.chunks.end());
        block.batchSizes = {std::max(defaultBatch, chunks)}; // a chunk needs a row
        filledIn.push_back({"--batch", std::to_string(block.batchSizes.front()), "a batch that most models gain from"});
    }
}

/// What the window's Settings say of devices and threads is as good as typed.
void fillFromSettings(Experiment& experiment, const GivenFlags& given, std::vector<FilledIn>& filledIn)
{
    const Settings before = experiment.blocks.front().settings;
    experiment = withDefaults(std::move(experiment), userSettings());
    Settings& now = experiment.blocks.front().settings;
    if (given.contains("--devices")) // "auto" was asked for
        now.devices = before.devices;
    else if (now.devices != before.devices)
        filledIn.push_back({"--devices", joinedTexts(now.devices), "as your settings say"});
    if (given.contains("--threads"))
        now.threads = before.threads;
    else if (now.threads != before.threads)
        filledIn.push_back({"--threads", std::to_string(now.threads), "as your settings say"});
}

void fillWork(Block& block, const GivenFlags& given, std::vector<FilledIn>& filledIn)
{
    auto& settings = block.settings;
    if (!any(given, {"--prompt-text", "--prompt-file", "--prompt-set", "--random"}))
        filledIn.push_back({"--prompt-set", settings.prompts.name, "the built-in prompts"});
    if (!any(given, {"--prompts", "--prompt-text", "--prompt-file"}))
        filledIn.push_back({"--prompts", std::to_string(block.promptCounts.front()), "each built-in prompt once"});
    if (settings.task == Task::Generate && !any(given, {"--new-tokens", "--total-length"})) {
        settings.newTokens = defaultNewTokens;
        filledIn.push_back({"--new-tokens", std::to_string(defaultNewTokens), "a steady decode span"});
    }
    if (!given.contains("--protocol"))
        filledIn.push_back({"--protocol", std::string(nameOf(settings.protocol.name)), "intervals from 5 repeats on"});
}

std::string nameFor(const Block& block)
{
    std::string models;
    for (const auto& model : block.models)
        models.append(models.empty() ? "" : ", ").append(model);
    return models + ": " + joined(block.modes);
}

} // namespace

void addExperimentFlags(CLI::App& command, GivenFlags& given)
{
    for (const auto& flag : flagTable()) {
        auto* option = command.add_option_function<std::vector<std::string>>(
            flag.name, [&given, name = flag.name](const auto& texts) { given[name] = texts; }, flag.help);
        option->type_name(flag.value)->type_size(1)->allow_extra_args(false)->group(flag.group);
        if (!flag.repeatable)
            option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    }
}

Result<FlaggedExperiment> overlay(Experiment base, const GivenFlags& given)
{
    FlaggedExperiment flagged{std::move(base), {}};
    if (const auto fine = consistent(given); !fine)
        return fine.error();
    for (auto& block : flagged.experiment.blocks) {
        if (const auto laid = lay(block, given); !laid)
            return laid.error();
        if (const auto counted = countPrompts(block, given, flagged.filledIn); !counted)
            return counted.error();
    }
    return flagged;
}

Result<FlaggedExperiment> fromFlags(const GivenFlags& given)
{
    Experiment experiment;
    experiment.blocks.emplace_back();
    auto flagged = overlay(std::move(experiment), given);
    if (!flagged)
        return flagged;
    fillFromSettings(flagged->experiment, given, flagged->filledIn);
    auto& block = flagged->experiment.blocks.front();
    fillAxes(block, given, flagged->filledIn);
    fillWork(block, given, flagged->filledIn);
    flagged->experiment.name = nameFor(block);
    return flagged;
}

} // namespace throughline
