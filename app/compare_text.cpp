// SPDX-License-Identifier: GPL-3.0-or-later
// Ratios have three decimals: else "same" and "undecided" look alike.
#include <app/compare_text.h>

#include <app/harmless_text.h>
#include <app/open_run.h>
#include <app/table_text.h>

#include <core/words.h>

#include <array>
#include <cstdio>

namespace throughline {

namespace {

std::string threeDecimals(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", value);
    std::string text = buffer.data();
    for (auto& character : text)
        if (character == ',') // a locale that Qt switched on
            character = '.';
    return text;
}

std::string intervalInWords(const std::optional<Interval>& interval)
{
    return interval ? threeDecimals(interval->low) + "–" + threeDecimals(interval->high) : "";
}

std::string wall(const RunResult& run, int index)
{
    if (index < 0)
        return {};
    const auto summary = summarise(run, run.cells[static_cast<std::size_t>(index)]);
    if (!summary.wallSeconds)
        return {};
    return durationInWords(static_cast<int64_t>(summary.wallSeconds->median * 1e9));
}

} // namespace

std::string differencesText(const std::vector<RunResult>& runs, const std::vector<Difference>& differences)
{
    if (differences.empty())
        return "Settings and environment are the same.\n";
    std::vector<Column> columns{{"Differs", false, 32}};
    for (const auto& run : runs)
        columns.push_back({harmless(run.started.runId), false, 120});
    TableText table(columns);
    for (const auto& difference : differences) {
        std::vector<std::string> row{difference.field};
        row.insert(row.end(), difference.values.begin(), difference.values.end());
        table.addRow(std::move(row));
    }
    return table.text();
}

std::string comparisonText(const RunResult& reference, const RunResult& run, const RunComparison& comparison)
{
    TableText table({{"Model", false, 28}, {"Cell", false, 72}, {"Reference", true}, {"This", true}, {"Ratio", true},
        {"95 % interval", true}, {"Verdict"}, {"Why", false, 60}});
    for (const auto& cell : comparison.cells) {
        const auto& planned = reference.cells[static_cast<std::size_t>(cell.referenceCell)].planned.cell;
        table.addRow({planned.model, label(planned), wall(reference, cell.referenceCell), wall(run, cell.cell),
            cell.ratio > 0 ? threeDecimals(cell.ratio) : "", intervalInWords(cell.interval),
            std::string(nameOf(cell.verdict)), cell.why});
    }
    std::string text = harmless(title(run) + ", against " + title(reference)) + '\n' + table.text();
    text += std::to_string(comparison.matched) + " of " + std::to_string(comparison.cells.size()) + " cells matched";
    if (comparison.geometricMean)
        text += "; geometric mean of the ratios " + threeDecimals(*comparison.geometricMean)
            + (comparison.geometricMeanInterval ? " (" + intervalInWords(comparison.geometricMeanInterval) + ")" : "");
    text += " (above 1 is faster)\n";
    if (comparison.corrected() > 1)
        text += "Verdicts are corrected for " + std::to_string(comparison.corrected()) + " comparisons (Holm).\n";
    return text;
}

} // namespace throughline
