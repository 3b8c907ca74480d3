// SPDX-License-Identifier: GPL-3.0-or-later
// Words of one text are encoded once each: real text repeats its words.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline {

class WordCache {
public:
    /// The ids of words are appended to `ids`, which nobody else may shorten meanwhile.
    explicit WordCache(std::vector<int>& ids)
        : m_ids(ids)
    { }
    /// Appends the ids of `word`, which must outlive the cache: by `encode(word, ids)` when it is seen first.
    template <class Encode> void append(std::string_view word, const Encode& encode)
    {
        const auto [entry, fresh] = m_known.try_emplace(word);
        if (fresh) {
            entry->second.begin = m_ids.size();
            encode(word, m_ids);
            entry->second.end = m_ids.size();
            return;
        }
        for (std::size_t i = entry->second.begin; i < entry->second.end; ++i)
            m_ids.push_back(int{m_ids[i]}); // a copy: push_back may move what it reads from
    }

private:
    struct Range { // of `ids`
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<int>& m_ids;
    std::unordered_map<std::string_view, Range> m_known;
};

} // namespace throughline
