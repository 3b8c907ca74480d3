// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for what is worth a sentence in a run's summaries.
#include <core/findings.h>

#include <core/metrics_parts.h>
#include <core/telemetry.h>
#include <core/words.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace throughline {

namespace {

/// Seven significant digits, in no locale.
std::string digits(double value)
{
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 7).ptr};
}

class Finder {
public:
    explicit Finder(const RunResult& run)
        : m_run(run)
    {
        for (const CellResult& cell : run.cells)
            m_summaries.push_back(summarise(run, cell));
    }

    std::vector<Finding> all()
    {
        bestSpeedup();
        batchSizes();
        ranksShareDevice();
        pipelineBubble();
        outputs();
        memoryEnds();
        failures();
        devices();
        validity();
        return std::move(m_found);
    }

private:
    bool done(std::size_t i) const { return m_run.cells[i].state == CellState::Done && m_summaries[i].wallSeconds; }
    const Cell& cellAt(std::size_t i) const { return m_run.cells[i].planned.cell; }
    std::string labelAt(std::size_t i) const
    {
        return (m_run.models.size() > 1 ? cellAt(i).model + " · " : "") + label(cellAt(i));
    }
    void add(FindingKind kind, std::vector<std::string> values, std::vector<std::size_t> cells)
    {
        m_found.push_back({kind, std::move(values), std::vector<int>(cells.begin(), cells.end())});
    }
    /// Index of the done cell with the largest value; m_summaries.size() when none has one.
    template <class Value> std::size_t largest(Value value) const
    {
        std::size_t best = m_summaries.size();
        for (std::size_t i = 0; i < m_summaries.size(); ++i)
            if (done(i) && value(i) && (best == m_summaries.size() || *value(i) > *value(best)))
                best = i;
        return best;
    }

    void bestSpeedup()
    {
        const CellResult* const fastest = fastestOverBaseline(m_run);
        if (!fastest)
            return;
        const auto best = static_cast<std::size_t>(fastest->planned.index);
        const CellSummary& summary = m_summaries[best];
        const auto& interval = summary.speedupInterval;
        const auto baseline = static_cast<std::size_t>(baselineOf(m_run, *fastest)->planned.index);
        add(FindingKind::BestSpeedup,
            {labelAt(best), digits(*summary.speedup), interval ? digits(interval->low) : "",
                interval ? digits(interval->high) : ""},
            {best, baseline});
        if (const auto startup = startupSeconds(m_run.cells[best])) {
            const double share = 100 * *startup / (*startup + summary.wallSeconds->median);
            add(FindingKind::StartupCost, {labelAt(best), digits(*startup), digits(share)}, {best});
        }
        if (summary.breakEvenPrompts)
            add(FindingKind::BreakEven, {labelAt(best), digits(std::ceil(*summary.breakEvenPrompts))},
                {best, baseline});
    }

    std::optional<double> rate(std::size_t i) const
    {
        const CellSummary& summary = m_summaries[i];
        const bool generates = cellAt(i).settings.task == Task::Generate;
        const auto& tokens = generates ? summary.outputTokensPerSecond : summary.totalTokensPerSecond;
        return tokens ? std::optional(tokens->median) : std::nullopt;
    }

    /// Done cells that differ from cell i in the batch size alone, i among them, by batch size.
    std::vector<std::size_t> seriesOf(std::size_t i) const
    {
        std::vector<std::size_t> series;
        for (std::size_t other = 0; other < m_summaries.size(); ++other) {
            Cell cell = cellAt(other);
            cell.batchSize = cellAt(i).batchSize;
            if (done(other) && rate(other) && cell == cellAt(i))
                series.push_back(other);
        }
        std::sort(
            series.begin(), series.end(), [&](auto a, auto b) { return cellAt(a).batchSize < cellAt(b).batchSize; });
        return series;
    }

    void batchSizes()
    {
        const std::size_t best = largest([&](std::size_t i) {
            const bool batched = cellAt(i).mode != Mode::Sequential;
            return batched && seriesOf(i).size() > 1 ? rate(i) : std::nullopt;
        });
        if (best == m_summaries.size())
            return;
        const auto series = seriesOf(best);
        const auto batch = [&](std::size_t i) { return std::to_string(cellAt(i).batchSize); };
        add(FindingKind::BestBatch, {labelAt(best), batch(best), digits(*rate(best))}, series);
        for (std::size_t i = 0; i + 1 < series.size(); ++i) {
            const double gain = 100 * (*rate(series[i + 1]) / *rate(series[i]) - 1);
            if (gain >= 10) // less than a tenth more for a larger batch is hardly worth its memory
                continue;
            add(FindingKind::GainFlattens, {batch(series[i]), batch(series[i + 1]), digits(gain)},
                {series[i], series[i + 1]});
            return;
        }
    }

    void ranksShareDevice()
    {
        ranksShareDevice(false);
        ranksShareDevice(true);
    }

    void ranksShareDevice(bool gpus)
    {
        std::vector<std::size_t> cells;
        int most = 0;
        for (std::size_t i = 0; i < m_summaries.size(); ++i) {
            const auto& notes = m_run.cells[i].planned.notes;
            const bool shares = std::any_of(
                notes.begin(), notes.end(), [](const Note& note) { return note.kind == NoteKind::RanksShareDevice; });
            if (!done(i) || !shares || isOnGpu(cellAt(i).settings) != gpus)
                continue;
            cells.push_back(i);
            most = std::max(most, cellAt(i).ranks);
        }
        if (!cells.empty())
            add(FindingKind::RanksShareDevice,
                gpus ? std::vector{std::to_string(most), std::string("gpu")} : std::vector{std::to_string(most)},
                cells);
    }

    /// Of the fastest pipeline cell.
    void pipelineBubble()
    {
        const std::size_t best = largest([&](std::size_t i) {
            return m_summaries[i].bubble ? std::optional(-m_summaries[i].wallSeconds->median) : std::nullopt;
        });
        if (best == m_summaries.size())
            return;
        const CellSummary& summary = m_summaries[best];
        add(FindingKind::PipelineBubble,
            {labelAt(best), digits(100 * *summary.bubble), digits(100 * summary.idealBubble.value_or(0))}, {best});
    }

    void outputs()
    {
        std::vector<std::size_t> agreeing;
        std::vector<std::size_t> differing[2]; // fp32, 16 bits
        for (std::size_t i = 0; i < m_summaries.size(); ++i) {
            const Agreement verdict = m_summaries[i].agreement.verdict;
            if (verdict == Agreement::Agree)
                agreeing.push_back(i);
            else if (verdict == Agreement::Differ)
                differing[is16Bit(cellAt(i).precision) ? 1 : 0].push_back(i);
        }
        for (const auto& cells : differing) {
            if (cells.empty())
                continue;
            const OutputAgreement& first = m_summaries[cells.front()].agreement;
            add(FindingKind::OutputsDiffer,
                {labelAt(cells.front()), std::to_string(first.differingPrompts), std::to_string(first.firstPrompt),
                    std::to_string(first.firstToken), std::string(nameOf(cellAt(cells.front()).precision))},
                cells);
        }
        if (!agreeing.empty() && differing[0].empty() && differing[1].empty())
            add(FindingKind::OutputsAgree, {std::to_string(agreeing.size())}, agreeing);
    }

    void memoryEnds()
    {
        for (std::size_t i = 0; i < m_summaries.size(); ++i)
            if (m_run.cells[i].state == CellState::Failed && m_run.cells[i].ended.outOfMemory) {
                add(FindingKind::OutOfMemory, {labelAt(i), std::to_string(cellAt(i).batchSize)}, {i});
                return;
            }
    }

    void failures()
    {
        std::vector<std::size_t> failed;
        for (std::size_t i = 0; i < m_summaries.size(); ++i)
            if (m_run.cells[i].state == CellState::Failed && !m_run.cells[i].ended.outOfMemory)
                failed.push_back(i);
        if (!failed.empty())
            add(FindingKind::CellsFailed, {std::to_string(failed.size()), m_run.cells[failed.front()].ended.reason},
                failed);
    }

    /// One finding over all cells of which `words` says anything, each word once.
    template <class Words> void said(FindingKind kind, Words words)
    {
        std::vector<std::size_t> cells;
        std::vector<std::string> values{""};
        for (std::size_t i = 0; i < m_summaries.size(); ++i) {
            const std::vector<std::string> own = words(m_summaries[i]);
            if (!own.empty())
                cells.push_back(i);
            for (const std::string& word : own)
                if (std::find(values.begin(), values.end(), word) == values.end())
                    values.push_back(word);
        }
        values.front() = std::to_string(cells.size());
        if (!cells.empty())
            add(kind, values, cells);
    }

    void devices()
    {
        said(FindingKind::ClocksHeldDown, [](const CellSummary& summary) { return summary.throttleReasons; });
        // One process has other memory in each cell: it is named with the most.
        std::vector<ForeignProcess> all;
        for (const CellSummary& summary : m_summaries)
            for (const ForeignProcess& process : summary.foreignProcesses)
                noteForeign(all, process);
        said(FindingKind::ForeignProcesses, [&all](const CellSummary& summary) {
            std::vector<std::string> words;
            for (const ForeignProcess& process : all)
                for (const ForeignProcess& own : summary.foreignProcesses)
                    if (own.processId == process.processId)
                        words.push_back(inWords(process));
            return words;
        });
    }

    void validity()
    {
        std::vector<std::size_t> quick;
        std::vector<std::size_t> invalid;
        std::vector<std::string> values{""};
        for (std::size_t i = 0; i < m_summaries.size(); ++i) {
            if (!m_summaries[i].wallSeconds)
                continue;
            if (m_summaries[i].firstLook)
                quick.push_back(i);
            if (!m_summaries[i].invalid.empty())
                invalid.push_back(i);
            for (const std::string& reason : m_summaries[i].invalid)
                if (std::find(values.begin(), values.end(), reason) == values.end())
                    values.push_back(reason);
        }
        if (!quick.empty())
            add(FindingKind::FirstLook, {}, quick);
        values.front() = std::to_string(invalid.size());
        if (!invalid.empty())
            add(FindingKind::Invalid, values, invalid);
    }

    const RunResult& m_run;
    std::vector<CellSummary> m_summaries; // by cell
    std::vector<Finding> m_found;
};

} // namespace

std::vector<Finding> findings(const RunResult& run) { return Finder(run).all(); }

} // namespace throughline
