// SPDX-License-Identifier: GPL-3.0-or-later
// The table, and the few ways in which a text becomes a value and a value a text.
#include <core/flag_table.h>

#include <core/number_list.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace throughline {

namespace {

using FlagValues = std::vector<std::string>;

/// `read` makes a Result of the text, `write` a text of the value, `place` finds the field in a block.
template <class Read, class Write, class Place>
Flag flag(const char* name, const char* value, const std::string& group, const char* help, Read read, Write write,
    Place place)
{
    const auto set = [read, place](Block& block, const FlagValues& texts) -> Result<void> {
        auto taken = read(texts.back());
        if (!taken)
            return taken.error();
        place(block) = *std::move(taken);
        return {};
    };
    const auto get = [write, place](const Block& block) -> FlagValues {
        const std::string text = write(place(block));
        return text.empty() ? FlagValues{} : FlagValues{text};
    };
    return {name, value, group, help, set, get};
}

template <class E> Result<E> wordOf(const std::string& text)
{
    if (const auto value = valueOf<E>(text))
        return *value;
    return Error{"“" + text + "” is none of " + namesJoined<E>(), "", "give one of these"};
}
template <class E> Result<std::vector<E>> wordsOf(const std::string& text)
{
    const auto parts = listParts(text);
    if (!parts)
        return parts.error();
    std::vector<E> values;
    for (const auto& part : *parts) {
        const auto value = wordOf<E>(part);
        if (!value)
            return value.error();
        values.push_back(*value);
    }
    return values;
}
Result<std::vector<PrecisionChoice>> precisionsOf(const std::string& text)
{
    const auto values = wordsOf<Precision>(text);
    if (!values)
        return values.error();
    std::vector<PrecisionChoice> choices;
    for (const auto value : *values)
        choices.push_back({value, value});
    return choices;
}
Result<std::vector<int>> countsOf(const std::string& text) { return wholeNumbers(text); }
Result<int> countOf(const std::string& text) { return wholeNumber(text); }
Result<int> numberOf(const std::string& text) { return wholeNumber(text, 0); }

template <class T, class Write> std::string listText(const std::vector<T>& values, Write write)
{
    std::string text;
    for (const T& value : values)
        text += (text.empty() ? "" : ",") + write(value);
    return text;
}
/// 0 is what a flag that was not given means.
std::string countText(int count) { return count == 0 ? std::string() : std::to_string(count); }
/// 0 is a value of its own.
std::string numberText(int number) { return std::to_string(number); }
std::string countsText(const std::vector<int>& counts)
{
    return listText(counts, [](int count) { return std::to_string(count); });
}
std::string partsText(const std::vector<std::string>& parts)
{
    return listText(parts, [](const std::string& part) { return part; });
}
std::string precisionsText(const std::vector<PrecisionChoice>& choices)
{
    return listText(choices, [](const PrecisionChoice& choice) { return std::string(nameOf(choice.cpu)); });
}
template <class E> std::string wordText(E value) { return std::string(nameOf(value)); }
template <class E> std::string wordsText(const std::vector<E>& values) { return listText(values, wordText<E>); }
std::string positiveText(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return value > 0 ? std::string(digits.data(), end.ptr) : std::string();
}

Result<void> setTask(Block& block, const FlagValues& texts)
{
    const auto task = wordOf<Task>(texts.back());
    if (!task)
        return task.error();
    block.settings.task = *task;
    if (*task == Task::Forward)
        block.settings.newTokens = block.settings.totalLength = 0;
    return {};
}
Flag lengthFlag(
    const char* name, const std::string& group, const char* help, int Settings::*asked, int Settings::*other)
{
    const auto set = [asked, other](Block& block, const FlagValues& texts) -> Result<void> {
        const auto tokens = wholeNumber(texts.back());
        if (!tokens)
            return tokens.error();
        block.settings.*asked = *tokens;
        block.settings.*other = 0;
        return {};
    };
    const auto get = [asked](const Block& block) -> FlagValues {
        const std::string text = countText(block.settings.*asked);
        return text.empty() ? FlagValues{} : FlagValues{text};
    };
    return {name, "N", group, help, set, get};
}
/// What only prompts of this kind say.
std::function<FlagValues(const Block&)> ofKind(PromptKind kind, FlagValues (*texts)(const PromptSource&))
{
    return [kind, texts](const Block& block) {
        const PromptSource& prompts = block.settings.prompts;
        return prompts.kind == kind ? texts(prompts) : FlagValues{};
    };
}
Result<void> setTexts(Block& block, const FlagValues& texts)
{
    block.settings.prompts = {PromptKind::Text, "", texts, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setFile(Block& block, const FlagValues& texts)
{
    block.settings.prompts = {PromptKind::File, texts.back(), {}, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setBuiltIn(Block& block, const FlagValues& texts)
{
    block.settings.prompts = {PromptKind::BuiltIn, texts.back(), {}, 0, block.settings.prompts.seed};
    return {};
}
Result<void> setRandom(Block& block, const FlagValues& texts)
{
    const auto length = wholeNumber(texts.back());
    if (!length)
        return length.error();
    block.settings.prompts = {PromptKind::Random, "", {}, *length, block.settings.prompts.seed};
    return {};
}
Result<void> setSeed(Block& block, const FlagValues& texts)
{
    const auto seed = seedNumber(texts.back());
    if (!seed)
        return seed.error();
    block.settings.seed = block.settings.prompts.seed = *seed;
    return {};
}
/// A protocol's name alone takes that protocol's own numbers.
Result<void> setProtocol(Block& block, const FlagValues& texts)
{
    const auto name = wordOf<ProtocolName>(texts.back());
    if (!name)
        return name.error();
    block.settings.protocol = Protocol{};
    block.settings.protocol.name = *name;
    return {};
}

std::vector<Flag> sweptFlags()
{
    const std::string group = "What is swept (lists such as 1,4,8-16)";
    return {
        flag(
            "--model", "LIST", group, "Presets, folders of checkpoints, or cached hub names; see `throughline models`",
            listParts, partsText, [](auto& b) -> auto& { return b.models; }),
        flag(
            "--precision", "LIST", group, "auto, fp32, bf16, … (auto: fp32 on a CPU)", precisionsOf, precisionsText,
            [](auto& b) -> auto& { return b.precisions; }),
        flag(
            "--mode", "LIST", group, "sequential, data-parallel, pipeline", wordsOf<Mode>, wordsText<Mode>,
            [](auto& b) -> auto& { return b.modes; }),
        flag(
            "--prompts", "LIST", group, "How many prompts", countsOf, countsText,
            [](auto& b) -> auto& { return b.promptCounts; }),
        flag(
            "--batch", "LIST", group, "Rows per rank (data-parallel), rows in all (pipeline)", countsOf, countsText,
            [](auto& b) -> auto& { return b.batchSizes; }),
        flag(
            "--ranks", "LIST", group, "Data-parallel copies", countsOf, countsText,
            [](auto& b) -> auto& { return b.ranks; }),
        flag(
            "--stages", "LIST", group, "Pipeline stages", countsOf, countsText,
            [](auto& b) -> auto& { return b.stages; }),
        flag(
            "--chunks", "LIST", group, "Micro-batches that a batch is cut into", countsOf, countsText,
            [](auto& b) -> auto& { return b.chunks; }),
    };
}

std::vector<Flag> workFlags()
{
    const std::string group = "The work";
    return {
        {"--task", "WORD", group, "generate, or forward: one pass over the prompts", setTask,
            [](const Block& b) { return FlagValues{wordText(b.settings.task)}; }},
        flag(
            "--head", "WORD", group, "What a forward pass ends in: none, last-logits, classification", wordOf<Head>,
            wordText<Head>, [](auto& b) -> auto& { return b.settings.head; }),
        flag(
            "--labels", "N", group, "Labels of the classification head", countOf, countText,
            [](auto& b) -> auto& { return b.settings.labels; }),
        lengthFlag(
            "--new-tokens", group, "Tokens to generate per prompt", &Settings::newTokens, &Settings::totalLength),
        lengthFlag("--total-length", group, "Prompt and generated tokens together", &Settings::totalLength,
            &Settings::newTokens),
        {"--prompt-text", "TEXT", group, "A prompt; may be given several times", setTexts,
            ofKind(PromptKind::Text, [](const PromptSource& prompts) { return prompts.texts; }), true},
        {"--prompt-file", "FILE", group, "Prompts from a .txt, .jsonl or .csv", setFile,
            ofKind(PromptKind::File, [](const PromptSource& prompts) { return FlagValues{prompts.name}; })},
        {"--prompt-set", "NAME", group, "Built-in prompts: ten-openings", setBuiltIn,
            ofKind(PromptKind::BuiltIn, [](const PromptSource& prompts) { return FlagValues{prompts.name}; })},
        {"--random", "LENGTH", group, "Prompts of so many random token ids", setRandom,
            ofKind(PromptKind::Random, [](const PromptSource& p) { return FlagValues{std::to_string(p.length)}; })},
        flag(
            "--truncate", "N", group, "Tokens of a prompt at most", countOf, countText,
            [](auto& b) -> auto& { return b.settings.truncateTo; }),
        flag(
            "--overlong", "WORD", group, "A prompt as long as the total length: refuse, truncate", wordOf<Overlong>,
            wordText<Overlong>, [](auto& b) -> auto& { return b.settings.overlong; }),
        flag(
            "--end-of-sequence", "WORD", group, "ignore (every prompt yields the asked tokens), honour",
            wordOf<EndOfSequence>, wordText<EndOfSequence>, [](auto& b) -> auto& { return b.settings.endOfSequence; }),
        {"--seed", "N", group, "Of random weights and random prompts", setSeed,
            [](const Block& b) { return FlagValues{std::to_string(b.settings.seed)}; }},
    };
}

std::vector<Flag> machineFlags()
{
    const std::string group = "How it runs";
    return {
        flag(
            "--devices", "LIST", group, "auto, cpu, gpu, gpu:0, …", listParts, partsText,
            [](auto& b) -> auto& { return b.settings.devices; }),
        flag(
            "--threads", "N", group, "CPU threads over all ranks of a cell (0: all cores)", numberOf, numberText,
            [](auto& b) -> auto& { return b.settings.threads; }),
        flag(
            "--split-after", "LIST", group, "Pipeline: a stage ends after these many layers (automatic when left out)",
            countsOf, countsText, [](auto& b) -> auto& { return b.settings.splitAfter; }),
        flag(
            "--gather", "WORD", group, "Pipeline outputs stay on the last-stage or go to all-ranks", wordOf<Gather>,
            wordText<Gather>, [](auto& b) -> auto& { return b.settings.gather; }),
        flag(
            "--rank-split", "WORD", group, "How prompts fall on ranks: contiguous, balanced", wordOf<RankSplit>,
            wordText<RankSplit>, [](auto& b) -> auto& { return b.settings.rankSplit; }),
        flag(
            "--out-of-memory", "WORD", group, "label the cell, or halve the batch and go on", wordOf<OutOfMemory>,
            wordText<OutOfMemory>, [](auto& b) -> auto& { return b.settings.outOfMemory; }),
    };
}

std::vector<Flag> measureFlags()
{
    const std::string group = "How it is measured";
    return {
        {"--protocol", "WORD", group, "quick (a first look), standard, careful", setProtocol,
            [](const Block& b) { return FlagValues{wordText(b.settings.protocol.name)}; }},
        flag(
            "--warmups", "N", group, "Warm-up passes at least", countOf, countText,
            [](auto& b) -> auto& { return b.settings.protocol.warmups; }),
        flag(
            "--repeats", "N", group, "Repeats at least", countOf, countText,
            [](auto& b) -> auto& { return b.settings.protocol.repeats; }),
        flag(
            "--max-repeats", "N", group, "Repeats at most", countOf, countText,
            [](auto& b) -> auto& { return b.settings.protocol.maxRepeats; }),
        flag(
            "--half-width", "SHARE", group, "Asked half-width of the 95 % interval: 0.01 is ± 1 %", positiveNumber,
            positiveText, [](auto& b) -> auto& { return b.settings.protocol.halfWidth; }),
        flag(
            "--budget", "SECONDS", group, "Time for a cell", positiveNumber, positiveText,
            [](auto& b) -> auto& { return b.settings.protocol.budgetSeconds; }),
    };
}

} // namespace

std::span<const Flag> flagTable()
{
    static const auto table = [] {
        std::vector<Flag> all;
        for (auto& part : {sweptFlags(), workFlags(), machineFlags(), measureFlags()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

static bool givesPrompts(const std::string& flag) { return flag == "--prompt-text" || flag == "--prompt-file"; }

std::optional<FlagTexts> flagsFor(const Block& base, const Block& wanted, bool alone)
{
    // Devices and threads too: where they are left out, the settings of whoever runs it fill them in.
    static constexpr std::array<std::string_view, 8> filledIn{
        "--model", "--mode", "--batch", "--prompts", "--new-tokens", "--total-length", "--devices", "--threads"};
    const Settings& settings = wanted.settings;
    if (alone && settings.task == Task::Generate && settings.newTokens == 0 && settings.totalLength == 0)
        return {}; // which can't be left open by flags
    const auto differs = [&](const Flag& flag) { return flag.get(wanted) != flag.get(base); };
    const auto table = flagTable();
    const bool counted = std::any_of(
        table.begin(), table.end(), [&](const Flag& flag) { return givesPrompts(flag.name) && differs(flag); });
    FlagTexts said;
    for (const Flag& flag : table) {
        const bool must = (alone && std::find(filledIn.begin(), filledIn.end(), flag.name) != filledIn.end())
            || (counted && flag.name == "--prompts"); // else as many as are given
        if (!must && !differs(flag))
            continue;
        for (const std::string& text : flag.get(wanted))
            said.emplace_back(flag.name, text);
    }
    return withFlags(base, said) == wanted ? std::optional(said) : std::nullopt;
}

std::optional<Block> withFlags(Block base, const FlagTexts& flags)
{
    for (const Flag& flag : flagTable()) {
        std::vector<std::string> texts;
        for (const auto& [name, text] : flags)
            if (name == flag.name)
                texts.push_back(text);
        if (!texts.empty() && !flag.set(base, texts).ok())
            return {};
    }
    return base;
}

} // namespace throughline
