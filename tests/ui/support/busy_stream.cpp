// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include "busy_stream.h"

#include "made_stream.h"

namespace throughline::made {

namespace {

constexpr int rowsOfBatch = 4;
constexpr int tokensOfRow = 128;

class BusyStream {
public:
    explicit BusyStream(const BusyRun& busy)
        : m_busy(busy)
    { }
    std::vector<std::vector<Event>> parts;

    void begin()
    {
        parts.emplace_back();
        RunStartedEvent started;
        started.runId = "20261122-000000-busy";
        started.startedUtc = "2026-11-22T08:33:00.123Z";
        started.experiment.name = "busy";
        started.experiment.blocks.resize(1);
        started.experiment.blocks[0].settings.threads = 1; // one is left over: everything is painted
        add(started);
        std::vector<MeasuredCell> cells;
        for (int i = 0; i < m_busy.cells; ++i) {
            const bool first = i == 0;
            cells.push_back({cell(first ? Mode::Sequential : Mode::DataParallel, first ? 1 : m_busy.ranks,
                                 first ? 1 : rowsOfBatch, rowsOfBatch * m_busy.batches * m_busy.ranks + i),
                {}, CellState::Done, {}});
            cells.back().cell.settings.threads = 1;
            cells.back().cell.settings.protocol.repeats = m_busy.repeats;
        }
        add(PlanEvent{planOf(cells), {}});
        for (int i = 0; i < m_busy.cells; ++i)
            runCell(i);
        parts.emplace_back();
        add(RunEndedEvent{});
    }

private:
    void add(EventBody body, int cell = -1, std::optional<int> rank = {})
    {
        Event event;
        event.seq = std::holds_alternative<ProgressEvent>(body) ? 0 : ++m_seq;
        event.tNs = m_nowNs;
        event.cell = cell;
        event.rank = rank;
        event.body = std::move(body);
        parts.back().push_back(std::move(event));
    }
    void runCell(int index)
    {
        parts.emplace_back();
        add(CellStartedEvent{}, index);
        for (int rank = 0; rank < m_busy.ranks; ++rank)
            add(ReadyEvent{}, index, rank);
        for (int pass = 0; pass < m_busy.repeats; ++pass)
            runPass(index, pass);
        parts.emplace_back();
        add(CellEndedEvent{CellState::Done, {}, "repeats", -1, false}, index);
    }
    void runPass(int index, int pass)
    {
        const int64_t goNs = m_nowNs;
        for (int i = 0; i < m_busy.progressEvents; ++i) {
            parts.emplace_back();
            m_nowNs = goNs + m_busy.wallNs * i / m_busy.progressEvents;
            ProgressEvent progress;
            progress.phase = "pass";
            progress.step = ++m_step;
            progress.done = i;
            progress.total = m_busy.progressEvents;
            for (int rank = 0; rank < m_busy.ranks; ++rank)
                add(progress, index, rank);
        }
        m_nowNs = goNs + m_busy.wallNs;
        parts.emplace_back();
        for (int rank = 0; rank < m_busy.ranks; ++rank)
            tellOfPass(index, pass, rank, goNs);
        for (int line = 0; line < m_busy.logLines; ++line)
            add(LogEvent{line == 0 ? "warning" : "information", "made up line " + std::to_string(++m_lines), 1}, index,
                0);
        RepeatSavedEvent saved;
        saved.pass = pass;
        saved.wallNs = m_busy.wallNs + pass * m_busy.wallNs / 100;
        add(saved, index);
    }
    void tellOfPass(int index, int pass, int rank, int64_t goNs)
    {
        for (int i = 0; i < m_busy.batches; ++i) {
            BatchEvent batch;
            batch.pass = pass;
            batch.startNs = m_busy.wallNs * i / m_busy.batches;
            for (int row = 0; row < rowsOfBatch; ++row) {
                batch.prompts.push_back((rank * m_busy.batches + i) * rowsOfBatch + row);
                batch.tokens.push_back(tokensOfRow);
            }
            for (int step = 1; step <= tokensOfRow; ++step)
                batch.stepNs.push_back(batch.startNs + m_busy.wallNs / m_busy.batches * step / tokensOfRow);
            batch.computedPositions = rowsOfBatch * tokensOfRow;
            add(std::move(batch), index, rank);
        }
        SpansEvent spans;
        spans.pass = pass;
        for (int i = 0; i < m_busy.spans; ++i)
            spans.spans.push_back(
                {i % 4, i / 4, m_busy.wallNs * i / m_busy.spans, m_busy.wallNs * (i + 1) / m_busy.spans});
        if (!spans.spans.empty())
            add(std::move(spans), index, rank);
        PassedEvent passed;
        passed.pass = pass;
        passed.goNs = goNs;
        passed.endNs = m_nowNs;
        passed.computeNs = m_busy.wallNs;
        passed.residentPeakBytes = 100'000'000;
        passed.outputHash = "same";
        add(std::move(passed), index, rank);
    }

    BusyRun m_busy;
    int64_t m_nowNs = 1'000'000'000;
    int64_t m_seq = 0;
    int64_t m_step = 0;
    int64_t m_lines = 0;
};

} // namespace

std::vector<std::vector<Event>> busyStream(const BusyRun& busy)
{
    BusyStream stream(busy);
    stream.begin();
    return stream.parts;
}

} // namespace throughline::made
