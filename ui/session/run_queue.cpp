// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/session/run_queue.h>

#include <algorithm>

namespace throughline {

void RunQueue::add(const Experiment& experiment)
{
    m_waiting.push_back(experiment);
    emit changed();
}

void RunQueue::remove(int place)
{
    if (!has(place))
        return;
    m_waiting.erase(m_waiting.begin() + place);
    emit changed();
}

void RunQueue::move(int from, int to)
{
    if (!has(from) || !has(to) || from == to)
        return;
    const auto first = m_waiting.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    emit changed();
}

std::optional<Experiment> RunQueue::takeFirst()
{
    if (m_waiting.empty())
        return std::nullopt;
    Experiment first = std::move(m_waiting.front());
    remove(0);
    return first;
}

void RunQueue::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    emit changed();
}

} // namespace throughline
