// SPDX-License-Identifier: GPL-3.0-or-later
// Levels, collapsing and bounds of a worker's log.
#include <host/worker_log.h>

#include <host/quoted_line.h>

#include <array>
#include <utility>

namespace throughline {

namespace {

/// Our own workers write "warning: …"; libraries that log like glog write "[W1122 10:00:00 …] …".
std::pair<std::string, std::string_view> levelOf(std::string_view line)
{
    static constexpr std::array<std::string_view, 4> levels{"debug", "information", "warning", "error"};
    for (const auto level : levels)
        if (line.starts_with(level) && line.substr(level.size()).starts_with(": "))
            return {std::string(level), line.substr(level.size() + 2)};
    if (line.size() > 2 && line[0] == '[' && line[2] >= '0' && line[2] <= '9') {
        if (line[1] == 'W')
            return {"warning", line};
        if (line[1] == 'E' || line[1] == 'F')
            return {"error", line};
    }
    return {"information", line};
}

} // namespace

WorkerLog::WorkerLog(Sink sink)
    : m_sink(std::move(sink))
{ }

void WorkerLog::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_skipping) {
            const auto newline = bytes.find('\n');
            if (newline == std::string_view::npos)
                return;
            bytes.remove_prefix(newline + 1);
            m_skipping = false;
        }
        // One line at a time, so that the rest of a line that is too long can be skipped.
        const auto newline = bytes.find('\n');
        const auto part = bytes.substr(0, newline == std::string_view::npos ? bytes.size() : newline + 1);
        bytes.remove_prefix(part.size());
        const bool fits = m_lines.feed(part, [this](std::string_view line) { return takeLine(line), true; });
        if (!fits) {
            takeLine(m_lines.rest());
            m_lines.clear();
            m_skipping = !part.ends_with('\n');
        }
    }
}

void WorkerLog::takeLine(std::string_view line)
{
    if (line.empty())
        return;
    const auto [level, words] = levelOf(line);
    const std::string text = quotedLine(words, longestLineBytes);
    if (counting() && m_current.level == level && m_current.text == text) {
        ++m_current.count;
        return;
    }
    flush();
    if (m_events >= mostEvents)
        ++m_dropped;
    else
        m_current = {level, text, 1};
}

void WorkerLog::flush()
{
    if (!counting())
        return;
    ++m_events;
    const LogEvent event = std::exchange(m_current, LogEvent{.level = {}, .text = {}, .count = 0});
    m_sink(event);
}

void WorkerLog::end()
{
    takeLine(m_lines.rest());
    m_lines.clear();
    flush();
    if (m_dropped > 0)
        m_sink({"warning", "more log lines came and were dropped", std::exchange(m_dropped, 0)});
}

} // namespace throughline
