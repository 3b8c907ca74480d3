// SPDX-License-Identifier: GPL-3.0-or-later
// A worker that computes nothing: it speaks the protocol with made-up tokens and short passes, and misbehaves when
// THROUGHLINE_FAKE asks for it: "rank=1;at=pass;pass=2;cell=0;once=FILE;kind=crash". `at` is start, load, connect,
// measure, prepare or pass; `rows`, of prepare, is the smallest batch that misbehaves; `once` names a file that the
// first misbehaving process makes, so that later ones behave. It is a CUDA worker too:
// THROUGHLINE_FAKE_GPUS="GPU-a=80000000000/79000000000;GPU-b=…" names GPUs with their memory and what is free of it,
// for --list, where `at` is list; with CUDA_VISIBLE_DEVICES it is on that one, and a pipeline's ranks want to be
// connected.
#include "fake_device.h"
#include "fault.h"
#include "speech.h"

#include <core/command.h>
#include <core/event.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace throughline;
using namespace std::chrono_literals;

constexpr int64_t batchNs = 1'000'000; // a batch of the fake takes exactly so long

LoadedEvent loaded()
{
    LoadedEvent event;
    event.loadedNs = nowNs();
    event.startedNs = event.loadedNs - 3000;
    event.weightBytes = 100;
    event.fingerprint = "made-up";
    return event;
}

PassedEvent passed(const GoCommand& go, int64_t goNs, int64_t endNs)
{
    PassedEvent event;
    event.pass = go.pass;
    event.warmup = go.warmup;
    event.goNs = goNs;
    event.endNs = endNs;
    event.computeNs = endNs - goNs;
    event.peakBytes = 100;
    event.residentPeakBytes = 200;
    event.outputHash = "made-up";
    return event;
}

/// Commands of the standard input, read by a thread of its own so that the end of input is noticed at once.
class Commands {
public:
    explicit Commands(bool leaveAtEnd)
    {
        std::thread([this, leaveAtEnd] {
            for (std::string line; std::getline(std::cin, line);) {
                const std::lock_guard lock(m_mutex);
                m_lines.push_back(line);
                m_arrived.notify_one();
            }
            if (leaveAtEnd)
                ::_exit(0);
        }).detach();
    }
    Command next()
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, [this] { return !m_lines.empty(); });
        auto command = commandFromLine(m_lines.front());
        m_lines.pop_front();
        if (!command) {
            say(FailedEvent{"error", sentence(command.error()), 0});
            ::_exit(1);
        }
        return *command;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<std::string> m_lines;
};

[[noreturn]] void sleepForEver()
{
    for (;;)
        ::pause();
}

class FakeWorker {
public:
    void run()
    {
        misbehave("start", -1, -1);
        say(hello(m_fault.kind() == "wrong-protocol" ? 99 : protocolVersion));
        for (;;)
            std::visit([this](const auto& command) { take(command); }, m_commands.next());
    }

private:
    void tick(const std::string& phase, int64_t done, int64_t total)
    {
        say(ProgressEvent{phase, ++m_step, done, total});
    }

    void take(const LoadCommand& load)
    {
        m_load = load;
        m_rank = load.rank;
        std::cerr << "debug: " << toLine(Command(load)) << std::flush;
        tick("load", 0, 100);
        misbehave("load", -1, -1);
        if (wantsConnection() && load.rank == 0)
            say(CommunicatorEvent{"c0ffee"});
        tick("load", 100, 100);
        say(loaded());
    }
    void take(const ConnectCommand& connect)
    {
        std::cerr << "debug: " << toLine(Command(connect)) << std::flush;
        misbehave("connect", -1, -1);
        m_connected = wantsConnection() && connect.id == "c0ffee";
    }
    bool wantsConnection() const { return !ownGpu().empty() && m_load.mode == Mode::Pipeline && m_load.ranks > 1; }
    void take(const MeasureCommand&)
    {
        misbehave("measure", -1, -1);
        say(ceilings());
    }
    void take(const PromptsCommand& prompts)
    {
        if (prompts.cell != m_promptsOf)
            m_prompts.clear();
        m_promptsOf = prompts.cell;
        for (std::size_t i = 0; i < prompts.indices.size(); ++i)
            m_prompts[prompts.indices[i]] = prompts.ids[i];
    }
    void take(const PrepareCommand& prepare)
    {
        m_prepare = prepare;
        m_tokensSaid = false;
        if (wantsConnection() && !m_connected) {
            say(FailedEvent{"error", "made up: not connected", 0});
            ::_exit(1);
        }
        if (m_fault.value("rows").empty() || prepare.batchSize >= std::stoi(m_fault.value("rows")))
            misbehave("prepare", prepare.cell, -1);
        say(ReadyEvent{prepare.cell, 1000, 10, "none", {"made-up shape: made-up kernel"}});
    }
    [[noreturn]] void take(const StopCommand&)
    {
        if (m_fault.kind() == "ignore-term")
            sleepForEver();
        ::_exit(0);
    }
    void take(const GoCommand& go)
    {
        const int64_t goNs = nowNs();
        std::vector<BatchEvent> batches = batchesOf(go);
        for (std::size_t i = 0; i < batches.size(); ++i) {
            batches[i].startNs = int64_t(i) * batchNs;
            batches[i].stepNs.assign(std::size_t(std::max(batches[i].tokens.front(), 1)), int64_t(i + 1) * batchNs);
            misbehave("pass", go.cell, go.pass);
            waitUntil(goNs + int64_t(i + 1) * batchNs);
        }
        tick("pass", int64_t(batches.size()), int64_t(batches.size()));
        report(go, goNs, goNs + int64_t(batches.size()) * batchNs, batches);
    }

    /// The prompts of a pass, batch by batch.
    std::vector<BatchEvent> batchesOf(const GoCommand& go) const
    {
        std::vector<BatchEvent> batches;
        int taken = 0;
        for (const auto& [index, ids] : m_prompts) {
            if (go.prompts > 0 && taken == go.prompts)
                break;
            if (taken++ % m_prepare.batchSize == 0)
                batches.emplace_back().pass = go.pass;
            batches.back().prompts.push_back(index);
            batches.back().tokens.push_back(tokensOf(ids));
            batches.back().computedPositions += int64_t(ids.size());
        }
        return batches;
    }
    int tokensOf(const std::vector<int>& ids) const
    {
        if (m_prepare.task == Task::Forward)
            return 0;
        return m_prepare.newTokens > 0 ? m_prepare.newTokens : m_prepare.totalLength - int(ids.size());
    }
    void report(const GoCommand& go, int64_t goNs, int64_t endNs, const std::vector<BatchEvent>& batches)
    {
        const bool lastStage = m_load.mode != Mode::Pipeline || m_load.rank + 1 == m_load.ranks;
        TokensEvent tokens;
        for (const auto& batch : batches) {
            if (lastStage)
                say(batch);
            for (std::size_t row = 0; row < batch.prompts.size(); ++row) {
                tokens.prompts.push_back(batch.prompts[row]);
                tokens.ids.push_back(inventedTokens(m_prompts.at(batch.prompts[row]), batch.tokens[row]));
            }
        }
        if (m_fault.kind() == "hot" && m_fault.isHere("pass", m_rank, go.cell, go.pass))
            say(hot(go.pass));
        if (m_load.mode == Mode::Pipeline)
            say(SpansEvent{go.pass, {{0, 0, 0, endNs - goNs}}});
        if (!m_tokensSaid && tokens.prompts.size() == m_prompts.size() && lastStage && m_prepare.task == Task::Generate)
            m_tokensSaid = (say(tokens), true);
        say(passed(go, goNs, endNs));
    }
    /// Depends on the prompt alone, so that every split of the prompts must give the same.
    static std::vector<int> inventedTokens(const std::vector<int>& prompt, int count)
    {
        int sum = 0;
        for (const int id : prompt)
            sum = (sum * 31 + id) % 65'521;
        std::vector<int> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back('a' + (sum + i * 7) % 26);
        return ids;
    }
    static void waitUntil(int64_t deadlineNs)
    {
        const timespec until{.tv_sec = deadlineNs / 1'000'000'000, .tv_nsec = deadlineNs % 1'000'000'000};
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
    }

    void misbehave(const std::string& at, int cell, int pass);
    void die(const std::string& kind);
    void standStill(const std::string& kind, const std::string& at);
    void babble(const std::string& kind, const std::string& at);
    void flood(const std::string& line)
    {
        for (;;)
            write(line);
    }

    Fault m_fault;
    Commands m_commands{m_fault.kind() != "ignore-term"};
    LoadCommand m_load;
    int m_rank = -1; // known from the load command on
    PrepareCommand m_prepare;
    std::map<int, std::vector<int>> m_prompts; // [index] token ids
    int m_promptsOf = -1;
    bool m_connected = false;
    bool m_tokensSaid = false; // of this cell: with its first pass over all prompts
    int64_t m_step = 0;
};

void FakeWorker::misbehave(const std::string& at, int cell, int pass)
{
    if (!m_fault.isHere(at, m_rank, cell, pass))
        return;
    die(m_fault.kind());
    standStill(m_fault.kind(), at);
    babble(m_fault.kind(), at);
}

void FakeWorker::die(const std::string& kind)
{
    if (kind == "crash" || kind == "fork-child") {
        if (kind == "fork-child" && ::fork() == 0) {
            std::signal(SIGTERM, SIG_IGN);
            sleepForEver();
        }
        ::kill(::getpid(), SIGSEGV);
    } else if (kind == "exit0") {
        ::_exit(0);
    } else if (kind == "oom") {
        say(FailedEvent{"out-of-memory", "made up: oom", 5'000'000});
        ::_exit(1);
    } else if (kind == "error") {
        say(FailedEvent{"error", "made up: error", 0});
        ::_exit(1);
    } else if (kind == "device-error") { // it can do no more, and does not leave by itself
        say(FailedEvent{"device-error", "made up: an illegal memory access", 0});
        sleepForEver();
    } else if (kind == "foreign-communicator") {
        say(CommunicatorEvent{"c0ffee"});
    }
}

void FakeWorker::standStill(const std::string& kind, const std::string& at)
{
    if (kind == "stop") {
        ::kill(::getpid(), SIGSTOP);
    } else if (kind == "hang") {
        if (at == "start") // before the greeting any other word would end it
            sleepForEver();
        for (;; std::this_thread::sleep_for(100ms))
            say(ProgressEvent{at, m_step, 0, 100});
    } else if (kind == "pause") {
        std::this_thread::sleep_for(1500ms);
    } else if (kind == "slow-steps") {
        for (int i = 0; i < 15; ++i, std::this_thread::sleep_for(100ms))
            tick(at, i, 15);
    }
}

void FakeWorker::babble(const std::string& kind, const std::string& at)
{
    if (kind == "garbage") {
        write("segmentation \x80\xff fault in <b>line</b> 7\n");
    } else if (kind == "half-line") {
        write("{\"seq\":0,\"event\":{\"type\":\"pas");
        ::_exit(0);
    } else if (kind == "flood") {
        flood(lineOf(ProgressEvent{at, m_step, 0, 100}));
    } else if (kind == "flood-unknown") {
        flood("{\"seq\":0,\"tNs\":1,\"cell\":-1,\"rank\":null,\"event\":{\"type\":\"weather\",\"sky\":\"grey\"}}\n");
    } else if (kind == "flood-one-line") {
        flood(std::string(4096, 'x'));
    } else if (kind == "flood-log") {
        for (int64_t i = 0;; ++i)
            std::cerr << "warning: line " << i << '\n';
    } else if (kind == "foreign-event") {
        say(RunEndedEvent{});
    }
}

} // namespace

int main(int argc, char** argv)
{
    const rlimit noCore{0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (wished().find("kind=ignore-term") != std::string::npos)
        std::signal(SIGTERM, SIG_IGN);
    if (argc > 1 && std::string(argv[1]) == "--list")
        return list();
    FakeWorker().run();
}
