// SPDX-License-Identifier: GPL-3.0-or-later
// What the runs teach, in sentences: of one run its own, of several first how they did against the reference.
#include <plots/charts/shown_cells.h>
#include <plots/report/sections.h>

#include <core/findings.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <map>

namespace throughline {

namespace {

constexpr std::size_t mostTold = 8;  // runs whose own findings are told too
constexpr std::size_t mostCells = 6; // named one by one

std::string cellsInWords(std::vector<int> cells)
{
    std::sort(cells.begin(), cells.end());
    if (cells.empty() || cells.size() > mostCells)
        return cells.empty() ? "" : counted(static_cast<int64_t>(cells.size()), "cell");
    std::vector<std::string> numbers;
    for (const int cell : cells)
        numbers.push_back(std::to_string(cell + 1));
    return cells.size() == 1 ? Sentence::tr("cell %1", {joined(numbers)}) : Sentence::tr("cells %1", {joined(numbers)});
}

std::string verdictsInWords(const RunComparison& comparison)
{
    std::map<Verdict, int> counts;
    for (const CellComparison& cell : comparison.cells)
        ++counts[cell.verdict];
    std::vector<std::string> parts;
    for (const auto& [verdict, count] : counts)
        parts.push_back(Sentence::tr("%1 %2", {std::to_string(count), inWords(verdict)}));
    return joined(parts);
}

std::string againstReference(const std::string& name, const std::string& reference, const RunComparison& comparison)
{
    const std::string verdicts = verdictsInWords(comparison);
    if (!comparison.geometricMean)
        return Sentence::tr("%1 against %2: %3.", {name, reference, verdicts});
    std::string mean = withDecimals(*comparison.geometricMean, 3) + "×";
    if (const auto& interval = comparison.geometricMeanInterval)
        mean = Sentence::tr("%1 (%2 to %3)", {mean, withDecimals(interval->low, 3), withDecimals(interval->high, 3)});
    return Sentence::tr("%1 against %2: %3 in the geometric mean over %4 of %n cell; %5.",
        "%1 against %2: %3 in the geometric mean over %4 of %n cells; %5.",
        static_cast<int64_t>(comparison.cells.size()),
        {name, reference, mean, std::to_string(comparison.matched), verdicts});
}

void addFindings(ReportSection& section, const RunResult& run, const std::string& prefix)
{
    for (const Finding& finding : findings(run))
        section.findings.push_back({prefix + sentence(finding), cellsInWords(finding.cells)});
}

} // namespace

ReportSection findingsSection(const RunList& runs, const std::vector<RunComparison>& comparisons)
{
    ReportSection section;
    section.heading = Sentence::tr("Findings");
    if (runs.size() == 1) {
        addFindings(section, *runs[0], "");
        section.paragraphs.push_back(inWords(summaryLine(*runs[0]), *runs[0]) + ".");
        return section;
    }
    const auto names = reportRunNames(runs);
    for (std::size_t i = 1; i < runs.size(); ++i)
        section.findings.push_back({againstReference(names[i], names[0], comparisons[i - 1]), ""});
    for (std::size_t i = 0; i < runs.size() && runs.size() <= mostTold; ++i)
        addFindings(section, *runs[i], names[i] + ": ");
    return section;
}

} // namespace throughline
