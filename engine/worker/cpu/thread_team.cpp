// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/thread_team.h>

#include <pthread.h>
#include <sched.h>

namespace throughline {

namespace {

// A region starts microseconds after the last one ended, so a thread first spins; one that waits for a whole message of
// another rank, or for the next command, must give its core away.
constexpr int spinsBeforeYield = 2'000;
constexpr int spinsBeforePark = 6'000;

void pause()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

void pinThisThread(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    // A core that is gone (a container's set was narrowed) leaves the thread unpinned: slower, never wrong.
    pthread_setaffinity_np(pthread_self(), sizeof set, &set);
}

} // namespace

ThreadTeam::ThreadTeam(const std::vector<int>& cpus)
{
    for (std::size_t i = 1; i < cpus.size(); ++i)
        m_threads.emplace_back([this, i, cpu = cpus[i]] { threadMain(static_cast<int>(i), cpu); });
    if (!cpus.empty())
        pinThisThread(cpus[0]);
}

ThreadTeam::~ThreadTeam()
{
    m_leaving.store(true);
    m_generation.fetch_add(1);
    m_generation.notify_all();
    for (auto& thread : m_threads)
        thread.join();
}

void ThreadTeam::start(Function function, void* context)
{
    m_function = function;
    m_context = context;
    m_unfinished.store(static_cast<int>(m_threads.size()), std::memory_order_relaxed);
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all(); // no system call where nobody is parked
}

void ThreadTeam::finish()
{
    for (int spins = 0; m_unfinished.load(std::memory_order_acquire) > 0; ++spins)
        spins < spinsBeforeYield ? pause() : static_cast<void>(sched_yield());
}

void ThreadTeam::threadMain(int index, int cpu)
{
    pinThisThread(cpu);
    uint32_t seen = 0;
    while (true) {
        for (int spins = 0; m_generation.load(std::memory_order_acquire) == seen; ++spins) {
            if (spins < spinsBeforeYield)
                pause();
            else if (spins < spinsBeforePark)
                sched_yield();
            else
                m_generation.wait(seen, std::memory_order_acquire);
        }
        ++seen; // regions never overlap, so exactly one has begun
        if (m_leaving.load())
            return;
        m_function(m_context, index);
        m_unfinished.fetch_sub(1, std::memory_order_release);
    }
}

} // namespace throughline
