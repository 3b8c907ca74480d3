// SPDX-License-Identifier: GPL-3.0-or-later
// What a digest of a live run costs as the run grows: after every repeat, and when a cell has ended; with no chart
// looked at, so that what remains is what the length of the run alone costs. digest_cost [CELLS…]: milliseconds from
// asking to having it (median of 11), and by how much each digest that is kept lets the heap grow. The runs are made
// up.
#include <tests/ui/support/busy_stream.h>

#include <core/statistics.h>
#include <ui/session/live_digest.h>
#include <ui/window.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <cstdio>
#include <cstdlib>
#include <malloc.h>

using namespace throughline;

namespace {

constexpr int rounds = 11;
constexpr int cellsAhead = 12; // that have not ended: each round ends one

/// What a run of so many cells has sent, cut after each repeat and each end of a cell.
struct Stream {
    explicit Stream(int cells)
    {
        made::BusyRun busy;
        busy.cells = cells + cellsAhead;
        busy.ranks = 2;
        busy.repeats = 3;
        busy.batches = 1;
        busy.spans = 0;
        busy.progressEvents = 0;
        for (auto& part : made::busyStream(busy))
            for (Event& event : part)
                events.push_back(std::move(event));
    }
    std::vector<Event> events;
    std::size_t next = 0;
};

template <class Body> void giveUpTo(LiveDigest& digest, Stream& stream)
{
    while (stream.next < stream.events.size()) {
        const Event& event = stream.events[stream.next++];
        digest.take(event);
        if (std::holds_alternative<Body>(event.body))
            return;
    }
}

double madeInMs(LiveDigest& digest)
{
    QEventLoop loop;
    QObject::connect(&digest, &LiveDigest::made, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    digest.ask();
    loop.exec();
    return double(timer.nsecsElapsed()) * 1e-6;
}

void measure(int cells)
{
    Stream stream(cells);
    LiveDigest digest;
    for (int cell = 0; cell < cells; ++cell)
        giveUpTo<CellEndedEvent>(digest, stream);
    const double first = madeInMs(digest);
    std::vector<double> repeats;
    std::vector<double> ends;
    std::vector<double> kept;
    for (int round = 0; round < rounds; ++round) {
        const RunDigestPtr before = digest.latest();
        giveUpTo<RepeatSavedEvent>(digest, stream);
        const std::size_t heap = ::mallinfo2().uordblks;
        repeats.push_back(madeInMs(digest));
        kept.push_back((double(::mallinfo2().uordblks) - double(heap)) * 1e-6);
        giveUpTo<CellEndedEvent>(digest, stream);
        ends.push_back(madeInMs(digest));
    }
    std::printf("%5d cells: first %8.1f ms; after a repeat %8.2f ms, %7.2f MB; after a cell %8.2f ms\n", cells, first,
        median(repeats), median(kept), median(ends));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    prepareApplication(application);
    if (argc < 2)
        for (const int cells : {10, 1000, 4000})
            measure(cells);
    for (int i = 1; i < argc; ++i)
        measure(std::atoi(argv[i]));
    return 0;
}
