// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a std::unordered_map stay where they are, so ids can point at them.
#include <checkpoint/tokenizer/vocabulary.h>

#include <core/json_text.h>

namespace throughline {

Result<void> Vocabulary::add(const std::string& token, int64_t id, const std::string& where)
{
    if (id < 0 || id >= maxTokens)
        return Error{"the token " + quotedValue(token) + " has no id from 0 to " + std::to_string(maxTokens - 1), where,
            "fetch the file again"};
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_tokens.size())
        m_tokens.resize(index + 1);
    if (m_tokens[index])
        return Error{"two tokens have the id " + std::to_string(id), where, "fetch the file again"};
    const auto [entry, fresh] = m_ids.emplace(token, static_cast<int>(id));
    if (!fresh)
        return Error{"the token " + quotedValue(token) + " has two ids", where, "fetch the file again"};
    m_tokens[index] = &entry->first;
    return {};
}

int Vocabulary::idOf(const std::string& token) const
{
    const auto found = m_ids.find(token);
    return found == m_ids.end() ? -1 : found->second;
}

const std::string* Vocabulary::tokenOf(int id) const
{
    return id < 0 || id >= end() ? nullptr : m_tokens[static_cast<std::size_t>(id)];
}

} // namespace throughline
