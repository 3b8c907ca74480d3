// SPDX-License-Identifier: GPL-3.0-or-later
// At most three bytes wait: the beginning of a character.
#include <checkpoint/tokenizer/decode_stream.h>

#include <utility>

namespace throughline {

std::string DecodeStream::push(int id)
{
    const bool known =
        id >= 0 && static_cast<std::size_t>(id) < m_texts->ofId.size() && m_texts->ofId[static_cast<std::size_t>(id)];
    if (known) {
        const TokenText& text = *m_texts->ofId[static_cast<std::size_t>(id)];
        const bool dropped = m_atStart && text.spaceFirst && m_texts->leadingSpace != LeadingSpace::Kept;
        m_pending += std::string_view(text.bytes).substr(dropped ? 1 : 0);
        m_atStart = m_pending.empty() && m_atStart && (!dropped || m_texts->leadingSpace == LeadingSpace::AllDropped);
    } else {
        m_pending += "⟨" + std::to_string(id) + "⟩";
        m_atStart = false;
    }
    const std::size_t whole = m_pending.size() - unfinishedBytes(m_pending);
    std::string text = repairedUtf8(std::string_view(m_pending).substr(0, whole), m_texts->replacements);
    m_pending.erase(0, whole);
    return text;
}

std::string DecodeStream::finish()
{
    m_atStart = true;
    return repairedUtf8(std::exchange(m_pending, {}), m_texts->replacements);
}

} // namespace throughline
