// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding keeps a cache of words for the length of one call: real text repeats its words.
#include <checkpoint/tokenizer/byte_level_bpe.h>

#include <checkpoint/tokenizer/byte_alphabet.h>
#include <checkpoint/tokenizer/unicode.h>

#include <unordered_map>

namespace throughline {

namespace {

AddedTokens normalizedOnes(const std::vector<AddedToken>& added, bool toBeComposed)
{
    std::vector<AddedToken> ones;
    for (const AddedToken& token : added) {
        if (!token.normalized)
            continue;
        ones.push_back(token);
        if (toBeComposed)
            ones.back().text = composed(token.text);
    }
    return AddedTokens(std::move(ones));
}

} // namespace

Result<ByteLevelBpe> ByteLevelBpe::make(const ByteLevelFiles& files, const std::vector<AddedToken>& added)
{
    auto merges = BytePairMerges::make(files);
    if (!merges)
        return merges.error();
    return ByteLevelBpe(*std::move(merges), files, added);
}

ByteLevelBpe::ByteLevelBpe(BytePairMerges merges, const ByteLevelFiles& files, const std::vector<AddedToken>& added)
    : m_merges(std::move(merges))
    , m_preTokenizer(files.steps)
    , m_composed(files.composed)
    , m_normalizedTokens(normalizedOnes(added, files.composed))
{ }

void ByteLevelBpe::encode(std::string_view text, std::vector<int>& ids) const
{
    std::string normalized;
    if (m_composed)
        text = normalized = composed(text);
    m_normalizedTokens.forEach(
        text, [&](std::string_view plain) { encodeWords(plain, ids); }, [&](int id) { ids.push_back(id); });
}

void ByteLevelBpe::encodeWords(std::string_view text, std::vector<int>& ids) const
{
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    const TextPieces words = m_preTokenizer.cut(text);
    std::unordered_map<std::string_view, Range> known; // where in `ids` a word was encoded before
    for (const TextPieces::Range& range : words.ranges) {
        const std::string_view word = words.piece(range);
        const auto [entry, fresh] = known.try_emplace(word);
        if (fresh) {
            entry->second.begin = ids.size();
            m_merges.encode(word, ids);
            entry->second.end = ids.size();
            continue;
        }
        for (std::size_t i = entry->second.begin; i < entry->second.end; ++i)
            ids.push_back(int{ids[i]}); // a copy: push_back may move what it reads from
    }
}

TokenTexts textsOf(const ByteLevelFiles& files, const std::vector<AddedToken>& added)
{
    TokenTexts texts;
    // What is written in stand-ins throughout is bytes; any other token (a text with spaces, say) is itself.
    const auto set = [&](int id, const std::string& token) {
        texts.set(id, {bytesOfStandIns(token).value_or(token), false});
    };
    for (int id = 0; id < files.vocabulary.end(); ++id)
        if (const std::string* token = files.vocabulary.tokenOf(id))
            set(id, *token);
    for (const AddedToken& token : added)
        set(token.id, token.text);
    return texts;
}

} // namespace throughline
