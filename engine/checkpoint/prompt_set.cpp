// SPDX-License-Identifier: GPL-3.0-or-later
// Gets the source's prompts once, then repeats them to the asked count.
#include <checkpoint/prompt_set.h>

#include <checkpoint/prompt_file.h>
#include <checkpoint/random_tensor.h>
#include <checkpoint/sha256.h>
#include <checkpoint/utf8.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr int64_t maxTokens = 1 << 28; // of all prompts together: 1 GiB of ids

/// A prompt of the source; `where` is its place for messages.
struct SourcePrompt {
    std::string text;
    std::vector<int> ids;
    std::string shown;
    std::string where;
};
using SourcePrompts = std::vector<SourcePrompt>;

SourcePrompt randomPrompt(const ModelSource& model, uint64_t seed, int index, int length)
{
    SourcePrompt prompt;
    prompt.shown = "⟨random " + std::to_string(index + 1) + "⟩";
    prompt.where = "random prompt " + std::to_string(index + 1);
    const RandomStream stream(seed, "prompt " + std::to_string(index));
    for (int i = 0; i < length; ++i) {
        const uint64_t bits = stream.bits(static_cast<uint64_t>(i)) >> 32;
        prompt.ids.push_back(static_cast<int>(bits * static_cast<uint64_t>(model.shape.vocab) >> 32));
    }
    return prompt;
}

SourcePrompts encoded(std::vector<SourcePrompt> prompts, const Tokenizer& tokenizer, bool specialTokens)
{
    for (SourcePrompt& prompt : prompts) {
        prompt.text = repairedUtf8(prompt.text);
        prompt.ids = tokenizer.encode(prompt.text, specialTokens);
        prompt.shown = prompt.text;
    }
    return prompts;
}

Result<SourcePrompts> builtIn(const ModelSource& model, const PromptSource& source)
{
    const auto& sets = builtInPrompts();
    const auto set = std::find_if(sets.begin(), sets.end(), [&](const auto& each) { return each.name == source.name; });
    if (set == sets.end()) {
        std::string names;
        for (const auto& each : sets)
            names += (names.empty() ? "" : ", ") + each.name;
        return Error{"there are no built-in prompts \"" + source.name + "\"", "prompts.name", "give one of " + names};
    }
    SourcePrompts prompts;
    for (std::size_t i = 0; i < set->texts.size(); ++i) {
        if (model.facts.preset)
            prompts.push_back(randomPrompt(model, source.seed, static_cast<int>(i), set->lengths[i]));
        else
            prompts.push_back({set->texts[i], {}, {}, source.name + ", prompt " + std::to_string(i + 1)});
    }
    return prompts;
}

SourcePrompts typed(const PromptSource& source)
{
    SourcePrompts prompts;
    for (std::size_t i = 0; i < source.texts.size(); ++i)
        prompts.push_back({source.texts[i], {}, {}, "prompts.texts[" + std::to_string(i) + "]"});
    return prompts;
}

Result<SourcePrompts> fromFile(const PromptSource& source)
{
    const auto lines = readPromptFile(source.name);
    if (!lines)
        return lines.error();
    SourcePrompts prompts;
    for (const PromptLine& line : *lines)
        prompts.push_back({line.text, {}, {}, source.name + ":" + std::to_string(line.line)});
    return prompts;
}

Result<SourcePrompts> randomPrompts(const ModelSource& model, const PromptSource& source, int count)
{
    if (source.length < 1)
        return Error{"length must be at least 1, not " + std::to_string(source.length), "prompts.length",
            "give the number of tokens of a random prompt"};
    if (int64_t{source.length} * count > maxTokens)
        return Error{std::to_string(count) + " prompts of " + std::to_string(source.length) + " tokens are more than "
                + std::to_string(maxTokens) + " tokens",
            "prompts.length", "ask for fewer or shorter prompts"};
    SourcePrompts prompts;
    for (int i = 0; i < count; ++i)
        prompts.push_back(randomPrompt(model, source.seed, i, source.length));
    return prompts;
}

Result<SourcePrompts> sourcePrompts(
    const ModelSource& model, const Tokenizer& tokenizer, const Settings& settings, int count)
{
    const PromptSource& source = settings.prompts;
    if (source.kind == PromptKind::Random)
        return randomPrompts(model, source, count);
    if (!model.facts.preset && !model.facts.hasTokenizer)
        return Error{"has no tokenizer, so texts can't become token ids", model.folder.string(),
            "use random prompts, or put its tokenizer.json or tokenizer.model beside the weights"};
    auto prompts = source.kind == PromptKind::BuiltIn ? builtIn(model, source)
        : source.kind == PromptKind::File             ? fromFile(source)
                                                      : Result<SourcePrompts>(typed(source));
    if (!prompts || (source.kind == PromptKind::BuiltIn && model.facts.preset))
        return prompts;
    return encoded(*std::move(prompts), tokenizer, settings.specialTokens);
}

/// Little-endian 32-bit: for each prompt its length, then its ids.
std::string hashOf(const std::vector<std::vector<int>>& prompts)
{
    Sha256 sha;
    const auto add = [&](uint32_t number) {
        const std::array bytes{static_cast<std::byte>(number), static_cast<std::byte>(number >> 8),
            static_cast<std::byte>(number >> 16), static_cast<std::byte>(number >> 24)};
        sha.update(bytes);
    };
    for (const auto& ids : prompts) {
        add(static_cast<uint32_t>(ids.size()));
        for (const int id : ids)
            add(static_cast<uint32_t>(id));
    }
    return sha.hexDigest();
}

Result<void> checkPrompt(SourcePrompt& prompt, const ModelSource& model, const Settings& settings)
{
    if (prompt.ids.empty())
        return Error{"the prompt is empty: it gives no token ids", prompt.where, "write a text, or remove the prompt"};
    for (const int id : prompt.ids)
        if (id >= model.shape.vocab)
            return Error{"the tokenizer gives the id " + std::to_string(id) + ", but the model's vocabulary ends at "
                    + std::to_string(model.shape.vocab - 1),
                prompt.where, "use the tokenizer that belongs to the model"};
    if (settings.truncateTo > 0 && prompt.ids.size() > static_cast<std::size_t>(settings.truncateTo))
        prompt.ids.resize(static_cast<std::size_t>(settings.truncateTo));
    return {};
}

} // namespace

Result<PromptSet> makePrompts(const ModelSource& model, const Tokenizer& tokenizer, const Settings& settings, int count)
{
    if (count < 1)
        return Error{"the number of prompts must be at least 1, not " + std::to_string(count), "promptCounts", ""};
    auto source = sourcePrompts(model, tokenizer, settings, count);
    if (!source)
        return source.error();
    if (source->empty())
        return Error{"there are no prompts", "prompts", "type at least one"};
    PromptSet set;
    for (SourcePrompt& prompt : *source) {
        if (auto checked = checkPrompt(prompt, model, settings); !checked)
            return checked.error();
        set.texts.push_back(prompt.text);
    }
    int64_t tokens = 0;
    for (int i = 0; i < count; ++i) {
        const SourcePrompt& prompt = (*source)[static_cast<std::size_t>(i) % source->size()];
        tokens += static_cast<int64_t>(prompt.ids.size());
        if (tokens > maxTokens)
            return Error{"the prompts are more than " + std::to_string(maxTokens) + " tokens together", "promptCounts",
                "ask for fewer or shorter prompts"};
        set.ids.push_back(prompt.ids);
        set.textOf.push_back(prompt.shown);
    }
    set.hash = hashOf(set.ids);
    return set;
}

} // namespace throughline
