// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences under charts, reasons in place of charts, and the data-table twin.
#include <plots/charts/chart_words.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace throughline {

namespace {

constexpr std::size_t fewestForInterval = 5;

std::string repeatsWords(const std::vector<ShownCell>& cells)
{
    std::size_t fewest = SIZE_MAX;
    std::size_t most = 0;
    bool firstLook = true;
    for (const ShownCell& shown : cells) {
        const std::size_t count = shown.summary->wallSeconds ? shown.summary->wallSeconds->samples.size() : 0;
        fewest = std::min(fewest, count);
        most = std::max(most, count);
        firstLook = firstLook && shown.summary->firstLook;
    }
    const auto last = static_cast<int64_t>(most);
    const std::string count = fewest == most
        ? counted(last, "repeat")
        : Sentence::tr("%1 to %n repeat", "%1 to %n repeats", last, {std::to_string(fewest)});
    if (firstLook)
        return Sentence::tr("First look: %1, bars show the range.", {count});
    if (fewest >= fewestForInterval)
        return Sentence::tr("Medians of %1, bars are 95\u00a0% bootstrap intervals.", {count});
    if (most < fewestForInterval)
        return Sentence::tr("Medians of %1, bars show the range.", {count});
    return Sentence::tr("Medians of %1, bars are 95\u00a0% bootstrap intervals, ranges below 5 repeats.", {count});
}

std::string agreementWords(const std::vector<ShownCell>& cells)
{
    int known = 0;
    int differ = 0;
    int nearTies = 0;
    int asked = 0;
    for (const ShownCell& shown : cells) {
        const Agreement verdict = shown.summary->agreement.verdict;
        asked += shown.summary->speedup.has_value();
        known += verdict != Agreement::Unknown;
        differ += verdict == Agreement::Differ;
        nearTies += verdict == Agreement::NearTies;
    }
    if (differ > 0)
        return Sentence::tr("Outputs differ from the baseline in %1 of %n cell: there the work is not the same.",
            "Outputs differ from the baseline in %1 of %n cells: there the work is not the same.", known,
            {std::to_string(differ)});
    if (known == 0)
        return asked > 0 ? Sentence::tr("Outputs were not compared.") : "";
    return nearTies > 0 ? Sentence::tr("Outputs agree with the baseline but for near ties.")
                        : Sentence::tr("Outputs agree with the baseline.");
}

std::string invalidWords(const std::vector<ShownCell>& cells)
{
    std::map<std::string, int> reasons;
    for (const ShownCell& shown : cells)
        for (const std::string& reason : shown.summary->invalid)
            if (reason != "outputs-differ" && reason != "few-repeats") // said already
                ++reasons[reason];
    std::vector<std::string> parts;
    for (const auto& [reason, count] : reasons) {
        parts.push_back(invalidityInWords(reason) + " (" + counted(count, "cell") + ")");
    }
    return parts.empty() ? "" : Sentence::tr("Not valid: %1.", {joined(parts)});
}

bool asksFor(const std::set<Mode>& modes, Mode mode)
{
    return modes.empty() ? mode != Mode::Sequential : modes.count(mode) > 0;
}

std::string modeWords(const std::set<Mode>& modes)
{
    return modes.empty() ? Sentence::tr("parallel") : inWords(*modes.begin());
}

} // namespace

std::string howMeasured(const std::vector<ShownCell>& cells)
{
    if (cells.empty())
        return {};
    const bool unfinished =
        std::any_of(cells.begin(), cells.end(), [](const ShownCell& shown) { return !shown.finished(); });
    return joined({repeatsWords(cells), unfinished ? Sentence::tr("What is hollow is not finished.") : "",
                      agreementWords(cells), invalidWords(cells)},
        " ");
}

std::string whyNothing(const std::vector<const RunResult*>& runs, const std::set<Mode>& modes)
{
    int planned = 0;
    int skipped = 0;
    int waiting = 0;
    std::string reason;
    for (const RunResult* run : runs)
        for (const CellResult& result : run->cells) {
            if (!asksFor(modes, result.planned.cell.mode))
                continue;
            ++planned;
            if (result.planned.skipped) {
                ++skipped;
                reason = sentence(*result.planned.skipped);
            } else if (result.state == CellState::Planned || result.state == CellState::Running) {
                ++waiting;
            } else if (!result.ended.reason.empty()) {
                reason = result.ended.reason;
            }
        }
    const std::string which = modeWords(modes);
    if (runs.empty())
        return Sentence::tr("No run is chosen.");
    if (planned == 0)
        return Sentence::tr("There is no %1 cell in what was run.", {which});
    if (waiting > 0)
        return Sentence::tr("No %1 cell has finished a repeat yet.", {which});
    if (skipped == planned)
        return Sentence::tr("Every %1 cell was skipped: %2", {which, reason});
    return Sentence::tr("No %1 cell could be measured: %2", {which, reason});
}

std::string whyNoCell(const std::vector<const RunResult*>& runs)
{
    for (const Mode mode : {Mode::Sequential, Mode::DataParallel, Mode::Pipeline, Mode::TensorParallel})
        for (const RunResult* run : runs)
            for (const CellResult& result : run->cells)
                if (result.planned.cell.mode == mode)
                    return whyNothing(runs, {mode});
    return runs.empty() ? Sentence::tr("No run is chosen.") : Sentence::tr("There is no cell in what was run.");
}

void requireParallel(ChartData& chart, const std::vector<const RunResult*>& runs)
{
    bool parallel = false;
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            parallel = parallel || series.style.mode != Mode::Sequential;
    bool toCome = false;
    for (const RunResult* run : runs)
        for (const CellResult& result : run->cells)
            toCome = toCome
                || (result.planned.cell.mode != Mode::Sequential && !result.planned.skipped
                    && (result.state == CellState::Planned || result.state == CellState::Running));
    if (chart.panels.empty() || (!parallel && !toCome))
        chart.notApplicable = whyNothing(runs, {});
}

std::string exactNumber(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

void fillTable(ChartData& chart)
{
    chart.tableHeader = {Sentence::tr("panel"), Sentence::tr("series"), chart.xTitle, chart.yTitle, Sentence::tr("low"),
        Sentence::tr("high"), Sentence::tr("bounds"), Sentence::tr("repeats"), Sentence::tr("state")};
    chart.tableRows.clear();
    for (const Panel& panel : chart.panels) {
        const bool other = !panel.yTitle.empty() && panel.yTitle != chart.yTitle;
        const std::string name = other ? joined({panel.title, panel.yTitle}) : panel.title;
        for (const Series& series : panel.series) {
            if (series.style.reference)
                continue;
            for (const Point& point : series.points) {
                const std::size_t repeats = point.samples.size();
                const std::string bounds = !point.low ? Sentence::tr("none")
                    : repeats < fewestForInterval     ? Sentence::tr("range")
                                                      : Sentence::tr("95 % interval");
                chart.tableRows.push_back({name, series.name, exactNumber(point.x), exactNumber(point.y),
                    point.low ? exactNumber(*point.low) : "", point.high ? exactNumber(*point.high) : "", bounds,
                    std::to_string(repeats), point.finished ? Sentence::tr("finished") : Sentence::tr("not finished")});
            }
        }
    }
}

std::vector<ShownCell> cellsIn(const ChartData& chart, const std::vector<ShownCell>& cells)
{
    std::set<std::pair<int, int>> used; // run, cell
    for (const Panel& panel : chart.panels)
        for (const Series& series : panel.series)
            for (const Point& point : series.points)
                used.insert({series.style.run, point.cell});
    std::vector<ShownCell> found;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(found), [&](const ShownCell& shown) {
        return used.count({shown.runIndex, shown.result->planned.index}) > 0;
    });
    return found;
}

} // namespace throughline
