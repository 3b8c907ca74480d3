// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs cells of two runs and judges their ratios.
#include <core/compare.h>

#include <core/field_table.h>
#include <core/metrics_parts.h>
#include <core/statistics_resampling.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace throughline {

namespace {

/// Settings that make the work another one: cells that differ in these are not comparable.
constexpr std::array<std::string_view, 10> workSettings{"task", "newTokens", "totalLength", "head", "labels", "prompts",
    "specialTokens", "truncateTo", "overlong", "endOfSequence"};

int equalSettings(const Cell& a, const Cell& b)
{
    const auto fields = cellFields();
    return static_cast<int>(
        std::count_if(fields.begin(), fields.end(), [&](const auto& field) { return field.read(a) == field.read(b); }));
}

/// The other run's cell with the same axes; of several the one with the most equal settings.
int partnerOf(const Cell& cell, const RunResult& other)
{
    int partner = -1;
    int most = -1;
    for (std::size_t i = 0; i < other.cells.size(); ++i) {
        const Cell& candidate = other.cells[i].planned.cell;
        if (!sameAxes(cell, candidate))
            continue;
        if (const int equal = equalSettings(cell, candidate); equal > most) {
            most = equal;
            partner = static_cast<int>(i);
        }
    }
    return partner;
}

std::string fingerprintOf(const CellResult& cell)
{
    std::string prints;
    for (const RankLoad& load : cell.loads)
        prints += load.loaded.fingerprint + '\n';
    return prints;
}

/// Empty when the two did the same work.
std::string whyNotComparable(
    const RunResult& reference, const CellResult& a, const RunResult& other, const CellResult& b)
{
    for (const RunResult* run : {&reference, &other})
        if (run->imported)
            return run->imported->notComparable;
    for (const auto name : workSettings) {
        const CellField& field = *findCellField(name);
        if (field.read(a.planned.cell) != field.read(b.planned.cell))
            return "different " + std::string(name);
    }
    const ModelFacts* const factsA = factsOf(reference, a);
    const ModelFacts* const factsB = factsOf(other, b);
    if (factsA && factsB && factsA->configHash != factsB->configHash)
        return "different models";
    if (wallSeconds(a).empty() || wallSeconds(b).empty())
        return "not measured";
    if (a.promptsHash != b.promptsHash)
        return "different prompts";
    const bool sameWeights = fingerprintOf(a) == fingerprintOf(b);
    if (sameWeights && !is16Bit(a.planned.cell.precision) && agreementOf(a, b).verdict == Agreement::Differ)
        return "outputs differ";
    return {};
}

/// Verdict of a cell whose interval and adjusted p-value stand.
void judge(CellComparison& comparison, double margin)
{
    if (!comparison.interval) {
        comparison.why = "fewer than 5 repeats";
        return;
    }
    const double least = 1 / (1 + margin);
    const double most = 1 + margin;
    const Interval& interval = *comparison.interval;
    const bool significant = comparison.adjustedP.value_or(1) < 0.05;
    if (interval.low >= least && interval.high <= most)
        comparison.verdict = Verdict::Same;
    else if (interval.low > most && significant)
        comparison.verdict = Verdict::Faster;
    else if (interval.high < least && significant)
        comparison.verdict = Verdict::Slower;
    else if (interval.low <= 1 && interval.high >= 1)
        comparison.why = "interval contains 1";
    else
        comparison.why = significant ? "interval reaches into the margin" : "not significant among so many cells";
}

/// Ratios of all matched cells' resamples, as sums of logarithms.
struct GeometricMean {
    double logSum = 0;
    int cells = 0;
    std::vector<double> logSums = std::vector<double>(resamples);
    bool everyCellResampled = true;

    void add(double ratio, const std::vector<double>& ratios)
    {
        logSum += std::log(ratio);
        ++cells;
        everyCellResampled = everyCellResampled && !ratios.empty();
        for (std::size_t i = 0; i < ratios.size(); ++i)
            logSums[i] += std::log(ratios[i]);
    }
    void writeTo(RunComparison& comparison) const
    {
        if (cells == 0)
            return;
        comparison.geometricMean = std::exp(logSum / cells);
        if (everyCellResampled)
            comparison.geometricMeanInterval =
                Interval{std::exp(quantile(logSums, 0.025) / cells), std::exp(quantile(logSums, 0.975) / cells)};
    }
};

void adjust(std::vector<CellComparison>& cells)
{
    std::vector<double> pValues;
    for (const CellComparison& cell : cells)
        if (cell.adjustedP)
            pValues.push_back(*cell.adjustedP);
    const std::vector<double> adjusted = holm(pValues);
    auto next = adjusted.begin();
    for (CellComparison& cell : cells)
        if (cell.adjustedP)
            cell.adjustedP = *next++;
}

} // namespace

int RunComparison::corrected() const
{
    return static_cast<int>(std::count_if(
        cells.begin(), cells.end(), [](const CellComparison& cell) { return cell.adjustedP.has_value(); }));
}

RunComparison compare(const RunResult& reference, const RunResult& other, double margin)
{
    RunComparison comparison;
    GeometricMean mean;
    for (std::size_t i = 0; i < reference.cells.size(); ++i) {
        const CellResult& before = reference.cells[i];
        CellComparison& cell = comparison.cells.emplace_back();
        cell.referenceCell = static_cast<int>(i);
        cell.cell = partnerOf(before.planned.cell, other);
        cell.verdict = Verdict::NotComparable;
        if (cell.cell < 0) {
            cell.why = "no match";
            continue;
        }
        const CellResult& now = other.cells[static_cast<std::size_t>(cell.cell)];
        cell.why = whyNotComparable(reference, before, other, now);
        if (!cell.why.empty())
            continue;
        cell.verdict = Verdict::Undecided;
        const auto a = wallSeconds(before);
        const auto b = wallSeconds(now);
        cell.ratio = median(a) / median(b);
        std::vector<double> ratios;
        if (a.size() >= fewestSamples && b.size() >= fewestSamples) {
            ratios = resampledRatios(a, b, i); // a stream per cell: the mean's cells must not err together
            cell.interval = Interval{quantile(ratios, 0.025), quantile(ratios, 0.975)};
            cell.adjustedP = pValueOf(ratios);
        }
        mean.add(cell.ratio, ratios);
        ++comparison.matched;
    }
    mean.writeTo(comparison);
    adjust(comparison.cells);
    for (CellComparison& cell : comparison.cells)
        if (cell.verdict == Verdict::Undecided)
            judge(cell, margin);
    return comparison;
}

std::string commonReason(const RunComparison& comparison)
{
    std::map<std::string, int> counts;
    for (const CellComparison& cell : comparison.cells)
        if (cell.cell >= 0)
            ++counts[cell.why];
    const auto most = std::max_element(
        counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

static void addDistinct(std::vector<std::string>& values, std::string value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(std::move(value));
}

static std::string joined(const std::vector<std::string>& values)
{
    std::string text;
    for (const std::string& value : values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

std::vector<Difference> whatDiffers(const std::vector<const RunResult*>& runs)
{
    std::vector<Difference> differences;
    const auto add = [&](std::string_view field, std::vector<std::string> values) {
        if (std::any_of(values.begin(), values.end(), [&](const auto& value) { return value != values.front(); }))
            differences.push_back({std::string(field), std::move(values)});
    };
    for (const CellField& field : cellFields()) {
        std::vector<std::string> perRun;
        for (const RunResult* run : runs) {
            std::vector<std::string> values;
            for (const CellResult& cell : run->cells)
                addDistinct(values, plainText(field.read(cell.planned.cell)));
            perRun.push_back(joined(values));
        }
        add(field.name, std::move(perRun));
    }
    const auto names = environmentFields({});
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<std::string> perRun;
        for (const RunResult* run : runs)
            perRun.push_back(environmentFields(run->started.environment)[i].second);
        add(names[i].first, std::move(perRun));
    }
    return differences;
}

std::string_view nameOf(Verdict verdict)
{
    static constexpr std::array<std::string_view, 5> table{"faster", "slower", "same", "undecided", "not comparable"};
    return table[static_cast<std::size_t>(verdict)];
}

} // namespace throughline
