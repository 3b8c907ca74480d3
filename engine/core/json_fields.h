// SPDX-License-Identifier: GPL-3.0-or-later
// Structs to JSON and back from one list of members per struct: fieldsOf<T>. Nothing here knows any particular struct.
#pragma once

#include <core/json_text.h>
#include <core/names.h>

#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace throughline {

template <class S, class T> struct Field {
    std::string_view name;
    T S::*member;
};
template <class S, class T> Field(const char*, T S::*) -> Field<S, T>;

/// The members of T: specialise as std::tuple{Field{"rank", &T::rank}, …}.
template <class T> inline constexpr std::nullptr_t fieldsOf = nullptr;
template <class T>
concept HasFields = !std::same_as<std::remove_cv_t<decltype(fieldsOf<T>)>, std::nullptr_t>;

enum class Strictness {
    Strict, // what a person wrote: unknown keys are refused
    Lenient // what programs wrote, older and newer ones: unknown keys are ignored, null is "not a number"
};

/// For types whose JSON is not simply their members: specialise with `write<Json>(value)` and
/// `read(json, value, place, strictness)`.
template <class T> struct OwnJson;
template <class T>
concept HasOwnJson = requires
{
    typename OwnJson<T>::Own;
};

template <class T> inline constexpr bool isVector = false;
template <class T> inline constexpr bool isVector<std::vector<T>> = true;
template <class T> inline constexpr bool isOptional = false;
template <class T> inline constexpr bool isOptional<std::optional<T>> = true;

template <class Json, class T> Json writeJson(const T& value)
{
    if constexpr (HasOwnJson<T>) {
        return OwnJson<T>::template write<Json>(value);
    } else if constexpr (HasFields<T>) {
        Json object = Json::object();
        std::apply(
            [&](const auto&... field) {
                ((object[std::string(field.name)] = writeJson<Json>(value.*field.member)), ...);
            },
            fieldsOf<T>);
        return object;
    } else if constexpr (isVector<T>) {
        Json array = Json::array();
        for (const auto& element : value)
            array.push_back(writeJson<Json>(element));
        return array;
    } else if constexpr (isOptional<T>) {
        return value ? writeJson<Json>(*value) : Json(nullptr);
    } else if constexpr (std::is_enum_v<T>) {
        return Json(std::string(nameOf(value)));
    } else {
        return Json(value);
    }
}

inline Error mustBe(const Place& place, const std::string& what, const nlohmann::json& value)
{
    return place.error(place.name() + " must be " + what + ", not " + quotedValue(value));
}

/// Of what is read. Signed 64-bit values are times, bytes and counts that are added up afterwards: so large that no
/// host reaches it (36 years of nanoseconds), so small that sums of a few don't overflow.
template <std::integral T> inline constexpr T smallestRead = std::numeric_limits<T>::min();
template <std::integral T> inline constexpr T largestRead = std::numeric_limits<T>::max();
template <> inline constexpr int64_t smallestRead<int64_t> = -(int64_t{1} << 60);
template <> inline constexpr int64_t largestRead<int64_t> = int64_t{1} << 60;

template <std::integral T> Result<void> readInteger(const nlohmann::json& json, T& value, const Place& place)
{
    if (!json.is_number_integer())
        return mustBe(place, "a whole number", json);
    const auto within = [&](auto number) {
        if (std::cmp_less(number, smallestRead<T>))
            return mustBe(place, "at least " + std::to_string(smallestRead<T>), json);
        if (std::cmp_greater(number, largestRead<T>))
            return mustBe(place, "at most " + std::to_string(largestRead<T>), json);
        value = static_cast<T>(number);
        return Error{};
    };
    const Error error = json.is_number_unsigned() ? within(json.get<uint64_t>()) : within(json.get<int64_t>());
    return error.what.empty() ? Result<void>() : Result<void>(error);
}

template <class T> Result<void> readEnum(const nlohmann::json& json, T& value, const Place& place)
{
    const auto known = json.is_string() ? valueOf<T>(json.get_ref<const std::string&>()) : std::nullopt;
    if (!known)
        return mustBe(place, "one of " + namesJoined<T>(), json);
    value = *known;
    return {};
}

template <class T> Result<void> readJson(const nlohmann::json& json, T& value, const Place& place, Strictness strict);

template <class T> Result<void> readFields(const nlohmann::json& json, T& value, const Place& place, Strictness strict)
{
    if (!json.is_object())
        return mustBe(place, "an object", json);
    Result<void> result;
    std::size_t found = 0;
    const auto one = [&](const auto& field) {
        const auto entry = json.find(field.name);
        if (entry == json.end() || !result.ok())
            return;
        ++found;
        result = readJson(*entry, value.*field.member, Place(place, field.name), strict);
    };
    std::apply([&](const auto&... field) { (one(field), ...); }, fieldsOf<T>);
    if (!result.ok() || strict == Strictness::Lenient || found == json.size())
        return result;
    std::vector<std::string_view> known;
    std::apply([&](const auto&... field) { (known.push_back(field.name), ...); }, fieldsOf<T>);
    return refuseUnknownKeys(json, known, place);
}

template <class T> Result<void> readVector(const nlohmann::json& json, T& value, const Place& place, Strictness strict)
{
    if (!json.is_array())
        return mustBe(place, "a list", json);
    value.clear();
    value.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        typename T::value_type element{};
        if (auto read = readJson(json[i], element, Place(place, i), strict); !read)
            return read;
        value.push_back(std::move(element));
    }
    return {};
}

template <class T> Result<void> readJson(const nlohmann::json& json, T& value, const Place& place, Strictness strict)
{
    if constexpr (HasOwnJson<T>) {
        return OwnJson<T>::read(json, value, place, strict);
    } else if constexpr (HasFields<T>) {
        return readFields(json, value, place, strict);
    } else if constexpr (isVector<T>) {
        return readVector(json, value, place, strict);
    } else if constexpr (isOptional<T>) {
        if (json.is_null())
            return (value.reset(), Result<void>{});
        return readJson(json, value.emplace(), place, strict);
    } else if constexpr (std::is_enum_v<T>) {
        return readEnum(json, value, place);
    } else if constexpr (std::same_as<T, bool>) {
        if (!json.is_boolean())
            return mustBe(place, "true or false", json);
        value = json.get<bool>();
    } else if constexpr (std::integral<T>) {
        return readInteger(json, value, place);
    } else if constexpr (std::floating_point<T>) {
        if (json.is_null() && strict == Strictness::Lenient)
            return (value = std::numeric_limits<T>::quiet_NaN(), Result<void>{}); // JSON has no word for it
        if (!json.is_number())
            return mustBe(place, "a number", json);
        value = json.get<T>();
    } else {
        if (!json.is_string())
            return mustBe(place, "text in quotes", json);
        value = json.get<std::string>();
    }
    return {};
}

} // namespace throughline
