// SPDX-License-Identifier: GPL-3.0-or-later
// A real worker process at the end of two pipes.
#pragma once

#include <core/command.h>
#include <core/event.h>

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace throughline::test {

class ChildWorker {
public:
    /// Starts the program that was built beside the test.
    ChildWorker();
    ~ChildWorker(); // kills it if it still runs
    ChildWorker(const ChildWorker&) = delete;
    ChildWorker& operator=(const ChildWorker&) = delete;

    void send(const Command& command) { sendText(toLine(command)); }
    void sendText(const std::string& text);
    void closeInput();

    /// The next event; none when the stream ended. Throws after a minute of silence, and for what is no event.
    std::optional<Event> next();
    /// The next event of a type; all before it are in `seen`. Throws when a "failed" or the end comes first.
    template <class T> T waitFor()
    {
        while (const auto event = next()) {
            if (const auto* body = std::get_if<T>(&event->body))
                return *body;
            refuseFailure(*event);
        }
        throwEnded();
    }
    /// Everything that came so far.
    const std::vector<Event>& seen() const { return m_seen; }
    /// Events of a type among `seen`.
    template <class T> std::vector<T> all() const
    {
        std::vector<T> found;
        for (const auto& event : m_seen)
            if (const auto* body = std::get_if<T>(&event.body))
                found.push_back(*body);
        return found;
    }

    /// Waits until it has ended: its exit status, or minus the signal.
    int waitForEnd();
    pid_t id() const { return m_id; }

private:
    static void refuseFailure(const Event& event);
    [[noreturn]] static void throwEnded();

    pid_t m_id = -1;
    int m_input = -1;
    int m_output = -1;
    std::string m_partial;
    std::vector<Event> m_seen;
};

/// A load of the first reference (or of another folder of six layers) as a whole.
LoadCommand loadOf(const std::filesystem::path& model);

/// A pipeline of real processes over a reference model's layers.
class ChildPipeline {
public:
    /// `stageEnds` as in PlannedCell; `models`: what each stage opens; `rendezvous`: a folder of its own.
    ChildPipeline(const std::vector<int>& stageEnds, const std::vector<std::filesystem::path>& models,
        const std::filesystem::path& rendezvous, int64_t delayNs = 0);

    ChildWorker& stage(int index) { return *m_stages[index]; }
    ChildWorker& last() { return *m_stages.back(); }
    int stages() const { return static_cast<int>(m_stages.size()); }

    /// Prompts of a reference, prepared and run once; every stage's `passed`.
    std::vector<PassedEvent> run(const PrepareCommand& prepare, const std::string& name = "gpt2");

private:
    std::vector<std::unique_ptr<ChildWorker>> m_stages;
};

} // namespace throughline::test
