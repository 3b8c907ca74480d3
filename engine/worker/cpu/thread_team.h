// SPDX-License-Identifier: GPL-3.0-or-later
// The compute threads of this worker, pinned, and the one way to give them work: all of them run the same function.
// Not a task queue: a region ends when every thread has.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace throughline {

/// Units [first, end) of a region's work that belong to one thread.
struct Share {
    int64_t first = 0;
    int64_t end = 0;
    int thread = 0; // its index in the team
};

class ThreadTeam {
public:
    // A region costs one to two microseconds to begin and end; in one a core does some 30,000 multiplications.
    static constexpr int64_t operationsWorthSharing = 100'000;

    /// One thread per entry, pinned to that core; the calling thread is the first of them. Empty: one unpinned thread.
    explicit ThreadTeam(const std::vector<int>& cpus);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    int size() const { return static_cast<int>(m_threads.size()) + 1; }

    /// Calls work(threadIndex) on every thread and returns when all are done. Allocates nothing.
    template <class Work> void run(Work&& work)
    {
        if (m_threads.empty()) {
            work(0);
            return;
        }
        start([](void* context, int index) { (*static_cast<std::remove_reference_t<Work>*>(context))(index); },
            const_cast<void*>(static_cast<const void*>(&work)));
        work(0);
        finish();
    }

    /// `units` of equal work, `operations` multiplications (or the like) in all, cut evenly: work(Share) on every
    /// thread that has any. Work that is done before another thread would have begun stays on the calling one.
    template <class Work> void split(int64_t units, int64_t operations, Work&& work)
    {
        if (units == 1 || operations < operationsWorthSharing) {
            work(Share{0, units, 0});
            return;
        }
        const int threads = size();
        run([&](int index) {
            const Share share{units * index / threads, units * (index + 1) / threads, index};
            if (share.first < share.end)
                work(share);
        });
    }

private:
    using Function = void (*)(void* context, int index);
    void start(Function function, void* context);
    void finish();
    void threadMain(int index, int cpu);

    std::vector<std::thread> m_threads;
    Function m_function = nullptr;
    void* m_context = nullptr;
    // On lines of their own: each is written by another thread than reads it most.
    alignas(64) std::atomic<uint32_t> m_generation{0};
    alignas(64) std::atomic<int> m_unfinished{0};
    alignas(64) std::atomic<bool> m_leaving{false};
};

} // namespace throughline
