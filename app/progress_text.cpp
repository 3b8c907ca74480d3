// SPDX-License-Identifier: GPL-3.0-or-later
// Words and the bar.
#include <app/progress_text.h>

#include <app/harmless_text.h>
#include <app/terminal_bar.h>

#include <core/metrics.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr int64_t secondNs = 1'000'000'000;
constexpr int64_t barEveryNs = secondNs;
constexpr int64_t lineEveryNs = 5 * secondNs;

std::string pass(const CellResult& cell)
{
    if (cell.phase == "load")
        return " · loading";
    if (cell.warmups.empty() && cell.repeats.empty() && cell.phase != "pass")
        return " · preparing";
    const auto warm = static_cast<std::size_t>(cell.planned.cell.settings.protocol.warmups);
    if (cell.repeats.empty() && cell.warmups.size() < std::max<std::size_t>(warm, 1))
        return " · warm-up " + std::to_string(cell.warmups.size() + 1);
    return " · repeat " + std::to_string(cell.repeats.size() + 1);
}

} // namespace

std::string position(const RunResult& run, int index)
{
    const auto& cell = run.cells[static_cast<std::size_t>(index)];
    std::string text = harmless(label(cell.planned.cell)) + pass(cell);
    if (cell.batchesTotal > 1 && cell.phase == "pass")
        text += " · batch " + std::to_string(cell.batchesDone) + " of " + std::to_string(cell.batchesTotal);
    return text;
}

std::string outcome(const RunResult& run, const CellResult& cell)
{
    if (cell.state == CellState::Skipped) {
        const auto reason = cell.planned.skipped ? sentence(*cell.planned.skipped) : cell.ended.reason;
        return "skipped: " + harmless(reason);
    }
    if (cell.state != CellState::Done)
        return std::string(nameOf(cell.state)) + (cell.ended.reason.empty() ? "" : ": " + harmless(cell.ended.reason));
    const auto summary = summarise(run, cell);
    if (!summary.wallSeconds)
        return "done";
    std::string text = durationInWords(static_cast<int64_t>(summary.wallSeconds->median * 1e9));
    if (summary.outputTokensPerSecond && summary.generatedTokens > 0)
        text += ", " + numberInWords(summary.outputTokensPerSecond->median) + " tokens/s";
    if (summary.speedup && cell.planned.cell.mode != Mode::Sequential)
        text += ", " + numberInWords(*summary.speedup) + "×";
    const auto repeats = cell.repeats.size();
    return text + ", " + std::to_string(repeats) + (repeats == 1 ? " repeat" : " repeats");
}

ProgressText::ProgressText(std::FILE* stream, bool terminal)
    : m_stream(stream)
    , m_terminal(terminal)
{ }

ProgressText::~ProgressText() { clear(); }

void ProgressText::clear()
{
    if (m_barShown)
        std::fputs("\r\x1b[K", m_stream);
    m_barShown = false;
    std::fflush(m_stream);
}

void ProgressText::line(const std::string& text)
{
    clear();
    std::fputs((text + '\n').c_str(), m_stream);
    std::fflush(m_stream);
}

void ProgressText::apply(const Event& event, const RunResult& run)
{
    m_timeLeft.apply(event, run);
    if (event.cell < 0 || static_cast<std::size_t>(event.cell) >= run.cells.size())
        return;
    if (std::holds_alternative<CellEndedEvent>(event.body))
        return cellEnded(run, event.cell);
    const auto every = m_terminal ? barEveryNs : lineEveryNs;
    const bool starts = m_terminal && std::holds_alternative<CellStartedEvent>(event.body);
    if (starts || event.tNs - m_lastShownNs >= every)
        show(run, event.cell, event.tNs);
}

void ProgressText::cellEnded(const RunResult& run, int index)
{
    const auto& cell = run.cells[static_cast<std::size_t>(index)];
    line("[" + std::to_string(index + 1) + "/" + std::to_string(run.cells.size()) + "] "
        + harmless(label(cell.planned.cell)) + ": " + outcome(run, cell));
}

void ProgressText::show(const RunResult& run, int index, int64_t nowNs)
{
    m_lastShownNs = nowNs;
    std::string text = "cell " + std::to_string(index + 1) + " of " + std::to_string(run.cells.size());
    if (const auto left = m_timeLeft.leftNs(run, nowNs))
        text += " · " + durationInWords((*left / secondNs + 1) * secondNs) + " left";
    text += " · " + position(run, index);
    if (!m_terminal)
        return line(text);
    const auto whole = bar(m_timeLeft.share(run, nowNs)) + " " + text;
    std::fputs(("\r\x1b[K" + elided(whole, terminalColumns(m_stream) - 1)).c_str(), m_stream);
    std::fflush(m_stream);
    m_barShown = true;
}

} // namespace throughline
