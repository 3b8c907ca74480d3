// SPDX-License-Identifier: GPL-3.0-or-later
// All tensors of a part of a model to their places, by all threads.
#include <device/tensor_mover.h>

#include <worker/clock.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

namespace throughline {

namespace {

/// Units [first, end) of a place.
struct Piece {
    int place = 0;
    int64_t first = 0;
    int64_t end = 0;
};

constexpr int64_t elementsPerPiece = 1 << 20;

/// The pieces, one range of them for each thread. A thread that is through with its own helps with the others', so that
/// two threads seldom meet in a huge page, where both would wait while the system clears it.
class PieceRanges {
public:
    PieceRanges(int64_t pieces, int threads)
        : m_ranges(threads)
    {
        for (int t = 0; t < threads; ++t) {
            m_ranges[t].next = pieces * t / threads;
            m_ranges[t].end = pieces * (t + 1) / threads;
        }
    }

    /// The next piece for a thread; -1 when there is none.
    int64_t take(int thread)
    {
        const auto threads = std::ssize(m_ranges);
        for (std::ptrdiff_t i = 0; i < threads; ++i) {
            Range& range = m_ranges[(thread + i) % threads];
            if (const int64_t piece = range.next.fetch_add(1); piece < range.end)
                return piece;
        }
        return -1;
    }

    void stop()
    {
        for (Range& range : m_ranges)
            range.next.store(range.end);
    }

private:
    struct alignas(64) Range {
        std::atomic<int64_t> next{0};
        int64_t end = 0;
    };
    std::vector<Range> m_ranges;
};

std::vector<Piece> piecesOf(std::span<const TensorPlace> places)
{
    std::vector<Piece> all;
    for (int p = 0; p < static_cast<int>(places.size()); ++p) {
        const int64_t units = unitsOf(places[p]);
        const int64_t each = std::max<int64_t>(1, places[p].elements / std::max<int64_t>(1, units));
        const int64_t step = std::max<int64_t>(1, elementsPerPiece / each);
        for (int64_t first = 0; first < units; first += step)
            all.push_back({p, first, std::min(units, first + step)});
    }
    return all;
}

/// Threads read and pack at once: the wall time is shared out as their own times are.
MoveTimes sharedOut(int64_t wallNs, int64_t readNs, int64_t packNs)
{
    MoveTimes times;
    times.readNs = static_cast<int64_t>(static_cast<double>(wallNs) * static_cast<double>(readNs)
        / static_cast<double>(std::max<int64_t>(1, readNs + packNs)));
    times.prepareNs = wallNs - times.readNs;
    return times;
}

} // namespace

MoveTimes moveTensors(const Weights& source, std::span<const TensorPlace> places, Compute& compute, StepCounter& steps)
{
    const std::vector<Piece> all = piecesOf(places);
    const int64_t totalBytes = steps.total.load();
    PieceRanges ranges(std::ssize(all), compute.team.size());
    std::atomic<int64_t> finished{0};
    std::mutex mutex; // guards all below
    int64_t readNs = 0;
    int64_t packNs = 0;
    std::exception_ptr failure;
    const int64_t start = nowNs();
    compute.team.run([&](int thread) {
        TensorMover mover(source, compute.table);
        try {
            for (int64_t i = ranges.take(thread); i >= 0; i = ranges.take(thread)) {
                mover.move(places[all[i].place], all[i].first, all[i].end);
                steps.done.store(totalBytes * (finished.fetch_add(1) + 1) / std::ssize(all));
                steps.tick();
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            ranges.stop();
        }
        const std::lock_guard lock(mutex);
        readNs += mover.readNs();
        packNs += mover.packNs();
    });
    if (failure)
        std::rethrow_exception(failure);
    return sharedOut(nowNs() - start, readNs, packNs);
}

} // namespace throughline
