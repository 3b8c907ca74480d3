// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers come from core's metrics; here they are put side by side.
#include <plots/cell_table.h>

#include <plots/charts/shown_cells.h>
#include <plots/charts/summary_memo.h>

#include <core/words.h>

#include <array>

namespace throughline {

namespace {

constexpr std::array<CellColumn, 11> tableColumns{
    {{"#", true}, {"Model", false, 28}, {"Cell", false, 72}, {"State"}, {"Repeats", true}, {"Time", true},
        {"95 % interval", true}, {"Tokens/s", true}, {"Speed-up", true}, {"Outputs"}, {"Notes", false, 48}}};

std::string secondsInWords(double value) { return durationInWords(static_cast<int64_t>(value * 1e9)); }

/// "1.20–1.27 s" of the interval, or of the range where there are too few repeats.
std::string spreadInWords(const Summary& summary)
{
    if (summary.samples.size() < 2)
        return {};
    const double low = summary.interval ? summary.interval->low : summary.low;
    const double high = summary.interval ? summary.interval->high : summary.high;
    return secondsInWords(low) + "–" + secondsInWords(high) + (summary.interval ? "" : " (range)");
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
        return "agree";
    case Agreement::Differ:
        return "differ";
    case Agreement::NearTies:
        return "near ties";
    case Agreement::Unknown:
        break;
    }
    return {};
}

std::string validityInWords(const CellSummary& summary)
{
    return joined({summary.firstLook ? "first look" : "", joined(summary.invalid)});
}

} // namespace

std::span<const CellColumn> cellColumns() { return tableColumns; }

std::vector<std::string> cellRow(const RunResult& run, const CellResult& cell)
{
    std::vector<std::string> row{std::to_string(cell.planned.index + 1), cell.planned.cell.model,
        label(cell.planned.cell), std::string(nameOf(cell.state))};
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
