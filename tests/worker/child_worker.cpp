// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker/child_worker.h>

#include <tests/worker/reference.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace throughline::test {

namespace {

constexpr int silenceMs = 60'000; // of a worker that will never answer
const char* const program = THROUGHLINE_BINARY_DIR "/engine/worker/throughline-worker";

} // namespace

ChildWorker::ChildWorker()
{
    std::signal(SIGPIPE, SIG_IGN); // a worker that is gone is a failed write, not the test's end
    std::array<int, 2> toChild{};
    std::array<int, 2> fromChild{};
    if (pipe2(toChild.data(), O_CLOEXEC) != 0 || pipe2(fromChild.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipes");
    m_id = fork();
    if (m_id == 0) {
        dup2(toChild[0], STDIN_FILENO);
        dup2(fromChild[1], STDOUT_FILENO);
        execl(program, program, nullptr);
        _exit(127);
    }
    close(toChild[0]);
    close(fromChild[1]);
    m_input = toChild[1];
    m_output = fromChild[0];
}

ChildWorker::~ChildWorker()
{
    closeInput();
    close(m_output);
    if (m_id > 0) {
        kill(m_id, SIGKILL);
        waitpid(m_id, nullptr, 0);
    }
}

void ChildWorker::sendText(const std::string& text)
{
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = write(m_input, text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR)
            throw std::runtime_error("the worker reads no more");
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
}

void ChildWorker::closeInput()
{
    if (m_input >= 0)
        close(std::exchange(m_input, -1));
}

std::optional<Event> ChildWorker::next()
{
    auto end = m_partial.find('\n');
    while (end == std::string::npos) {
        pollfd output{m_output, POLLIN, 0};
        if (poll(&output, 1, silenceMs) == 0)
            throw std::runtime_error("the worker is silent");
        std::array<char, 1 << 16> bytes;
        const ssize_t count = read(m_output, bytes.data(), bytes.size());
        if (count <= 0)
            return std::nullopt;
        m_partial.append(bytes.data(), static_cast<std::size_t>(count));
        end = m_partial.find('\n');
    }
    if (end >= maxLineBytes)
        throw std::runtime_error("a line of " + std::to_string(end) + " bytes");
    auto event = eventFromLine(m_partial.substr(0, end));
    m_partial.erase(0, end + 1);
    if (!event)
        throw std::runtime_error("no event: " + sentence(event.error()));
    m_seen.push_back(*event);
    return m_seen.back();
}

void ChildWorker::refuseFailure(const Event& event)
{
    if (const auto* failed = std::get_if<FailedEvent>(&event.body))
        throw std::runtime_error("the worker failed: " + failed->what);
}

void ChildWorker::throwEnded() { throw std::runtime_error("the worker ended"); }

int ChildWorker::waitForEnd()
{
    int status = 0;
    while (waitpid(m_id, &status, 0) < 0 && errno == EINTR) { }
    m_id = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

LoadCommand loadOf(const std::filesystem::path& model)
{
    LoadCommand load;
    load.model = model.string();
    load.endLayer = 6;
    load.cpus = {0};
    return load;
}

ChildPipeline::ChildPipeline(const std::vector<int>& stageEnds, const std::vector<std::filesystem::path>& models,
    const std::filesystem::path& rendezvous, int64_t delayNs)
{
    const int stages = static_cast<int>(stageEnds.size());
    for (int rank = 0; rank < stages; ++rank) {
        LoadCommand load = loadOf(models[rank]);
        load.mode = Mode::Pipeline;
        load.rank = rank;
        load.ranks = stages;
        load.firstLayer = rank > 0 ? stageEnds[rank - 1] : 0;
        load.endLayer = stageEnds[rank];
        load.cpus = {rank % 2};
        load.rendezvous = rendezvous.string();
        load.delayNs = delayNs;
        m_stages.push_back(std::make_unique<ChildWorker>());
        m_stages.back()->send(load);
    }
    for (auto& stage : m_stages)
        stage->waitFor<LoadedEvent>();
}

std::vector<PassedEvent> ChildPipeline::run(const PrepareCommand& prepare, const std::string& name)
{
    PromptsCommand prompts{prepare.cell, {}, {}};
    for (const auto& prompt : referencePrompts(name)) {
        prompts.indices.push_back(static_cast<int>(prompts.indices.size()));
        prompts.ids.push_back(prompt.ids);
    }
    for (auto& stage : m_stages) {
        stage->send(prompts);
        stage->send(prepare);
    }
    for (auto& stage : m_stages)
        stage->waitFor<ReadyEvent>();
    for (auto& stage : m_stages)
        stage->send(GoCommand{prepare.cell, 0, false, 0});
    std::vector<PassedEvent> passed;
    for (auto& stage : m_stages)
        passed.push_back(stage->waitFor<PassedEvent>());
    return passed;
}

} // namespace throughline::test
