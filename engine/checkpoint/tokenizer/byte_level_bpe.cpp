// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding keeps a cache of words for the length of one call: real text repeats its words.
#include <checkpoint/tokenizer/byte_level_bpe.h>

#include <checkpoint/tokenizer/byte_alphabet.h>

#include <algorithm>
#include <unordered_map>

namespace throughline {

Result<ByteLevelBpe> ByteLevelBpe::open(const std::filesystem::path& folder)
{
    const auto files = readBpeFiles(folder);
    if (!files)
        return files.error();
    auto merges = BytePairMerges::make(*files, folder.string());
    if (!merges)
        return merges.error();
    ByteLevelBpe bpe(*std::move(merges));
    bpe.setAddedTokens(*files);
    bpe.setBytesOfIds(*files);
    bpe.m_addPrefixSpace = files->addPrefixSpace;
    bpe.m_beginOfSequence = files->beginOfSequence;
    bpe.m_hash = files->hash;
    return bpe;
}

ByteLevelBpe::ByteLevelBpe(BytePairMerges merges)
    : m_merges(std::move(merges))
{ }

void ByteLevelBpe::setAddedTokens(const BpeFiles& files)
{
    m_added.assign(files.addedTokens.begin(), files.addedTokens.end());
    std::stable_sort(
        m_added.begin(), m_added.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [text, id] : m_added)
        if (m_addedStarts.find(text.front()) == std::string::npos)
            m_addedStarts += text.front();
}

void ByteLevelBpe::setBytesOfIds(const BpeFiles& files)
{
    const auto set = [this](int id, std::string bytes) {
        const auto index = static_cast<std::size_t>(id);
        if (index >= m_bytes.size())
            m_bytes.resize(index + 1);
        m_bytes[index] = std::move(bytes);
    };
    for (const auto& [token, id] : files.vocabulary)
        set(id, bytesOfStandIns(token).value_or(token));
    for (const auto& [text, id] : files.addedTokens)
        set(id, text);
}

std::pair<std::size_t, int> ByteLevelBpe::nextAddedToken(std::string_view text, std::size_t from) const
{
    if (m_added.empty())
        return {text.size(), -1};
    for (std::size_t at = text.find_first_of(m_addedStarts, from); at != std::string_view::npos;
         at = text.find_first_of(m_addedStarts, at + 1))
        for (std::size_t i = 0; i < m_added.size(); ++i)
            if (text.substr(at).starts_with(m_added[i].first))
                return {at, static_cast<int>(i)};
    return {text.size(), -1};
}

std::vector<int> ByteLevelBpe::encode(std::string_view text, bool specialTokens) const
{
    std::vector<int> ids;
    if (specialTokens && m_beginOfSequence)
        ids.push_back(*m_beginOfSequence);
    for (std::size_t from = 0; from < text.size();) {
        const auto [at, added] = nextAddedToken(text, from);
        encodePlain(text.substr(from, at - from), ids);
        from = at;
        if (added >= 0) {
            const auto& [token, id] = m_added[static_cast<std::size_t>(added)];
            ids.push_back(id);
            from += token.size();
        }
    }
    return ids;
}

void ByteLevelBpe::encodePlain(std::string_view text, std::vector<int>& ids) const
{
    if (text.empty())
        return;
    std::string spaced;
    if (m_addPrefixSpace && text.front() != ' ')
        text = spaced.append(" ").append(text);
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::unordered_map<std::string_view, Range> known; // where in `ids` a word was encoded before
    m_pattern.forEachWord(text, [&](std::string_view word) {
        const auto [entry, fresh] = known.try_emplace(word);
        if (fresh) {
            entry->second.begin = ids.size();
            m_merges.encode(word, ids);
            entry->second.end = ids.size();
            return;
        }
        for (std::size_t i = entry->second.begin; i < entry->second.end; ++i)
            ids.push_back(int{ids[i]}); // a copy: push_back may move what it reads from
    });
}

bool ByteLevelBpe::appendBytes(int id, std::string& bytes) const
{
    if (id < 0 || static_cast<std::size_t>(id) >= m_bytes.size() || !m_bytes[static_cast<std::size_t>(id)])
        return false;
    bytes += *m_bytes[static_cast<std::size_t>(id)];
    return true;
}

} // namespace throughline
