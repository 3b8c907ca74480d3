// SPDX-License-Identifier: GPL-3.0-or-later
// Reading precisions, prompt sources and protocols, with the rules that hold among their members.
#include <core/settings_json.h>

#include <algorithm>

namespace throughline {

template <>
inline constexpr auto fieldsOf<PrecisionChoice> =
    std::tuple{Field{"cpu", &PrecisionChoice::cpu}, Field{"gpu", &PrecisionChoice::gpu}};
template <>
inline constexpr auto fieldsOf<PromptSource> = std::tuple{Field{"kind", &PromptSource::kind},
    Field{"name", &PromptSource::name}, Field{"texts", &PromptSource::texts}, Field{"length", &PromptSource::length},
    Field{"seed", &PromptSource::seed}};
template <>
inline constexpr auto fieldsOf<Protocol> =
    std::tuple{Field{"name", &Protocol::name}, Field{"warmups", &Protocol::warmups},
        Field{"repeats", &Protocol::repeats}, Field{"maxRepeats", &Protocol::maxRepeats},
        Field{"halfWidth", &Protocol::halfWidth}, Field{"budgetSeconds", &Protocol::budgetSeconds}};

Result<void> OwnJson<PrecisionChoice>::read(
    const nlohmann::json& json, PrecisionChoice& choice, const Place& place, Strictness strict)
{
    if (json.is_object())
        return readFields(json, choice, place, strict);
    if (auto read = readEnum(json, choice.cpu, place); !read)
        return read;
    choice.gpu = choice.cpu;
    return {};
}

static Result<void> checkPrompts(const nlohmann::json& json, const PromptSource& source, const Place& place)
{
    if (source.kind == PromptKind::Text) {
        const bool empty = std::any_of(source.texts.begin(), source.texts.end(), [](auto& t) { return t.empty(); });
        if (source.texts.empty() || empty)
            return Place(place, "texts").error("texts must hold at least one prompt, and none that is empty");
    }
    if (source.kind == PromptKind::Random && !json.contains("length"))
        return place.error("random prompts need a length", "add \"length\": how many token ids each prompt has");
    if (source.kind == PromptKind::File && !json.contains("name"))
        return place.error("prompts of a file need its path", "add \"name\": the path of a .txt, .jsonl or .csv file");
    if ((source.kind == PromptKind::File || source.kind == PromptKind::BuiltIn) && source.name.empty())
        return Place(place, "name").error("name must not be empty");
    const bool lengthCounts = source.kind == PromptKind::Random || source.length != 0;
    if (!lengthCounts)
        return {};
    return checkRange(source.length, 1, 1'000'000, Place(place, "length"), source.length);
}

Result<void> OwnJson<PromptSource>::read(
    const nlohmann::json& json, PromptSource& source, const Place& place, Strictness strict)
{
    source = {};
    if (json.is_string()) {
        source.name = json.get<std::string>();
        return source.name.empty() ? Result<void>(place.error("a set of prompts must have a name")) : Result<void>();
    }
    if (auto read = readFields(json, source, place, strict); !read)
        return read;
    if (!json.contains("kind"))
        source.kind = json.contains("texts") ? PromptKind::Text
            : json.contains("length")        ? PromptKind::Random
                                             : PromptKind::BuiltIn;
    return strict == Strictness::Strict ? checkPrompts(json, source, place) : Result<void>();
}

static Result<void> checkProtocol(const Protocol& protocol, const Place& place)
{
    const auto check = [&](std::string_view key, auto value, auto high) {
        return checkRange(value, decltype(value){0}, high, Place(place, key), value);
    };
    if (auto ok = check("warmups", protocol.warmups, 1'000); !ok)
        return ok;
    if (auto ok = check("repeats", protocol.repeats, 100'000); !ok)
        return ok;
    if (auto ok = check("maxRepeats", protocol.maxRepeats, 100'000); !ok)
        return ok;
    if (auto ok = check("halfWidth", protocol.halfWidth, 1.0); !ok)
        return ok;
    if (auto ok = check("budgetSeconds", protocol.budgetSeconds, 1e7); !ok)
        return ok;
    if (protocol.maxRepeats > 0 && protocol.maxRepeats < protocol.repeats)
        return mustBe(Place(place, "maxRepeats"), "at least repeats (" + std::to_string(protocol.repeats) + ")",
            protocol.maxRepeats);
    return {};
}

Result<void> OwnJson<Protocol>::read(
    const nlohmann::json& json, Protocol& protocol, const Place& place, Strictness strict)
{
    protocol = {};
    if (json.is_string())
        return readEnum(json, protocol.name, place);
    if (auto read = readFields(json, protocol, place, strict); !read)
        return read;
    return strict == Strictness::Strict ? checkProtocol(protocol, place) : Result<void>();
}

} // namespace throughline
