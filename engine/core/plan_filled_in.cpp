// SPDX-License-Identifier: GPL-3.0-or-later
// One function per field.
#include <core/plan_filled_in.h>

#include <core/harmless_text.h>
#include <core/sentence.h>
#include <core/words.h>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace throughline {

namespace {

/// "</s> (2)".
std::string tokenInWords(const NamedToken& token)
{
    return token.text.empty() ? Sentence::tr("id %1", {std::to_string(token.id)})
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
        return {"specialTokens", Sentence::tr("none"), Sentence::tr("a preset has no tokenizer: text becomes bytes")};
    if (defaults.before.empty() && defaults.behind.empty())
        return {"specialTokens", Sentence::tr("none"), Sentence::tr("its tokenizer adds none")};
    const std::string before = tokensInWords(defaults.before, " ");
    const std::string behind = tokensInWords(defaults.behind, " ");
    return {"specialTokens",
        behind.empty()       ? Sentence::tr("%1 before each prompt", {before})
            : before.empty() ? Sentence::tr("%1 behind each prompt", {behind})
                             : Sentence::tr("%1 before and %2 behind each prompt", {before, behind}),
        Sentence::tr("what its tokenizer adds")};
}

FilledIn endOfSequence(const ModelDefaults& defaults, EndOfSequence setting)
{
    if (defaults.endOfSequence.empty())
        return {"endOfSequence", Sentence::tr("none"),
            Sentence::tr("the model names no eos_token_id: every prompt yields the tokens asked for")};
    const std::string tokens = tokensInWords(defaults.endOfSequence, Sentence::tr(" or "));
    if (setting == EndOfSequence::Honour)
        return {"endOfSequence", Sentence::tr("%1 ends a prompt", {tokens}),
            Sentence::tr("eos_token_id in %1", {defaults.endOfSequenceFile})};
    return {"endOfSequence", Sentence::tr("%1 ends no prompt", {tokens}),
        Sentence::tr("endOfSequence is ignored: every prompt yields the tokens asked for")};
}

FilledIn promptTokens(const Settings& settings, const PromptSpan& span)
{
    const std::string value = span.mostTokens > span.fewestTokens
        ? Sentence::tr("%1 to %n token", "%1 to %n tokens", span.mostTokens, {std::to_string(span.fewestTokens)})
        : counted(span.mostTokens, "token");
    std::string why = Sentence::tr("none is cut");
    if (settings.truncateTo > 0)
        why = Sentence::tr("cut to %1 at most, by truncateTo", {std::to_string(settings.truncateTo)});
    else if (settings.overlong == Overlong::Truncate && settings.totalLength > 1)
        why = Sentence::tr(
            "cut to %1 at most: the total length leaves one to generate", {std::to_string(settings.totalLength - 1)});
    return {"promptTokens", value, why};
}

FilledIn positions(const ModelFacts& facts, const Settings& settings, const PromptSpan& span)
{
    std::string why = settings.task == Task::Generate
        ? Sentence::tr("the longest prompt and what follows it, for which each row of the KV cache has room")
        : Sentence::tr("the longest prompt; a forward pass keeps no KV cache");
    if (facts.slidingWindow > 0)
        why = Sentence::tr("%1; layers with a window look back at %2", {why, std::to_string(facts.slidingWindow)});
    return {"positions",
        Sentence::tr("%1 of the model's %2", {std::to_string(span.positions), std::to_string(facts.maxPositions)}),
        why};
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
        filled.push_back({"paddingToken", Sentence::tr("id %1", {"0"}),
            Sentence::tr("any would do: padding is masked, no output sees it")});
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
    const int repeats = json.value("maxRepeats", 0);
    std::string words = Sentence::tr("%n warm-up", "%n warm-ups", json.value("warmups", 0)) + ", "
        + (repeats > json.value("repeats", 0)
                ? Sentence::tr("%1 to %n repeat", "%1 to %n repeats", repeats, {number("repeats")})
                : counted(repeats, "repeat"));
    if (json.value("halfWidth", 0.0) > 0)
        words = Sentence::tr("%1 until ± %2 %", {words, numberInWords(100 * json.value("halfWidth", 0.0))});
    return words + ", " + Sentence::tr("%1 s at most", {number("budgetSeconds")});
}

} // namespace throughline
