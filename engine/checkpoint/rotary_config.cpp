// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions as Transformers' modeling_rope_utils reads them, in the older and the newer form of config.json.
#include <checkpoint/config_parts.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline {

namespace {

/// Settings of scalings that are not computed here, and parameters per kind of layer.
void refuseUnknownRotaryKeys(KeyReader& rope, const nlohmann::json& object)
{
    static constexpr std::array known{"rope_type", "type", "rope_theta", "factor", "low_freq_factor",
        "high_freq_factor", "original_max_position_embeddings", "partial_rotary_factor"};
    for (const auto& [key, value] : object.items())
        if (!value.is_null() && std::find(known.begin(), known.end(), std::string_view(key)) == known.end())
            rope.refuse(key, "is not supported: " + value.dump(), "use a model without it");
}

void readScaling(KeyReader& rope, Rotary& rotary)
{
    const std::string type = rope.text("rope_type", rope.text("type", "default"));
    if (type == "default")
        return;
    if (type != "linear" && type != "llama3") {
        rope.refuse(
            "rope_type", "\"" + type + "\" is not supported", "use a model with rope_type default, linear or llama3");
        return;
    }
    rotary.factor = rope.positive("factor");
    rotary.scaling = RotaryScaling::Linear;
    if (type == "linear")
        return;
    rotary.scaling = RotaryScaling::Llama3;
    rotary.lowFrequencyFactor = rope.positive("low_freq_factor");
    rotary.highFrequencyFactor = rope.positive("high_freq_factor");
    rotary.originalPositions = rope.dimension("original_max_position_embeddings");
    if (rotary.highFrequencyFactor <= rotary.lowFrequencyFactor)
        rope.refuse("high_freq_factor", "must be above low_freq_factor");
}

} // namespace

Rotary readRotary(KeyReader& keys)
{
    Rotary rotary;
    rotary.theta = keys.positive("rope_theta", rotary.theta);
    if (keys.positive("partial_rotary_factor", 1) != 1)
        keys.refuse("partial_rotary_factor", "other than 1 is not supported", "use a model without it");
    const bool inParameters = keys.has("rope_parameters");
    const char* place = inParameters ? "rope_parameters" : "rope_scaling";
    if (!keys.has(place))
        return rotary;
    if (inParameters && keys.has("rope_scaling") && keys.at("rope_scaling") != keys.at(place))
        keys.refuse("rope_scaling", "and rope_parameters are both given, and differ");
    if (!keys.at(place).is_object()) {
        keys.refuse(place, "must be an object, not " + keys.at(place).dump());
        return rotary;
    }
    KeyReader rope = keys.inside(place);
    refuseUnknownRotaryKeys(rope, keys.at(place));
    if (rope.positive("partial_rotary_factor", 1) != 1)
        rope.refuse("partial_rotary_factor", "other than 1 is not supported", "use a model without it");
    rotary.theta = rope.positive("rope_theta", rotary.theta);
    readScaling(rope, rotary);
    keys.take(rope);
    return rotary;
}

} // namespace throughline
