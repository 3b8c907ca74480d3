// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/command_reader.h>

#include <worker/clock.h>

#include <array>
#include <cerrno>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace throughline {

namespace {

constexpr int pollMs = 100;                     // ten progress lines a second
constexpr int64_t passProgressNs = 500'000'000; // a pass has no core to spare: two lines a second

std::string_view nameOf(Phase phase)
{
    switch (phase) {
    case Phase::Load:
        return "load";
    case Phase::Prepare:
        return "prepare";
    case Phase::Pass:
        return "pass";
    case Phase::Idle:
        break;
    }
    return "idle";
}

} // namespace

CommandReader::CommandReader(int descriptor, EventWriter& writer, const StepCounter& steps)
    : m_descriptor(descriptor)
    , m_writer(writer)
    , m_steps(steps)
{
    std::thread([this] { threadMain(); }).detach();
}

Result<Command> CommandReader::next()
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return !m_commands.empty(); });
    Result<Command> command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

void CommandReader::threadMain()
{
    while (true) {
        // While nothing happens there is nothing to report either, and the thread sleeps.
        const bool busy = m_steps.phase.load() != Phase::Idle;
        pollfd input{m_descriptor, POLLIN, 0};
        const int ready = poll(&input, 1, busy ? pollMs : 5 * pollMs);
        if (ready > 0 && !readSome())
            break;
        writeProgress();
    }
    // The parent died, or said stop and closed: what was asked before a stop is still done.
    if (!m_stopSeen)
        _exit(0);
}

bool CommandReader::readSome()
{
    std::array<char, 1 << 16> bytes;
    const ssize_t count = read(m_descriptor, bytes.data(), bytes.size());
    if (count <= 0)
        return count < 0 && errno == EINTR;
    m_partial.append(bytes.data(), static_cast<std::size_t>(count));
    std::size_t start = 0;
    for (std::size_t end = m_partial.find('\n'); end != std::string::npos; end = m_partial.find('\n', start)) {
        takeLine(std::string_view(m_partial).substr(start, end - start));
        start = end + 1;
    }
    m_partial.erase(0, start);
    if (m_partial.size() > maxLineBytes) {
        takeLine(m_partial); // too long for a command: refused as one
        m_partial.clear();
    }
    return true;
}

void CommandReader::takeLine(std::string_view line)
{
    Result<Command> command = commandFromLine(line);
    m_stopSeen = m_stopSeen || (command.ok() && std::holds_alternative<StopCommand>(*command));
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
    m_arrived.notify_one();
}

void CommandReader::writeProgress()
{
    const Phase phase = m_steps.phase.load();
    const int64_t step = m_steps.step.load();
    const int64_t now = nowNs();
    const int64_t interval = phase == Phase::Pass ? passProgressNs : int64_t{pollMs} * 1'000'000;
    if (phase == Phase::Idle || step == m_progressStep || now - m_progressNs < interval)
        return;
    m_progressNs = now;
    m_progressStep = step;
    m_writer.write(ProgressEvent{std::string(nameOf(phase)), step, m_steps.done.load(), m_steps.total.load()});
}

} // namespace throughline
