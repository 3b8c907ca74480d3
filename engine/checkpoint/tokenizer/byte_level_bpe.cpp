// SPDX-License-Identifier: GPL-3.0-or-later
// Normalized tokens are cut out first, then words.
#include <checkpoint/tokenizer/byte_level_bpe.h>

#include <checkpoint/tokenizer/byte_alphabet.h>
#include <checkpoint/tokenizer/unicode.h>
#include <checkpoint/tokenizer/word_cache.h>

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
    const TextPieces words = m_preTokenizer.cut(text);
    WordCache cache(ids);
    for (const TextPieces::Range& range : words.ranges)
        cache.append(
            words.piece(range), [this](std::string_view word, std::vector<int>& to) { m_merges.encode(word, to); });
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
