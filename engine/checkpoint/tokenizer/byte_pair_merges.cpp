// SPDX-License-Identifier: GPL-3.0-or-later
// A word is a linked list of symbols; a heap hands out the possible merges, lowest rank first, then leftmost.
#include <checkpoint/tokenizer/byte_pair_merges.h>

#include <checkpoint/tokenizer/byte_alphabet.h>

#include <core/json_text.h>

#include <algorithm>

namespace throughline {

namespace {

Error mergeError(const std::string& left, const std::string& right, const std::string& where)
{
    return {"the merge of " + quotedValue(left) + " and " + quotedValue(right)
            + " uses or makes a token that the vocabulary lacks",
        where, "fetch the tokenizer's files again"};
}

} // namespace

Result<BytePairMerges> BytePairMerges::make(const ByteLevelFiles& files)
{
    BytePairMerges made;
    const auto idOf = [&](const std::string& token) { return files.vocabulary.idOf(token); };
    for (std::size_t byte = 0; byte < 256; ++byte) {
        made.m_idOfByte[byte] = idOf(standInOf(static_cast<uint8_t>(byte)));
        if (made.m_idOfByte[byte] < 0)
            return Error{"the vocabulary has no token for the byte " + std::to_string(byte), files.vocabularyWhere,
                "only byte-level vocabularies are supported"};
    }
    for (std::size_t rank = 0; rank < files.merges.size(); ++rank) {
        const auto& [left, right] = files.merges[rank];
        std::string joined = left;
        joined += right;
        const Merge merge{static_cast<int>(rank), idOf(joined)};
        if (idOf(left) < 0 || idOf(right) < 0 || merge.merged < 0)
            return mergeError(left, right, files.mergesWhere);
        made.m_merges[pairKey(idOf(left), idOf(right))] = merge; // of equal pairs the last counts, as in tokenizers
    }
    for (int id = 0; files.ignoreMerges && id < files.vocabulary.end(); ++id)
        if (const std::string* token = files.vocabulary.tokenOf(id))
            if (auto bytes = bytesOfStandIns(*token))
                made.m_wholeWords.emplace(*std::move(bytes), id);
    return made;
}

/// The symbols of one word while they are merged.
class BytePairMerges::Word {
public:
    Word(const BytePairMerges& merges, std::string_view bytes)
        : m_merges(merges.m_merges)
        , m_symbols(bytes.size())
    {
        const int count = static_cast<int>(bytes.size());
        for (int i = 0; i < count; ++i)
            at(i) = {merges.m_idOfByte[static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])], i - 1,
                i + 1 < count ? i + 1 : -1};
        for (int i = 0; i + 1 < count; ++i)
            offer(i);
    }

    void mergeAll()
    {
        while (!m_heap.empty()) {
            std::pop_heap(m_heap.begin(), m_heap.end(), later);
            const Candidate candidate = m_heap.back();
            m_heap.pop_back();
            const Symbol left = at(candidate.position);
            // Either symbol may have been merged away, or into something else, since this was offered.
            if (left.id < 0 || left.next < 0)
                continue;
            const auto found = m_merges.find(pairKey(left.id, at(left.next).id));
            if (found == m_merges.end() || found->second.merged != candidate.merged)
                continue;
            join(candidate.position, candidate.merged);
        }
    }

    void appendIds(std::vector<int>& ids) const
    {
        for (int i = m_symbols.empty() ? -1 : 0; i >= 0; i = m_symbols[static_cast<std::size_t>(i)].next)
            ids.push_back(m_symbols[static_cast<std::size_t>(i)].id);
    }

private:
    struct Symbol {
        int id = -1; // -1: merged into its left neighbour
        int previous = -1;
        int next = -1;
    };
    struct Candidate {
        int rank = 0;
        int position = 0; // of the left symbol
        int merged = 0;
    };
    static bool later(const Candidate& a, const Candidate& b)
    {
        return a.rank != b.rank ? a.rank > b.rank : a.position > b.position;
    }

    Symbol& at(int position) { return m_symbols[static_cast<std::size_t>(position)]; }

    /// Puts the pair of `position` and its right neighbour on the heap, if there is a merge for it.
    void offer(int position)
    {
        const auto found = m_merges.find(pairKey(at(position).id, at(at(position).next).id));
        if (found == m_merges.end())
            return;
        m_heap.push_back({found->second.rank, position, found->second.merged});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }

    void join(int position, int merged)
    {
        Symbol& left = at(position);
        Symbol& right = at(left.next);
        left.id = merged;
        left.next = right.next;
        right.id = -1;
        if (left.next >= 0) {
            at(left.next).previous = position;
            offer(position);
        }
        if (left.previous >= 0)
            offer(left.previous);
    }

    const std::unordered_map<uint64_t, Merge>& m_merges;
    std::vector<Symbol> m_symbols;
    std::vector<Candidate> m_heap;
};

void BytePairMerges::encode(std::string_view word, std::vector<int>& ids) const
{
    if (!m_wholeWords.empty())
        if (const auto whole = m_wholeWords.find(std::string(word)); whole != m_wholeWords.end())
            return ids.push_back(whole->second);
    Word symbols(*this, word);
    symbols.mergeAll();
    symbols.appendIds(ids);
}

} // namespace throughline
