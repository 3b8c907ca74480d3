// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 9: how the prompts fell on the ranks: the tokens that each generated, and which prompts it had.
#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>
#include <plots/charts/panels.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

struct RankShare {
    int rank = 0;
    std::vector<int> prompts; // from 0, ascending
    int64_t done = 0;         // generated tokens; of a forward pass prompts
    double seconds = 0;       // its own go → its end
};

std::vector<RankShare> sharesOf(const ShownCell& shown, const Repeat& repeat)
{
    std::vector<RankShare> shares;
    const bool forward = shown.cell().settings.task == Task::Forward;
    for (const RankPass& rank : repeat.ranks) {
        RankShare share;
        share.rank = rank.rank;
        share.seconds = static_cast<double>(rank.passed.endNs - rank.passed.goNs) * 1e-9;
        for (const BatchEvent& batch : rank.batches) {
            share.prompts.insert(share.prompts.end(), batch.prompts.begin(), batch.prompts.end());
            share.done += forward ? static_cast<int64_t>(batch.prompts.size())
                                  : std::accumulate(batch.tokens.begin(), batch.tokens.end(), int64_t{0});
        }
        std::sort(share.prompts.begin(), share.prompts.end());
        shares.push_back(share);
    }
    return shares;
}

/// "1–34, 40": counted from 1, as findings and texts do.
std::string rangesInWords(const std::vector<int>& prompts)
{
    std::vector<std::string> ranges;
    for (std::size_t i = 0; i < prompts.size();) {
        std::size_t last = i;
        while (last + 1 < prompts.size() && prompts[last + 1] == prompts[last] + 1)
            ++last;
        const std::string first = std::to_string(prompts[i] + 1);
        ranges.push_back(last == i ? first : first + "–" + std::to_string(prompts[last] + 1));
        i = last + 1;
    }
    return joined(ranges);
}

/// The same as far as there is room beside a bar; the table has all.
std::string shortened(const std::string& ranges, std::size_t prompts)
{
    constexpr std::size_t room = 24;
    return ranges.size() <= room ? Sentence::tr("prompts %1", {ranges})
                                 : counted(static_cast<int64_t>(prompts), "prompt");
}

Panel panelOfShares(ChartData& chart, const ShownCell& shown, const SeriesWords& words)
{
    const auto shares = sharesOf(shown, representativeRepeat(shown));
    int64_t all = 0;
    for (const RankShare& share : shares)
        all += share.done;
    Panel panel;
    panel.title = words.cellName(shown);
    Series series;
    series.name = words.seriesName(shown);
    series.style = words.style(shown);
    for (const RankShare& share : shares) {
        const double part = all > 0 ? static_cast<double>(share.done) / static_cast<double>(all) : 0;
        const std::string ranges = rangesInWords(share.prompts);
        Point point;
        point.x = static_cast<double>(panel.rows.size());
        point.y = static_cast<double>(share.done);
        point.cell = shown.result->planned.index;
        point.label = countInWords(share.done);
        point.note = Sentence::tr("prompts %1", {ranges});
        series.points.push_back(point);
        panel.rows.push_back(SeriesWords::rankName(shown, share.rank));
        panel.rowNotes.push_back(percentInWords(part) + " · " + shortened(ranges, share.prompts.size()));
        chart.tableRows.push_back({panel.title, panel.rows.back(), std::to_string(share.prompts.size()),
            std::to_string(share.done), exactNumber(part), exactNumber(share.seconds), ranges});
    }
    panel.series.push_back(series);
    return panel;
}

bool isSplit(const ShownCell& shown) { return shown.cell().mode == Mode::DataParallel && shown.cell().ranks > 1; }

} // namespace

void makeShareChart(ChartData& chart, const ChartInput& input)
{
    chart.stacked = chart.ownX = true;
    std::vector<ShownCell> split;
    std::copy_if(input.cells.begin(), input.cells.end(), std::back_inserter(split), isSplit);
    const auto cells = fullestCells(split, [&](const ShownCell& shown) {
        return joined(input.words.panelParts(shown)) + "|" + input.words.seriesName(shown);
    });
    if (cells.empty()) {
        const bool measured = std::any_of(input.cells.begin(), input.cells.end(),
            [](const ShownCell& shown) { return shown.cell().mode == Mode::DataParallel; });
        chart.notApplicable = measured ? Sentence::tr("Every data-parallel cell has one rank: it has all prompts.")
                                       : whyNothing(input.runs, {Mode::DataParallel});
        return;
    }
    const bool forward = cells.front().cell().settings.task == Task::Forward;
    chart.xTitle = forward ? Sentence::tr("prompts") : Sentence::tr("generated tokens");
    chart.tableHeader = {Sentence::tr("cell"), Sentence::tr("rank"), Sentence::tr("prompts"), chart.xTitle,
        Sentence::tr("share"), Sentence::tr("seconds"), Sentence::tr("which prompts")};
    for (const ShownCell& shown : cells)
        chart.panels.push_back(panelOfShares(chart, shown, input.words));
    chart.sentence = forward
        ? Sentence::tr("Prompts by rank and which prompts it had, counted from 1, in the repeat nearest the median. Of "
                       "each rank count its largest cell.")
        : Sentence::tr("Generated tokens of real prompts by rank and which prompts it had, counted from 1, in the "
                       "repeat nearest the median. Of each rank count its largest cell.");
}

} // namespace throughline
