// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of warming up and repeating.
#include <host/repeats_policy.h>

#include <core/statistics.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr double agreement = 0.01;      // of the last three warm-up passes
constexpr std::size_t compared = 3;     // how many of them
constexpr std::size_t mostWarmups = 20; // a noisy machine never agrees with itself
constexpr int mostMadeAgain = 3;        // a device that stays hot is measured hot
constexpr double warmupShare = 1.0 / 3; // of the budget
constexpr double warmupSeconds = 0.5;   // of a pass, where there are prompts enough

} // namespace

RepeatsPolicy::RepeatsPolicy(const Protocol& protocol, int promptsOfRank, int rows)
    : m_protocol(withDefaults(protocol))
    , m_promptsOfRank(promptsOfRank)
    , m_rows(std::max(rows, 1))
    , m_warmupPrompts(std::min(2 * m_rows, promptsOfRank))
{ }

void RepeatsPolicy::addWarmup(int64_t wallNs)
{
    const double seconds = double(wallNs) * 1e-9;
    m_warmups.push_back(seconds);
    m_spentSeconds += seconds;
    if (m_warmups.size() > 1 || seconds <= 0)
        return;
    const double batches = std::ceil(double(m_warmupPrompts) / m_rows * warmupSeconds / seconds);
    const int prompts = int(std::clamp<double>(batches * m_rows, 1, m_promptsOfRank));
    if (prompts != m_warmupPrompts)
        m_firstComparable = 1;
    m_warmupPrompts = prompts;
}

void RepeatsPolicy::addRepeat(int64_t wallNs, bool throttled)
{
    const double seconds = double(wallNs) * 1e-9;
    m_spentSeconds += seconds;
    const bool affordable = m_protocol.budgetSeconds <= 0 || m_spentSeconds + seconds <= m_protocol.budgetSeconds;
    if (throttled && affordable && m_madeAgain < mostMadeAgain)
        ++m_madeAgain;
    else
        m_repeats.push_back(seconds);
}

RepeatsPolicy::Next RepeatsPolicy::next() const
{
    if (m_repeats.empty() && !warm())
        return Next::Warmup;
    return endedBy().empty() ? Next::Repeat : Next::Enough;
}

bool RepeatsPolicy::warm() const
{
    if (m_warmups.size() < std::size_t(m_protocol.warmups))
        return false;
    // The first look asks for no agreement: it has its passes and no more.
    if (m_protocol.name == ProtocolName::Quick || m_warmups.size() >= mostWarmups)
        return true;
    if (m_protocol.budgetSeconds > 0 && m_spentSeconds >= m_protocol.budgetSeconds * warmupShare)
        return true;
    if (m_warmups.size() < m_firstComparable + compared)
        return false;
    const auto [least, most] = std::minmax_element(m_warmups.end() - compared, m_warmups.end());
    return *most - *least <= agreement * *least;
}

bool RepeatsPolicy::budgetSpent() const
{
    return m_protocol.budgetSeconds > 0 && m_spentSeconds + m_repeats.back() > m_protocol.budgetSeconds;
}

bool RepeatsPolicy::narrowEnough() const
{
    const auto interval = medianInterval(m_repeats);
    return interval && (interval->high - interval->low) / 2 <= m_protocol.halfWidth * median(m_repeats);
}

std::string RepeatsPolicy::endedBy() const
{
    if (m_repeats.empty() || m_repeats.size() < std::size_t(std::max(m_protocol.repeats, 0)))
        return {};
    if (m_protocol.halfWidth <= 0)
        return "repeats";
    if (narrowEnough())
        return "interval";
    if (m_repeats.size() >= std::size_t(std::max(m_protocol.maxRepeats, m_protocol.repeats)))
        return "repeats";
    return budgetSpent() ? "budget" : "";
}

} // namespace throughline
