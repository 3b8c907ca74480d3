// SPDX-License-Identifier: GPL-3.0-or-later
// One function per kind of step; defaults are those of Hugging Face's tokenizers.
#include <checkpoint/tokenizer/pre_tokenizer_json.h>

#include <checkpoint/tokenizer/json_part.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace throughline {

using nlohmann::json;

namespace {

using Step = PreTokenizerStep;

Error unsupportedStep(const std::string& what, const std::string& where)
{
    return {what + " is not supported", where, "steps are ByteLevel, Digits, Punctuation and Split by a known pattern"};
}

std::optional<SplitBehavior> behaviorOf(const json& step, const char* otherwise)
{
    static constexpr std::array<std::pair<const char*, SplitBehavior>, 5> names{{{"Isolated", SplitBehavior::Isolated},
        {"Removed", SplitBehavior::Removed}, {"Contiguous", SplitBehavior::Contiguous},
        {"MergedWithPrevious", SplitBehavior::MergedWithPrevious}, {"MergedWithNext", SplitBehavior::MergedWithNext}}};
    const json& said = partOf(step, "behavior");
    for (const auto& [name, behavior] : names)
        if (said == json(name) || (said.is_null() && std::string_view(name) == otherwise))
            return behavior;
    return {};
}

Result<Step> readSplit(const json& split, const std::string& where)
{
    const json& pattern = partOf(split, "pattern");
    const std::string expression = textOf(pattern, "Regex");
    const auto known = knownPattern(expression);
    if (!known)
        return Error{
            "the split pattern " + quotedValue(expression.empty() ? pattern : json(expression)) + " is not known",
            where,
            "only the patterns of GPT-2, Llama 3, Qwen2 and Falcon are, because one out of a file may never end"};
    const auto behavior = behaviorOf(split, "");
    if (!behavior)
        return unsupportedStep("the behavior " + quotedValue(partOf(split, "behavior")) + " of Split", where);
    Step step;
    step.kind = Step::Kind::Split;
    step.pattern = *known;
    step.behavior = *behavior;
    step.invert = flagOf(split, "invert", false);
    return step;
}

Result<Step> readStep(const json& stated, const std::string& where)
{
    const std::string type = textOf(stated, "type");
    Step step;
    if (type == "Split")
        return readSplit(stated, where);
    if (type == "ByteLevel") {
        step.addPrefixSpace = flagOf(stated, "add_prefix_space", true);
        step.useRegex = flagOf(stated, "use_regex", true);
    } else if (type == "Digits") {
        step.kind = Step::Kind::Digits;
        step.behavior =
            flagOf(stated, "individual_digits", false) ? SplitBehavior::Isolated : SplitBehavior::Contiguous;
    } else if (type == "Punctuation") {
        const auto behavior = behaviorOf(stated, "Isolated");
        if (!behavior)
            return unsupportedStep(
                "the behavior " + quotedValue(partOf(stated, "behavior")) + " of Punctuation", where);
        step.kind = Step::Kind::Punctuation;
        step.behavior = *behavior;
    } else {
        return unsupportedStep("the pre_tokenizer " + quotedValue(partOf(stated, "type")), where);
    }
    return step;
}

Result<void> checkOrder(const std::vector<Step>& steps, const std::string& where)
{
    const auto byteLevel = [](const Step& step) { return step.kind == Step::Kind::ByteLevel; };
    const auto first = std::find_if(steps.begin(), steps.end(), byteLevel);
    if (std::count_if(steps.begin(), steps.end(), byteLevel) != 1)
        return unsupportedStep(
            "a pre_tokenizer with " + std::string(first == steps.end() ? "no" : "more than one") + " ByteLevel", where);
    for (auto step = first; step != steps.end(); ++step)
        if (step->kind == Step::Kind::Split && step->pattern != KnownPattern::ThreeDigits)
            return unsupportedStep("a Split by this pattern behind ByteLevel", where);
    return {};
}

} // namespace

Result<std::vector<PreTokenizerStep>> readPreTokenizer(const json& preTokenizer, const std::string& where)
{
    const std::string place = where + ", /pre_tokenizer";
    const bool sequence = textOf(preTokenizer, "type") == "Sequence";
    const json& list = partOf(preTokenizer, "pretokenizers");
    if (sequence && (!list.is_array() || list.size() > 16))
        return Error{"pretokenizers is not a list of at most 16 steps", place, "fetch the file again"};
    std::vector<Step> steps;
    const std::size_t count = sequence ? list.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto step = readStep(sequence ? list[i] : preTokenizer, place);
        if (!step)
            return step.error();
        steps.push_back(*step);
    }
    if (auto checked = checkOrder(steps, place); !checked)
        return checked.error();
    return steps;
}

} // namespace throughline
