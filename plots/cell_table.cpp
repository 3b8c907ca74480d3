// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers come from core's metrics; here they are put side by side.
#include <plots/cell_table.h>

#include <plots/charts/shown_cells.h>
#include <plots/charts/summary_memo.h>

#include <core/sentence.h>
#include <core/words.h>

#include <array>

namespace throughline {

namespace {

constexpr std::array<CellColumn, 11> tableColumns{{{Sentence::mark("#"), true}, {Sentence::mark("Model"), false, 28},
    {Sentence::mark("Cell"), false, 72}, {Sentence::mark("State")}, {Sentence::mark("Repeats"), true},
    {Sentence::mark("Time"), true}, {Sentence::mark("95 % interval"), true}, {Sentence::mark("Tokens/s"), true},
    {Sentence::mark("Speed-up"), true}, {Sentence::mark("Outputs")}, {Sentence::mark("Notes"), false, 48}}};

std::string secondsInWords(double value) { return durationInWords(static_cast<int64_t>(value * 1e9)); }

/// "1.20–1.27 s" of the interval, or of the range where there are too few repeats.
std::string spreadInWords(const Summary& summary)
{
    if (summary.samples.size() < 2)
        return {};
    const double low = summary.interval ? summary.interval->low : summary.low;
    const double high = summary.interval ? summary.interval->high : summary.high;
    const std::string spread = secondsInWords(low) + "–" + secondsInWords(high);
    return summary.interval ? spread : Sentence::tr("%1 (range)", {spread});
}

std::string speedupInWords(const CellSummary& summary)
{
    if (!summary.speedup)
        return {};
    std::string text = numberInWords(*summary.speedup) + "×";
    if (const auto& interval = summary.speedupInterval)
        text += " (" + numberInWords(interval->low) + "–" + numberInWords(interval->high) + ")";
    return text;
}

std::string agreementInWords(const CellSummary& summary)
{
    switch (summary.agreement.verdict) {
    case Agreement::Agree:
        return Sentence::tr("agree");
    case Agreement::Differ:
        return Sentence::tr("differ");
    case Agreement::NearTies:
        return Sentence::tr("near ties");
    case Agreement::Unknown:
        break;
    }
    return {};
}

std::string validityInWords(const CellSummary& summary)
{
    std::vector<std::string> parts{summary.firstLook ? Sentence::tr("first look") : ""};
    for (const std::string& reason : summary.invalid)
        parts.push_back(invalidityInWords(reason));
    return joined(parts);
}

} // namespace

std::span<const CellColumn> cellColumns() { return tableColumns; }

std::vector<std::string> cellRow(const RunResult& run, const CellResult& cell)
{
    std::vector<std::string> row{
        std::to_string(cell.planned.index + 1), cell.planned.cell.model, label(cell.planned.cell), inWords(cell.state)};
    row.resize(tableColumns.size());
    if (cell.repeats.empty())
        return row;
    const auto summary = rememberedSummary(run, cell);
    const auto& rate = summary->generatedTokens > 0 ? summary->outputTokensPerSecond : summary->totalTokensPerSecond;
    const std::vector<std::string> measured{std::to_string(cell.repeats.size()),
        summary->wallSeconds ? secondsInWords(summary->wallSeconds->median) : "",
        summary->wallSeconds ? spreadInWords(*summary->wallSeconds) : "", rate ? numberInWords(rate->median) : "",
        speedupInWords(*summary), agreementInWords(*summary), validityInWords(*summary)};
    std::copy(measured.begin(), measured.end(), row.begin() + 4);
    return row;
}

std::string whyNotDone(const CellResult& cell)
{
    return cell.planned.skipped ? sentence(*cell.planned.skipped) : cell.ended.reason;
}

} // namespace throughline
