// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens and their ids, one of each for the other. Not what tokens mean: that is for whoever holds one.
#pragma once

#include <core/result.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace throughline {

class Vocabulary {
public:
    static constexpr int maxTokens = 1 << 20; // four times the largest; bounds what a hostile file can allocate

    Vocabulary() = default;
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;
    Vocabulary(const Vocabulary&) = delete; // m_tokens points into m_ids
    Vocabulary& operator=(const Vocabulary&) = delete;
    ~Vocabulary() = default;

    /// Refuses an id outside 0 to maxTokens − 1, an id or a token that is there already. `where` names the file.
    Result<void> add(const std::string& token, int64_t id, const std::string& where);
    int idOf(const std::string& token) const;                     // -1: there is none
    const std::string* tokenOf(int id) const;                     // null: there is none
    int end() const { return static_cast<int>(m_tokens.size()); } // one behind the largest id

private:
    std::unordered_map<std::string, int> m_ids;
    std::vector<const std::string*> m_tokens; // [id], keys of m_ids
};

} // namespace throughline
