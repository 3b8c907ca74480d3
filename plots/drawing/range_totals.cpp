// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of cut blocks. A row does one block at a time; what a group's rows do together is a union.
#include <plots/drawing/range_totals.h>

#include <plots/charts/chart_words.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

struct Stretch {
    double start = 0;
    double end = 0;
};

double unionOf(std::vector<Stretch> stretches)
{
    std::sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    double sum = 0;
    double until = -1e300;
    for (const Stretch& one : stretches) {
        sum += std::max(0.0, one.end - std::max(one.start, until));
        until = std::max(until, one.end);
    }
    return sum;
}

/// Which group a row belongs to: rows before the first heading are a group too.
std::size_t groupOfRow(const Panel& panel, int row)
{
    return static_cast<std::size_t>(std::count_if(
        panel.rowGroups.begin(), panel.rowGroups.end(), [&](const RowGroup& group) { return group.firstRow <= row; }));
}

} // namespace

std::vector<RowTotals> rangeTotals(const Panel& panel, double from, double to)
{
    std::vector<RowTotals> totals(panel.rows.size());
    std::vector<std::vector<Stretch>> groups(panel.rowGroups.size() + 1);
    for (const TimelineBlock& block : panel.blocks) {
        const Stretch inside{std::max(block.start, from), std::min(block.end, to)};
        if (inside.end <= inside.start)
            continue;
        RowTotals& row = totals[static_cast<std::size_t>(block.row)];
        row.busy += inside.end - inside.start;
        ++row.blocks;
        groups[groupOfRow(panel, block.row)].push_back(inside);
    }
    std::vector<double> anyBusy;
    for (auto& group : groups)
        anyBusy.push_back(unionOf(std::move(group)));
    for (std::size_t row = 0; row < totals.size(); ++row) {
        totals[row].length = to - from;
        totals[row].bubble = std::max(0.0, anyBusy[groupOfRow(panel, static_cast<int>(row))] - totals[row].busy);
    }
    return totals;
}

std::string inWords(const RowTotals& totals)
{
    const double share = totals.length > 0 ? totals.bubble / totals.length : 0;
    return Sentence::tr("%1 ms busy, %2 bubble", {numberInWords(totals.busy), percentInWords(share)});
}

std::vector<std::vector<std::string>> rangeTable(const Panel& panel, double from, double to)
{
    std::vector<std::vector<std::string>> table{{Sentence::tr("row"), Sentence::tr("from, ms"), Sentence::tr("to, ms"),
        Sentence::tr("busy, ms"), Sentence::tr("bubble, ms"), Sentence::tr("idle, ms"), Sentence::tr("blocks")}};
    const auto totals = rangeTotals(panel, from, to);
    for (std::size_t row = 0; row < totals.size(); ++row) {
        const RowTotals& one = totals[row];
        std::string group;
        for (const RowGroup& heading : panel.rowGroups)
            if (heading.firstRow <= static_cast<int>(row))
                group = heading.title.substr(0, heading.title.find(" · "));
        table.push_back({joined({group, panel.rows[row]}), exactNumber(from), exactNumber(to), exactNumber(one.busy),
            exactNumber(one.bubble), exactNumber(one.length - one.busy), std::to_string(one.blocks)});
    }
    return table;
}

} // namespace throughline
