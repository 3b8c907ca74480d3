// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/key_reader.h>

#include <nlohmann/json.hpp>

namespace throughline {

KeyReader::KeyReader(const nlohmann::json& object, std::string where)
    : m_object(object)
    , m_where(std::move(where))
{ }

bool KeyReader::contains(const char* key) const { return m_object.contains(key); }
bool KeyReader::has(const char* key) const { return m_object.contains(key) && !m_object.at(key).is_null(); }
const nlohmann::json& KeyReader::at(const char* key) const { return m_object.at(key); }

int KeyReader::dimension(const char* key, std::optional<int> fallback, int64_t most)
{
    if (!has(key)) {
        if (!fallback)
            refuse(key, "is missing", "give the model's own config.json");
        return fallback.value_or(0);
    }
    const nlohmann::json& value = m_object.at(key);
    if (!value.is_number_integer() || value.get<int64_t>() < 1 || value.get<int64_t>() > most) {
        refuse(key, "must be a whole number from 1 to " + std::to_string(most) + ", not " + value.dump());
        return 0;
    }
    return value.get<int>();
}

bool KeyReader::flag(const char* key, bool fallback)
{
    if (!has(key))
        return fallback;
    if (!m_object.at(key).is_boolean())
        refuse(key, "must be true or false, not " + m_object.at(key).dump());
    return m_object.at(key).is_boolean() ? m_object.at(key).get<bool>() : fallback;
}

double KeyReader::positive(const char* key, std::optional<double> fallback)
{
    if (!has(key)) {
        if (!fallback)
            refuse(key, "is missing", "give the model's own config.json");
        return fallback.value_or(1);
    }
    const nlohmann::json& value = m_object.at(key);
    if (value.is_number() && value.get<double>() > 0)
        return value.get<double>();
    refuse(key, "must be a positive number, not " + value.dump());
    return fallback.value_or(1);
}

std::string KeyReader::text(const char* key, const std::string& fallback)
{
    if (!has(key))
        return fallback;
    if (m_object.at(key).is_string())
        return m_object.at(key).get<std::string>();
    refuse(key, "must be a string, not " + m_object.at(key).dump());
    return fallback;
}

KeyReader KeyReader::inside(const char* key) const { return {m_object.at(key), m_where + ", /" + key}; }

void KeyReader::take(const KeyReader& inner)
{
    if (!m_error)
        m_error = inner.m_error;
}

void KeyReader::refuse(const std::string& key, const std::string& what, const std::string& remedy)
{
    if (!m_error)
        m_error = Error{key + " " + what.substr(0, 300), m_where, remedy};
}

} // namespace throughline
