// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers sections, and puts the chosen ones into a report.
#include <plots/report/report_material.h>

#include <plots/charts/chart_words.h>
#include <plots/report/sections.h>

#include <core/harmless_text.h>
#include <core/sentence.h>
#include <core/words.h>

#include <array>
#include <future>
#include <thread>

namespace throughline {

namespace {

constexpr std::size_t mostNamed = 3;

/// "22 November 2026" of "2026-11-22T…"; what is no date comes back as it is.
std::string dateInWords(const std::string& utc)
{
    static constexpr std::array months{Sentence::mark("January"), Sentence::mark("February"), Sentence::mark("March"),
        Sentence::mark("April"), Sentence::mark("May"), Sentence::mark("June"), Sentence::mark("July"),
        Sentence::mark("August"), Sentence::mark("September"), Sentence::mark("October"), Sentence::mark("November"),
        Sentence::mark("December")};
    if (utc.size() < 10 || utc.find_first_not_of("0123456789-") < 10)
        return utc;
    const auto month = static_cast<std::size_t>(std::stoi(utc.substr(5, 2)));
    if (month < 1 || month > months.size())
        return utc;
    return Sentence::tr(
        "%1 %2 %3", {std::to_string(std::stoi(utc.substr(8, 2))), Sentence::tr(months[month - 1]), utc.substr(0, 4)});
}

std::string datesInWords(const RunList& runs)
{
    std::string first;
    std::string last;
    for (const RunResult* run : runs) {
        const std::string& utc = run->started.startedUtc;
        first = first.empty() ? utc : std::min(first, utc);
        last = std::max(last, utc);
    }
    const std::string from = dateInWords(first);
    const std::string to = dateInWords(last);
    return from == to ? from : Sentence::tr("%1 to %2", {from, to});
}

std::string runsInWords(const std::vector<std::string>& names)
{
    if (names.size() > mostNamed)
        return counted(static_cast<int64_t>(names.size()), "run");
    return names.size() == 1 ? Sentence::tr("run %1", {names[0]}) : Sentence::tr("runs %1", {joined(names)});
}

std::string titleOfRuns(const std::vector<std::string>& names)
{
    if (names.empty())
        return {};
    return names.size() == 1
        ? names[0]
        : Sentence::tr("%1 against %n run", "%1 against %n runs", static_cast<int64_t>(names.size()) - 1, {names[0]});
}

/// Why this part has nothing to show; empty when it has.
std::string whyLeftOut(const ReportPart& part, const ReportSection& section, const RunList& runs)
{
    if (part.kind == PartKind::Chart)
        return section.pictures.empty() ? section.paragraphs.front() : "";
    if (part.kind == PartKind::Comparison && runs.size() < 2)
        return Sentence::tr("needs two runs");
    const bool empty =
        section.paragraphs.empty() && section.findings.empty() && section.tables.empty() && section.files.empty();
    return empty ? Sentence::tr("nothing was measured") : "";
}

ReportSection sectionOf(const ReportPart& part, const RunList& runs, const std::vector<RunComparison>& comparisons)
{
    switch (part.kind) {
    case PartKind::Findings:
        return findingsSection(runs, comparisons);
    case PartKind::Chart:
        return chartSection(part.chart, runs);
    case PartKind::Comparison:
        return comparisonSection(runs, comparisons);
    case PartKind::Cells:
        return cellsSection(runs);
    case PartKind::Method:
        return methodSection(runs);
    case PartKind::Settings:
        return settingsSection(runs);
    case PartKind::Data:
        return dataSection(runs);
    case PartKind::Prose:
        break;
    }
    return {};
}

/// What sections rest on, on all cores: the summaries of all cells, which are remembered, and the comparisons.
std::vector<RunComparison> prepared(const RunList& runs, double margin)
{
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<RunComparison> comparisons(runs.empty() ? 0 : runs.size() - 1);
    std::vector<std::future<void>> busy;
    for (std::size_t first = 0; first < std::min(threads, runs.size()); ++first)
        busy.push_back(std::async(std::launch::async, [&, first] {
            for (std::size_t i = first; i < runs.size(); i += threads) {
                shownCells({runs[i]});
                if (i > 0)
                    comparisons[i - 1] = compare(*runs[0], *runs[i], margin);
            }
        }));
    for (auto& part : busy)
        part.get();
    return comparisons;
}

ReportSection proseSection(const ReportPart& part, int number)
{
    ReportSection section;
    section.id = "prose-" + std::to_string(number);
    section.heading = part.heading;
    std::string paragraph;
    const auto end = [&] {
        if (paragraph.find_first_not_of(" \t\r\n") != std::string::npos)
            section.paragraphs.push_back(paragraph);
        paragraph.clear();
    };
    std::string line;
    for (const char c : part.text + "\n")
        if (c != '\n') {
            line += c == '\t' || c == '\r' ? ' ' : c;
        } else {
            if (line.find_first_not_of(' ') == std::string::npos)
                end();
            else
                paragraph += (paragraph.empty() ? "" : " ") + line;
            line.clear();
        }
    end();
    return harmlessSection(std::move(section));
}

} // namespace

ReportMaterial materialOf(const std::vector<const RunResult*>& runs, double margin)
{
    ReportMaterial material;
    if (runs.empty())
        return material;
    material.runNames = reportRunNames(runs);
    material.title = titleOfRuns(material.runNames);
    material.subtitle = joined({datesInWords(runs), subtitleOf(runs), runsInWords(material.runNames)}, " · ");
    const auto comparisons = prepared(runs, margin);
    std::map<std::string, std::future<ReportSection>> coming;
    const auto parts = allParts();
    for (const ReportPart& part : parts)
        coming[idOf(part)] = std::async(std::launch::async, [&] { return sectionOf(part, runs, comparisons); });
    for (const ReportPart& part : parts) {
        const std::string id = idOf(part);
        ReportSection section = coming[id].get();
        section.id = id;
        if (const std::string why = whyLeftOut(part, section, runs); !why.empty())
            material.unavailable[id] = why;
        material.sections[id] = harmlessSection(std::move(section));
    }
    return material;
}

Report reportOf(const ReportMaterial& material, const ReportRequest& request)
{
    Report report;
    report.title = harmless(request.title.empty() ? material.title : request.title);
    report.author = harmless(request.author);
    report.subtitle = harmless(material.subtitle);
    int proses = 0;
    for (const ReportPart& part : request.parts) {
        if (!part.included)
            continue;
        if (part.kind == PartKind::Prose) {
            auto section = proseSection(part, ++proses);
            if (!section.heading.empty() || !section.paragraphs.empty())
                report.sections.push_back(std::move(section));
            continue;
        }
        const auto found = material.sections.find(idOf(part));
        if (found != material.sections.end() && !material.unavailable.count(idOf(part)))
            report.sections.push_back(found->second);
    }
    return report;
}

Report makeReport(const std::vector<const RunResult*>& runs, const ReportRequest& request, double margin)
{
    return reportOf(materialOf(runs, margin), request);
}

int wordsIn(const std::string& text)
{
    int words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

} // namespace throughline
