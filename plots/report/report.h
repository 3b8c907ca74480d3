// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a document: sections of words, charts and tables, in order. Writers turn it into HTML, PDF, Markdown and
// LaTeX; it knows none of them. All its texts are harmless already: no control characters.
#pragma once

#include <plots/chart_data.h>

#include <string>
#include <vector>

namespace throughline {

struct ReportFinding {
    std::string text;
    std::string cells; // "cells 15, 39": what it rests on
    bool operator==(const ReportFinding&) const = default;
};
struct ReportTable {
    std::string title; // empty where the section's heading says it
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> numeric; // by column: to the right
    std::string note;          // under the table
    bool operator==(const ReportTable&) const = default;
};
/// A file that goes with the report: into its folder, or into the page as a link that carries it.
struct ReportFile {
    std::string name;
    std::string what; // "a line per cell"
    std::string content;
    bool operator==(const ReportFile&) const = default;
};
/// Written in the order of the members.
struct ReportSection {
    std::string id; // unique in the report
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<ReportFinding> findings;
    std::vector<ChartData> pictures; // one chart, cut into pictures that fit a page
    std::string sentence;            // under them
    std::vector<ReportTable> tables;
    ReportTable twin; // the chart's numbers: for those who can't see the picture, or check it
    std::vector<ReportFile> files;
    bool operator==(const ReportSection&) const = default;
};
struct Report {
    std::string title;
    std::string author;
    std::string subtitle; // date, models, precision, devices, runs
    std::vector<ReportSection> sections;
    bool operator==(const Report&) const = default;
};

} // namespace throughline
