// SPDX-License-Identifier: GPL-3.0-or-later
// One function per field.
#include <core/plan_filled_in.h>

#include <core/harmless_text.h>
#include <core/words.h>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace throughline {

namespace {

/// "</s> (2)".
std::string tokenInWords(const NamedToken& token)
{
    return token.text.empty() ? "id " + std::to_string(token.id)
                              : harmless(token.text) + " (" + std::to_string(token.id) + ")";
}

std::string tokensInWords(const std::vector<NamedToken>& tokens, const std::string& between)
{
    std::string words;
    for (const NamedToken& token : tokens)
        words += (words.empty() ? "" : between) + tokenInWords(token);
    return words;
}

FilledIn specialTokens(const ModelFacts& facts, const ModelDefaults& defaults)
{
    if (facts.preset)
        return {"specialTokens", "none", "a preset has no tokenizer: text becomes bytes"};
    if (defaults.before.empty() && defaults.behind.empty())
        return {"specialTokens", "none", "its tokenizer adds none"};
    std::string value = tokensInWords(defaults.before, " ");
    if (!defaults.before.empty())
        value += defaults.behind.empty() ? " before each prompt" : " before and ";
    if (!defaults.behind.empty())
        value += tokensInWords(defaults.behind, " ") + " behind each prompt";
    return {"specialTokens", value, "what its tokenizer adds"};
}

FilledIn endOfSequence(const ModelDefaults& defaults, EndOfSequence setting)
{
    const std::string all = "every prompt yields the tokens asked for";
    if (defaults.endOfSequence.empty())
        return {"endOfSequence", "none", "the model names no eos_token_id: " + all};
    const std::string tokens = tokensInWords(defaults.endOfSequence, " or ");
    if (setting == EndOfSequence::Honour)
        return {"endOfSequence", tokens + " ends a prompt", "eos_token_id in " + defaults.endOfSequenceFile};
    return {"endOfSequence", tokens + " ends no prompt", "endOfSequence is ignored: " + all};
}

FilledIn promptTokens(const Settings& settings, const PromptSpan& span)
{
    std::string value = std::to_string(span.fewestTokens);
    if (span.mostTokens > span.fewestTokens)
        value += " to " + std::to_string(span.mostTokens);
    std::string why = "none is cut";
    if (settings.truncateTo > 0)
        why = "cut to " + std::to_string(settings.truncateTo) + " at most, by truncateTo";
    else if (settings.overlong == Overlong::Truncate && settings.totalLength > 1)
        why =
            "cut to " + std::to_string(settings.totalLength - 1) + " at most: the total length leaves one to generate";
    return {"promptTokens", value + (span.mostTokens == 1 ? " token" : " tokens"), why};
}

FilledIn positions(const ModelFacts& facts, const Settings& settings, const PromptSpan& span)
{
    std::string why = settings.task == Task::Generate
        ? "the longest prompt and what follows it, for which each row of the KV cache has room"
        : "the longest prompt; a forward pass keeps no KV cache";
    if (facts.slidingWindow > 0)
        why += "; layers with a window look back at " + std::to_string(facts.slidingWindow);
    return {"positions", std::to_string(span.positions) + " of the model's " + std::to_string(facts.maxPositions), why};
}

} // namespace

void PromptSpan::take(const Workload& work)
{
    for (const int tokens : work.promptTokens) {
        fewestTokens = fewestTokens == 0 ? tokens : std::min(fewestTokens, tokens);
        mostTokens = std::max(mostTokens, tokens);
    }
    positions = std::max(positions, cachedPositions(work));
}

std::vector<FilledIn> filledInByModel(
    const ModelFacts& facts, const ModelDefaults& defaults, const Settings& settings, const PromptSpan& span)
{
    std::vector<FilledIn> filled;
    // Random prompts are ids as they are; a preset's built-in ones too.
    const bool random =
        settings.prompts.kind == PromptKind::Random || (settings.prompts.kind == PromptKind::BuiltIn && facts.preset);
    if (settings.specialTokens && !random)
        filled.push_back(specialTokens(facts, defaults));
    const bool honours = settings.endOfSequence == EndOfSequence::Honour;
    if (settings.task == Task::Generate && (honours || !defaults.endOfSequence.empty()))
        filled.push_back(endOfSequence(defaults, settings.endOfSequence));
    if (settings.padding != PaddingSide::None)
        filled.push_back({"paddingToken", "id 0", "any would do: padding is masked, no output sees it"});
    filled.push_back(promptTokens(settings, span));
    filled.push_back(positions(facts, settings, span));
    for (FilledIn& each : filled)
        each.model = facts.name;
    return filled;
}

std::string valueInWords(const FilledIn& filledIn)
{
    const auto json =
        filledIn.field == "protocol" ? nlohmann::json::parse(filledIn.value, nullptr, false) : nlohmann::json();
    if (!json.is_object())
        return filledIn.value;
    const auto number = [&](const char* key) { return numberInWords(json.value(key, 0.0)); };
    std::string words =
        number("warmups") + (json.value("warmups", 0) == 1 ? " warm-up, " : " warm-ups, ") + number("repeats");
    if (json.value("maxRepeats", 0) > json.value("repeats", 0))
        words += " to " + number("maxRepeats");
    words += number("maxRepeats") == "1" ? " repeat" : " repeats";
    if (json.value("halfWidth", 0.0) > 0)
        words += " until ± " + numberInWords(100 * json.value("halfWidth", 0.0)) + " %";
    return words + ", " + number("budgetSeconds") + " s at most";
}

} // namespace throughline
