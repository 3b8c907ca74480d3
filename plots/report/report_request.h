// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks a report to hold, and in what order: the page's list of contents, and the command's flags.
#pragma once

#include <plots/chart_data.h>

#include <core/result.h>

#include <string>
#include <vector>

namespace throughline {

enum class PartKind { Findings, Chart, Prose, Comparison, Cells, Method, Settings, Data };

struct ReportPart {
    PartKind kind = PartKind::Findings;
    ChartKind chart = ChartKind::Time; // of Chart
    bool included = true;
    std::string heading; // of Prose
    std::string text;    // of Prose: paragraphs with an empty line between them
    bool operator==(const ReportPart&) const = default;
};
struct ReportRequest {
    std::string title;  // empty: from the runs
    std::string author; // empty: none
    std::vector<ReportPart> parts;
    bool operator==(const ReportRequest&) const = default;
};

/// "findings", "prose", or the chart's: the words of --contents.
std::string idOf(const ReportPart& part);
/// "Findings", the chart's title, the prose's heading: what the list of contents shows.
std::string titleOf(const ReportPart& part);
/// Everything there is, once, in its usual order; without prose.
std::vector<ReportPart> allParts();
/// "findings,speedup,prose": each "prose" takes the next of `prose`; those left over follow the findings.
Result<std::vector<ReportPart>> partsFrom(const std::string& contents, const std::vector<std::string>& prose);
/// "Heading", an empty line, paragraphs. A text of one paragraph has no heading.
ReportPart proseFrom(const std::string& text);
std::string proseText(const ReportPart& part); // back

} // namespace throughline
