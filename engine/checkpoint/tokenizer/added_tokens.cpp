// SPDX-License-Identifier: GPL-3.0-or-later
// Sorted tokens serve as their own trie: each further byte of the text narrows the range of those that still fit.
#include <checkpoint/tokenizer/added_tokens.h>

#include <checkpoint/tokenizer/unicode.h>
#include <checkpoint/utf8.h>

#include <core/json_text.h>

#include <algorithm>
#include <map>

namespace throughline {

namespace {

constexpr std::size_t maxTokenBytes = 1024; // finding a token takes time in its length at every byte of a text

/// How many bytes of white space `text` begins with.
std::size_t leadingSpace(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && isWhiteSpace(firstCharacter(text.substr(length))))
        length += characterBytes(text.substr(length));
    return length;
}

/// How many bytes of white space `text` ends with.
std::size_t trailingSpace(std::string_view text)
{
    std::size_t length = 0;
    while (const std::size_t last = lastCharacterBytes(text.substr(0, text.size() - length))) {
        if (!isWhiteSpace(firstCharacter(text.substr(text.size() - length - last))))
            break;
        length += last;
    }
    return length;
}

bool standsAlone(std::string_view before, std::string_view behind)
{
    const std::size_t last = lastCharacterBytes(before);
    return (last == 0 || !isWordCharacter(firstCharacter(before.substr(before.size() - last))))
        && (behind.empty() || !isWordCharacter(firstCharacter(behind)));
}

Error refusal(const AddedToken& token, const std::string& rule)
{
    return {
        "the added token " + quotedValue(token.text) + " " + rule, token.where, "fetch the tokenizer's files again"};
}

} // namespace

Result<std::vector<AddedToken>> withIds(const std::vector<AddedToken>& tokens, const Vocabulary& vocabulary)
{
    std::map<std::string, int> idOf;
    std::map<int, std::string> holderOf;
    std::vector<AddedToken> all;
    for (AddedToken token : tokens) {
        const int known = vocabulary.idOf(token.text);
        if (token.id < 0)
            token.id = known;
        if (token.id < 0 || token.text.empty())
            continue;
        if (token.text.size() > maxTokenBytes)
            return refusal(token, "is longer than " + std::to_string(maxTokenBytes) + " bytes");
        const auto [first, fresh] = idOf.emplace(token.text, token.id);
        for (const int other : {known, first->second})
            if (other >= 0 && other != token.id)
                return refusal(token, "has two ids, " + std::to_string(token.id) + " and " + std::to_string(other));
        if (!fresh)
            continue;
        const auto [holder, free] = holderOf.emplace(token.id, token.text);
        const std::string* owner = free ? vocabulary.tokenOf(token.id) : &holder->second;
        if (owner && *owner != token.text)
            return refusal(
                token, "has the id " + std::to_string(token.id) + ", which " + quotedValue(*owner) + " has too");
        all.push_back(std::move(token));
    }
    return all;
}

AddedTokens::AddedTokens(std::vector<AddedToken> tokens)
    : m_tokens(std::move(tokens))
{
    std::sort(m_tokens.begin(), m_tokens.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
    for (const AddedToken& token : m_tokens)
        m_starts[static_cast<unsigned char>(token.text.front())] = true;
}

const AddedToken* AddedTokens::longestAt(std::string_view text) const
{
    const AddedToken* longest = nullptr;
    auto begin = m_tokens.begin();
    auto end = m_tokens.end();
    for (std::size_t i = 0; i < text.size() && begin != end; ++i) {
        // Of tokens that share i bytes, those that end there come first.
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto at = [i](const AddedToken& token) {
            return i < token.text.size() ? static_cast<unsigned char>(token.text[i]) : -1;
        };
        begin = std::partition_point(begin, end, [&](const AddedToken& token) { return at(token) < byte; });
        end = std::partition_point(begin, end, [&](const AddedToken& token) { return at(token) == byte; });
        if (begin != end && begin->text.size() == i + 1)
            longest = &*begin;
    }
    return longest;
}

void AddedTokens::forEach(std::string_view text, const std::function<void(std::string_view)>& plain,
    const std::function<void(int)>& token) const
{
    std::size_t from = 0; // where the piece begins that is not handed out yet
    for (std::size_t at = 0; at < text.size();) {
        const AddedToken* found = m_starts[static_cast<unsigned char>(text[at])] ? longestAt(text.substr(at)) : nullptr;
        if (!found) {
            ++at;
            continue;
        }
        const std::size_t behind = at + found->text.size();
        if (found->singleWord && !standsAlone(text.substr(0, at), text.substr(behind))) {
            at = behind;
            continue;
        }
        const std::size_t begin = found->leftStrip ? at - trailingSpace(text.substr(from, at - from)) : at;
        if (begin > from)
            plain(text.substr(from, begin - from));
        token(found->id);
        from = behind + (found->rightStrip ? leadingSpace(text.substr(behind)) : 0);
        at = from;
    }
    if (from < text.size())
        plain(text.substr(from));
}

} // namespace throughline
