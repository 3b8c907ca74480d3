// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 7: which pipeline stage computed which chunk when, in one repeat, above the ideal schedule of the same work.
#include <plots/charts/chart_words.h>
#include <plots/charts/ideal_schedule.h>
#include <plots/charts/named_charts.h>

#include <core/sentence.h>
#include <core/span_cover.h>
#include <core/words.h>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr std::size_t blocksSeen = 40; // of a stage, before anybody zooms

std::string milliseconds(double value) { return Sentence::tr("%1 ms", {numberInWords(value)}); }

bool hasSpans(const ShownCell& shown)
{
    const auto& ranks = representativeRepeat(shown).ranks;
    return shown.cell().mode == Mode::Pipeline && shown.cell().ranks > 1 && !ranks.empty()
        && std::none_of(ranks.begin(), ranks.end(), [](const RankPass& rank) { return rank.spans.empty(); });
}

/// Of each run the cells with the most stages; of these the fewest chunks (stages take turns) and the most (they
/// overlap), each at its largest batch and prompt count.
std::vector<const ShownCell*> chosenCells(const ChartInput& input)
{
    std::map<std::pair<int, int>, const ShownCell*> best; // run, chunks
    std::map<int, int> mostStages;
    for (const ShownCell& shown : input.cells)
        if (hasSpans(shown))
            mostStages[shown.runIndex] = std::max(mostStages[shown.runIndex], shown.cell().ranks);
    const auto weight = [](const ShownCell& shown) {
        return std::pair(shown.cell().batchSize, shown.cell().promptCount);
    };
    for (const ShownCell& shown : input.cells) {
        if (!hasSpans(shown) || shown.cell().ranks != mostStages[shown.runIndex])
            continue;
        const ShownCell*& place = best[{shown.runIndex, shown.cell().chunks}];
        if (!place || weight(shown) > weight(*place))
            place = &shown;
    }
    std::vector<const ShownCell*> chosen;
    for (auto at = best.begin(); at != best.end(); ++at) {
        const bool first = at == best.begin() || std::prev(at)->first.first != at->first.first;
        const bool last = std::next(at) == best.end() || std::next(at)->first.first != at->first.first;
        if (first || last)
            chosen.push_back(at->second);
    }
    return chosen;
}

void addRows(Panel& panel, const std::vector<StageWork>& work, const std::string& title, double wall, bool ideal)
{
    const int firstRow = static_cast<int>(panel.rows.size());
    panel.rowGroups.push_back({title + " · " + milliseconds(wall), firstRow});
    const auto idle = bubbles(work, wall);
    for (std::size_t stage = 0; stage < idle.size(); ++stage) {
        panel.rows.push_back(Sentence::tr("stage %1", {std::to_string(stage)}));
        panel.rowNotes.push_back(Sentence::tr("%1 bubble", {percentInWords(idle[stage])}));
    }
    for (const StageWork& piece : work)
        panel.blocks.push_back({firstRow + piece.stage, piece.chunk + 1, piece.step, piece.start, piece.end, ideal});
}

bool isCut(const ShownCell* shown) { return !spanCover(representativeRepeat(*shown)).whole; }

/// Where the times of one stage end, those of the others say nothing about bubbles.
std::vector<StageWork> cutAt(std::vector<StageWork> work, const SpanCover& cover)
{
    const double end = static_cast<double>(cover.lengthNs()) * 1e-6;
    if (!cover.whole)
        std::erase_if(work, [end](const StageWork& piece) { return piece.end > end; });
    return work;
}

/// Where the blocks of a long pass stop being told apart.
std::optional<double> seenUntil(const std::vector<StageWork>& work)
{
    std::vector<double> ends;
    for (const StageWork& piece : work)
        if (piece.stage == 0)
            ends.push_back(piece.end);
    return ends.size() > blocksSeen * 3 / 2 ? std::optional(ends[blocksSeen - 1]) : std::nullopt;
}

Panel panelOf(const ShownCell& shown, const SeriesWords& words)
{
    const Cell& cell = shown.cell();
    const Repeat& repeat = representativeRepeat(shown);
    const SpanCover cover = spanCover(repeat);
    const auto measured = cutAt(measuredWork(repeat), cover);
    const auto ideal = idealSchedule(measured);
    double idealWall = 0;
    for (const StageWork& piece : ideal)
        idealWall = std::max(idealWall, piece.end);
    Panel panel;
    const std::string wall = milliseconds(static_cast<double>(repeat.wallNs) * 1e-6);
    addRows(panel, measured,
        cover.whole ? Sentence::tr("measured") : Sentence::tr("measured, the first part of %1", {wall}),
        static_cast<double>(cover.lengthNs()) * 1e-6, false);
    addRows(panel, ideal, Sentence::tr("ideal, equal stages"), idealWall, true);
    const std::string run =
        shown.runIndex >= 0 ? words.runNames()[static_cast<std::size_t>(shown.runIndex)] : std::string();
    panel.title = joined({run, counted(cell.ranks, "stage"), counted(cell.chunks, "chunk"),
        Sentence::tr("batch %1", {std::to_string(cell.batchSize)}), counted(cell.promptCount, "prompt")});
    panel.xEnd = seenUntil(measured);
    return panel;
}

std::string bubbleWords(const ShownCell& shown)
{
    const CellSummary& summary = *shown.summary;
    if (!summary.bubble || !summary.idealBubble)
        return {};
    const int stages = shown.cell().ranks;
    const int chunks = shown.cell().chunks;
    return Sentence::tr("%1: mean bubble %2, ideal of one pass (%3−1)/(%4+%3−1) = %5.",
        {counted(chunks, "chunk"), percentInWords(*summary.bubble), std::to_string(stages), std::to_string(chunks),
            percentInWords(*summary.idealBubble)});
}

void fillBlockTable(ChartData& chart)
{
    chart.tableHeader = {Sentence::tr("panel"), Sentence::tr("stage"), Sentence::tr("chunk"), Sentence::tr("step"),
        Sentence::tr("start, ms"), Sentence::tr("end, ms"), Sentence::tr("schedule")};
    for (const Panel& panel : chart.panels)
        for (const TimelineBlock& block : panel.blocks)
            chart.tableRows.push_back({panel.title, panel.rows[static_cast<std::size_t>(block.row)],
                std::to_string(block.number), std::to_string(block.step), exactNumber(block.start),
                exactNumber(block.end), block.ideal ? Sentence::tr("ideal") : Sentence::tr("measured")});
}

/// All panels show the same stretch of time, the one in which the densest can be read.
std::string limitView(std::vector<Panel>& panels, bool cut)
{
    std::optional<double> until;
    for (const Panel& panel : panels)
        if (panel.xEnd)
            until = std::min(*panel.xEnd, until.value_or(*panel.xEnd));
    for (Panel& panel : panels)
        panel.xEnd = until;
    if (cut) // or it would look as if the stages had nothing to do later
        return joined(
            {until ? Sentence::tr("Shown at first: the first %1.", {milliseconds(*until)}) : "",
                Sentence::tr("Of a long pass only the first times of each stage are kept; bubbles are of these.")},
            " ");
    return until
        ? Sentence::tr("Shown at first: the first %1; bubbles are of the whole repeat.", {milliseconds(*until)})
        : "";
}

} // namespace

void makeTimelineChart(ChartData& chart, const ChartInput& input)
{
    chart.xTitle = Sentence::tr("time since go, ms");
    const auto chosen = chosenCells(input);
    for (const ShownCell* shown : chosen)
        chart.panels.push_back(panelOf(*shown, input.words));
    if (chosen.empty()) {
        const bool measured = std::any_of(input.cells.begin(), input.cells.end(),
            [](const ShownCell& shown) { return shown.cell().mode == Mode::Pipeline; });
        chart.notApplicable = measured
            ? Sentence::tr("The pipeline cells have one stage, or no times of their stages were recorded.")
            : whyNothing(input.runs, {Mode::Pipeline});
        return;
    }
    std::vector<std::string> notes{
        Sentence::tr("One repeat, the one nearest the median: when each stage computed which chunk (numbered); bubble: "
                     "idle while other stages work."),
        limitView(chart.panels, std::any_of(chosen.begin(), chosen.end(), isCut))};
    for (const ShownCell* shown : chosen)
        notes.push_back(bubbleWords(*shown));
    chart.sentence = joined(notes, " ");
    fillBlockTable(chart);
}

} // namespace throughline
