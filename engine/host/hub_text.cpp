// SPDX-License-Identifier: GPL-3.0-or-later
// Bounded: a hub can't fill the memory.
#include <host/hub_text.h>

namespace throughline {

namespace {

constexpr int64_t longestText = int64_t{32} << 20; // a listing of 100,000 files

}

Result<void> HubText::restart()
{
    m_text.clear();
    return {};
}

Result<void> HubText::begin(const HubResponse& response)
{
    m_text.clear();
    m_expected = response.bytes;
    return {};
}

Result<void> HubText::take(const QByteArray& bytes)
{
    m_text += bytes;
    if (m_text.size() > longestText)
        return Error{"the hub's answer is longer than 32 MiB", "", "check that HF_ENDPOINT is the address of a hub"};
    return {};
}

} // namespace throughline
