// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the family's reading by model_type.
#include <checkpoint/model_config.h>

#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

using nlohmann::json;

struct FamilyReading {
    Family family;
    ModelShape (*read)(KeyReader&);
};
constexpr std::array familyReadings{FamilyReading{Family::Gpt2, readGpt2Shape},
    FamilyReading{Family::Llama, readLlamaShape}, FamilyReading{Family::Mistral, readMistralShape},
    FamilyReading{Family::Qwen2, readQwen2Shape}, FamilyReading{Family::Falcon, readFalconShape}};

Error unknownType(const std::string& type, const std::string& where)
{
    return {type.empty() ? "model_type is missing" : "model_type \"" + type.substr(0, 100) + "\" is not supported",
        where, "use a model of type gpt2, llama, mistral, qwen2 or falcon"};
}

} // namespace

Result<ModelShape> readModelConfig(const json& config, const json& generation, const std::string& where)
{
    if (!config.is_object())
        return Error{"is not a JSON object", where, "give the model's own config.json"};
    KeyReader keys(config, where);
    const std::string type = keys.text("model_type", "");
    if (keys.error())
        return *keys.error();
    const auto* reading = std::find_if(familyReadings.begin(), familyReadings.end(),
        [&](const FamilyReading& each) { return familyName(each.family) == type; });
    if (reading == familyReadings.end())
        return unknownType(type, where);
    ModelShape shape = reading->read(keys);
    checkHeads(keys, shape);
    shape.endOfSequenceIds = readEndOfSequence(keys, shape.vocab);
    if (keys.error())
        return *keys.error();
    if (generation.is_object() && generation.contains("eos_token_id")) {
        KeyReader generationKeys(generation, where + " (generation_config.json beside it)");
        shape.endOfSequenceIds = readEndOfSequence(generationKeys, shape.vocab);
        if (generationKeys.error())
            return *generationKeys.error();
    }
    return shape;
}

} // namespace throughline
