// SPDX-License-Identifier: GPL-3.0-or-later
// Events are written one by one: a run may have hundreds of thousands.
#include <plots/trace.h>

#include <core/span_cover.h>
#include <core/words.h>

#include <nlohmann/json.hpp>

namespace throughline {

namespace {

using nlohmann::json;

constexpr double microsecondsPerNs = 1e-3;

class TraceWriter {
public:
    void addRun(const RunResult& run, const std::string& name)
    {
        m_firstNs = run.firstNs;
        for (const CellResult& cell : run.cells) {
            if (cell.repeats.empty())
                continue;
            ++m_process;
            addNames(cell, name);
            for (const Repeat& repeat : cell.repeats)
                addRepeat(cell, repeat);
        }
    }
    std::string text() && { return "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n" + std::move(m_events) + "\n]}\n"; }

private:
    void add(json event)
    {
        event["pid"] = m_process;
        if (!m_events.empty())
            m_events += ",\n";
        // Names of models may hold any bytes.
        m_events += event.dump(-1, ' ', false, json::error_handler_t::replace);
    }
    void addNames(const CellResult& cell, const std::string& run)
    {
        const Cell& planned = cell.planned.cell;
        const std::string name = planned.model + " · " + label(planned);
        add({{"ph", "M"}, {"name", "process_name"}, {"args", {{"name", run.empty() ? name : run + " · " + name}}}});
        add({{"ph", "M"}, {"name", "process_sort_index"}, {"args", {{"sort_index", m_process}}}});
        const char* const noun = planned.mode == Mode::Pipeline ? "stage " : "rank ";
        for (int rank = 0; rank < planned.ranks; ++rank)
            add({{"ph", "M"}, {"name", "thread_name"}, {"tid", rank},
                {"args", {{"name", noun + std::to_string(rank)}}}});
    }
    /// A complete event of a rank, absolute nanoseconds.
    void span(int rank, const std::string& name, int64_t startNs, int64_t endNs, const char* category, json more)
    {
        add({{"ph", "X"}, {"name", name}, {"cat", category}, {"tid", rank},
            {"ts", static_cast<double>(startNs - m_firstNs) * microsecondsPerNs},
            {"dur", static_cast<double>(endNs - startNs) * microsecondsPerNs}, {"args", std::move(more)}});
    }
    void addRepeat(const CellResult& cell, const Repeat& repeat)
    {
        for (const RankPass& rank : repeat.ranks) {
            json facts = {{"pass", repeat.pass}};
            if (spansCut(rank)) // or the empty end would look like idling
                facts["spansKept"] = std::to_string(rank.spans.size()) + " of "
                    + (rank.passed.spanCount > 0 ? std::to_string(rank.passed.spanCount) : std::string("more"));
            span(rank.rank, "repeat " + std::to_string(repeat.pass), rank.passed.goNs, rank.passed.endNs, "pass",
                std::move(facts));
            for (const StageSpan& piece : rank.spans)
                span(rank.rank, "chunk " + std::to_string(piece.chunk + 1), rank.passed.goNs + piece.startNs,
                    rank.passed.goNs + piece.endNs, piece.step == 0 ? "prefill" : "decode",
                    {{"chunk", piece.chunk + 1}, {"step", piece.step}});
            if (cell.planned.cell.mode != Mode::Pipeline) // whose batches overlap on the last stage
                for (const BatchEvent& batch : rank.batches)
                    addBatch(rank, batch);
        }
    }
    void addBatch(const RankPass& rank, const BatchEvent& batch)
    {
        if (batch.stepNs.empty())
            return;
        const int64_t goNs = rank.passed.goNs;
        const json rows = {{"rows", batch.prompts.size()}};
        span(rank.rank, "prefill", goNs + batch.startNs, goNs + batch.stepNs.front(), "prefill", rows);
        for (std::size_t step = 1; step < batch.stepNs.size(); ++step)
            span(rank.rank, "decode " + std::to_string(step), goNs + batch.stepNs[step - 1], goNs + batch.stepNs[step],
                "decode", rows);
    }

    std::string m_events;
    int m_process = 0;
    int64_t m_firstNs = 0;
};

} // namespace

std::string chromeTrace(const std::vector<const RunResult*>& runs)
{
    TraceWriter writer;
    for (const RunResult* run : runs) {
        const std::string& name = run->started.experiment.name;
        writer.addRun(*run, runs.size() < 2 ? std::string() : name.empty() ? run->started.runId : name);
    }
    return std::move(writer).text();
}

} // namespace throughline
