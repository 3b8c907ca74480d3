// SPDX-License-Identifier: GPL-3.0-or-later
// The line that ends a run.
#include <core/findings.h>

#include <core/metrics_parts.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

static void addCell(SummaryLine& line, const CellResult& cell)
{
    std::vector<double> rates;
    for (const Repeat& repeat : cell.repeats) {
        const int64_t tokens = generatedIn(repeat);
        const double seconds = static_cast<double>(repeat.wallNs) * 1e-9;
        line.prompts += cell.planned.cell.promptCount;
        line.tokens += tokens;
        line.seconds += seconds;
        if (seconds > 0)
            rates.push_back(static_cast<double>(tokens) / seconds);
    }
    if (!rates.empty())
        line.tokensPerSecond = std::max(line.tokensPerSecond, median(rates));
    line.done += cell.state == CellState::Done;
    line.failed += cell.state == CellState::Failed;
    line.skipped += cell.state == CellState::Skipped;
}

SummaryLine summaryLine(const RunResult& run)
{
    SummaryLine line;
    for (const CellResult& cell : run.cells)
        addCell(line, cell);
    const CellResult* const fastest = fastestOverBaseline(run);
    if (!fastest)
        return line;
    const auto before = wallSeconds(*baselineOf(run, *fastest));
    const auto now = wallSeconds(*fastest);
    line.cell = fastest->planned.index;
    line.speedup = median(before) / median(now);
    line.interval = ratioInterval(before, now);
    return line;
}

std::string inWords(const SummaryLine& line, const RunResult& run)
{
    std::string text = counted(line.prompts, "prompt");
    if (line.tokens > 0)
        text += ", " + counted(line.tokens, "token");
    text += ", " + Sentence::tr("%1 s", {numberInWords(line.seconds)});
    if (line.tokens > 0)
        text += ", " + Sentence::tr("%1 tokens/s", {numberInWords(line.tokensPerSecond)});
    if (line.speedup && line.cell >= 0 && static_cast<std::size_t>(line.cell) < run.cells.size()) {
        std::string ratio = numberInWords(*line.speedup) + "×";
        if (line.interval)
            ratio += " (" + numberInWords(line.interval->low) + "–" + numberInWords(line.interval->high) + ")";
        text += "; "
            + Sentence::tr("best speed-up %1 with %2",
                {ratio, label(run.cells[static_cast<std::size_t>(line.cell)].planned.cell)});
    }
    if (line.failed > 0)
        text += "; " + Sentence::tr("%n cell failed", "%n cells failed", line.failed);
    if (line.skipped > 0)
        text += "; " + Sentence::tr("%n cell skipped", "%n cells skipped", line.skipped);
    return text;
}

} // namespace throughline
