// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of the small values inside an experiment's settings. Not the settings themselves: the field table lists those.
#pragma once

#include <core/experiment.h>
#include <core/json_fields.h>

namespace throughline {

/// "bf16", or {"cpu": "fp32", "gpu": "fp16"} where they differ.
template <> struct OwnJson<PrecisionChoice> {
    using Own = void;
    template <class Json> static Json write(const PrecisionChoice& choice)
    {
        if (choice.cpu == choice.gpu)
            return writeJson<Json>(choice.cpu);
        return Json{{"cpu", writeJson<Json>(choice.cpu)}, {"gpu", writeJson<Json>(choice.gpu)}};
    }
    static Result<void> read(
        const nlohmann::json& json, PrecisionChoice& choice, const Place& place, Strictness strict);
};

/// An object, or the name of a built-in set. Without a kind the kind follows from what is given.
template <> struct OwnJson<PromptSource> {
    using Own = void;
    template <class Json> static Json write(const PromptSource& source)
    {
        return Json{{"kind", writeJson<Json>(source.kind)}, {"name", source.name}, {"texts", source.texts},
            {"length", source.length}, {"seed", source.seed}};
    }
    static Result<void> read(const nlohmann::json& json, PromptSource& source, const Place& place, Strictness strict);
};

/// An object, or a protocol's name.
template <> struct OwnJson<Protocol> {
    using Own = void;
    template <class Json> static Json write(const Protocol& protocol)
    {
        return Json{{"name", writeJson<Json>(protocol.name)}, {"warmups", protocol.warmups},
            {"repeats", protocol.repeats}, {"maxRepeats", protocol.maxRepeats}, {"halfWidth", protocol.halfWidth},
            {"budgetSeconds", protocol.budgetSeconds}};
    }
    static Result<void> read(const nlohmann::json& json, Protocol& protocol, const Place& place, Strictness strict);
};

/// value must lie in [low, high].
template <class T> Result<void> checkRange(T value, T low, T high, const Place& place, const nlohmann::json& json)
{
    const auto text = [](T limit) { return nlohmann::json(limit).dump(); };
    if (value < low)
        return mustBe(place, "at least " + text(low), json);
    if (!(value <= high))
        return mustBe(place, "at most " + text(high), json);
    return {};
}

} // namespace throughline
