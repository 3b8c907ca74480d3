// SPDX-License-Identifier: GPL-3.0-or-later
// The table, and the few ways in which a text becomes a value.
#include <app/flag_table.h>

#include <app/number_list.h>

#include <array>

namespace throughline {

namespace {

using Texts = std::vector<std::string>;
using Setter = std::function<Result<void>(Block&, const Texts&)>;

/// `read` makes a Result of the text, `place` finds the field.
template <class Read, class Place> Setter setting(Read read, Place place)
{
    return [read, place](Block& block, const Texts& texts) -> Result<void> {
        auto value = read(texts.back());
        if (!value)
            return value.error();
        place(block) = *std::move(value);
        return {};
    };
}

template <class E> Result<E> word(const std::string& text)
{
    if (const auto value = valueOf<E>(text))
        return *value;
    return Error{"“" + text + "” is none of " + namesJoined<E>(), "", "give one of these"};
}
template <class E> Result<std::vector<E>> words(const std::string& text)
{
    const auto parts = listParts(text);
    if (!parts)
        return parts.error();
    std::vector<E> values;
    for (const auto& part : *parts) {
        const auto value = word<E>(part);
        if (!value)
            return value.error();
        values.push_back(*value);
    }
    return values;
}
Result<std::vector<PrecisionChoice>> precisions(const std::string& text)
{
    const auto values = words<Precision>(text);
    if (!values)
        return values.error();
    std::vector<PrecisionChoice> choices;
    for (const auto value : *values)
        choices.push_back({value, value});
    return choices;
}
Result<std::vector<int>> counts(const std::string& text) { return wholeNumbers(text); }
Result<int> count(const std::string& text) { return wholeNumber(text); }

Result<void> setTask(Block& block, const Texts& texts)
{
    const auto task = word<Task>(texts.back());
    if (!task)
        return task.error();
    block.settings.task = *task;
    if (*task == Task::Forward)
        block.settings.newTokens = block.settings.totalLength = 0;
    return {};
}
Setter setLength(int Settings::*asked, int Settings::*other)
{
    return [asked, other](Block& block, const Texts& texts) -> Result<void> {
        const auto tokens = wholeNumber(texts.back());
        if (!tokens)
            return tokens.error();
        block.settings.*asked = *tokens;
        block.settings.*other = 0;
        return {};
    };
}
Result<void> setTexts(Block& block, const Texts& texts)
{
    block.settings.prompts = {PromptKind::Text, "", texts, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setFile(Block& block, const Texts& texts)
{
    block.settings.prompts = {PromptKind::File, texts.back(), {}, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setBuiltIn(Block& block, const Texts& texts)
{
    block.settings.prompts = {PromptKind::BuiltIn, texts.back(), {}, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setRandom(Block& block, const Texts& texts)
{
    const auto length = wholeNumber(texts.back());
    if (!length)
        return length.error();
    block.settings.prompts = {PromptKind::Random, "", {}, *length, block.settings.prompts.seed};
    return {};
}
Result<void> setSeed(Block& block, const Texts& texts)
{
    const auto seed = seedNumber(texts.back());
    if (!seed)
        return seed.error();
    block.settings.seed = block.settings.prompts.seed = *seed;
    return {};
}
/// A protocol's name alone takes that protocol's own numbers.
Result<void> setProtocol(Block& block, const Texts& texts)
{
    const auto name = word<ProtocolName>(texts.back());
    if (!name)
        return name.error();
    block.settings.protocol = Protocol{};
    block.settings.protocol.name = *name;
    return {};
}

std::vector<Flag> axes()
{
    const std::string group = "What is swept (lists such as 1,4,8-16)";
    return {
        {"--model", "LIST", group, "Presets, folders of checkpoints, or cached hub names; see `throughline models`",
            setting(
                listParts, [](Block & b) -> auto& { return b.models; })},
        {"--precision", "LIST", group, "auto, fp32, bf16, … (auto: fp32 on a CPU)",
            setting(
                precisions, [](Block & b) -> auto& { return b.precisions; })},
        {"--mode", "LIST", group, "sequential, data-parallel, pipeline",
            setting(
                words<Mode>, [](Block & b) -> auto& { return b.modes; })},
        {"--prompts", "LIST", group, "How many prompts",
            setting(
                counts, [](Block & b) -> auto& { return b.promptCounts; })},
        {"--batch", "LIST", group, "Rows per rank (data-parallel), rows in all (pipeline)",
            setting(
                counts, [](Block & b) -> auto& { return b.batchSizes; })},
        {"--ranks", "LIST", group, "Data-parallel copies",
            setting(
                counts, [](Block & b) -> auto& { return b.ranks; })},
        {"--stages", "LIST", group, "Pipeline stages",
            setting(
                counts, [](Block & b) -> auto& { return b.stages; })},
        {"--chunks", "LIST", group, "Micro-batches that a batch is cut into",
            setting(
                counts, [](Block & b) -> auto& { return b.chunks; })},
    };
}

std::vector<Flag> workload()
{
    const std::string group = "The work";
    return {
        {"--task", "WORD", group, "generate, or forward: one pass over the prompts", setTask},
        {"--head", "WORD", group, "What a forward pass ends in: none, last-logits, classification",
            setting(
                word<Head>, [](Block & b) -> auto& { return b.settings.head; })},
        {"--labels", "N", group, "Labels of the classification head",
            setting(
                count, [](Block & b) -> auto& { return b.settings.labels; })},
        {"--new-tokens", "N", group, "Tokens to generate per prompt",
            setLength(&Settings::newTokens, &Settings::totalLength)},
        {"--total-length", "N", group, "Prompt and generated tokens together",
            setLength(&Settings::totalLength, &Settings::newTokens)},
        {"--prompt-text", "TEXT", group, "A prompt; may be given several times", setTexts, true},
        {"--prompt-file", "FILE", group, "Prompts from a .txt, .jsonl or .csv", setFile},
        {"--prompt-set", "NAME", group, "Built-in prompts: ten-openings", setBuiltIn},
        {"--random", "LENGTH", group, "Prompts of so many random token ids", setRandom},
        {"--truncate", "N", group, "Tokens of a prompt at most",
            setting(
                count, [](Block & b) -> auto& { return b.settings.truncateTo; })},
        {"--overlong", "WORD", group, "A prompt as long as the total length: refuse, truncate",
            setting(
                word<Overlong>, [](Block & b) -> auto& { return b.settings.overlong; })},
        {"--end-of-sequence", "WORD", group, "ignore (every prompt yields the asked tokens), honour",
            setting(
                word<EndOfSequence>, [](Block & b) -> auto& { return b.settings.endOfSequence; })},
        {"--seed", "N", group, "Of random weights and random prompts", setSeed},
    };
}

std::vector<Flag> machinery()
{
    const std::string group = "How it runs";
    return {
        {"--devices", "LIST", group, "auto, cpu, gpu, gpu:0, …",
            setting(
                listParts, [](Block & b) -> auto& { return b.settings.devices; })},
        {"--threads", "N", group, "CPU threads over all ranks of a cell (all cores when left out)",
            setting(
                count, [](Block & b) -> auto& { return b.settings.threads; })},
        {"--split-after", "LIST", group, "Pipeline: a stage ends after these many layers (automatic when left out)",
            setting(
                counts, [](Block & b) -> auto& { return b.settings.splitAfter; })},
        {"--gather", "WORD", group, "Pipeline outputs stay on the last-stage or go to all-ranks",
            setting(
                word<Gather>, [](Block & b) -> auto& { return b.settings.gather; })},
        {"--rank-split", "WORD", group, "How prompts fall on ranks: contiguous, balanced",
            setting(
                word<RankSplit>, [](Block & b) -> auto& { return b.settings.rankSplit; })},
        {"--out-of-memory", "WORD", group, "label the cell, or halve the batch and go on",
            setting(
                word<OutOfMemory>, [](Block & b) -> auto& { return b.settings.outOfMemory; })},
    };
}

std::vector<Flag> measuring()
{
    const std::string group = "How it is measured";
    return {
        {"--protocol", "WORD", group, "quick (a first look), standard, careful", setProtocol},
        {"--warmups", "N", group, "Warm-up passes at least",
            setting(
                count, [](Block & b) -> auto& { return b.settings.protocol.warmups; })},
        {"--repeats", "N", group, "Repeats at least",
            setting(
                count, [](Block & b) -> auto& { return b.settings.protocol.repeats; })},
        {"--max-repeats", "N", group, "Repeats at most",
            setting(
                count, [](Block & b) -> auto& { return b.settings.protocol.maxRepeats; })},
        {"--half-width", "SHARE", group, "Asked half-width of the 95 % interval: 0.01 is ± 1 %",
            setting(
                positiveNumber, [](Block & b) -> auto& { return b.settings.protocol.halfWidth; })},
        {"--budget", "SECONDS", group, "Time for a cell",
            setting(
                positiveNumber, [](Block & b) -> auto& { return b.settings.protocol.budgetSeconds; })},
    };
}

} // namespace

std::span<const Flag> flagTable()
{
    static const auto table = [] {
        std::vector<Flag> all;
        for (auto& part : {axes(), workload(), machinery(), measuring()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

} // namespace throughline
