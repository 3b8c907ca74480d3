// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as GitHub, Pandoc and editors read it: tables with pipes, charts as SVG files beside the text.
#include <plots/report/writers.h>

#include <string_view>

namespace throughline {

namespace {

/// A text that means nothing but itself: every character that Markdown, HTML or TeX between dollars could take is
/// escaped.
std::string escapedMarkdown(const std::string& text)
{
    constexpr std::string_view special = "\\`*_{}[]<>()#+-.!|~$&=:^\"'@";
    constexpr std::string_view inside = ".-():=+'\"@"; // harmless within a line, escaped only at its beginning
    std::string markdown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool listed = (c == '.' || c == ')') && text.find_first_not_of("0123456789") == i
            && (i + 1 == text.size() || text[i + 1] == ' '); // "1. " would begin a list
        const bool first = i == 0 || listed;
        if (special.find(c) != std::string_view::npos && (inside.find(c) == std::string_view::npos || first))
            markdown += '\\';
        markdown += c;
    }
    return markdown;
}

/// "://" and "www." would become links by themselves.
std::string withoutLinks(std::string text)
{
    for (const std::string_view address : {"://", "www."})
        for (auto at = text.find(address); at != std::string::npos; at = text.find(address, at + 5))
            text.replace(at, address.size(), address == "://" ? "\\://" : "www\\.");
    return text;
}

std::string plainMarkdown(const std::string& text) { return withoutLinks(escapedMarkdown(text)); }

std::string tableMarkdown(const ReportTable& table)
{
    std::string markdown = table.title.empty() ? "" : "### " + plainMarkdown(table.title) + "\n\n";
    std::string ruler = "|";
    markdown += "|";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        markdown += " " + plainMarkdown(table.head[i]) + " |";
        ruler += table.numeric[i] ? "---:|" : "---|";
    }
    markdown += "\n" + ruler + "\n";
    for (const auto& row : table.rows) {
        markdown += "|";
        for (const std::string& cell : row)
            markdown += " " + plainMarkdown(cell) + " |";
        markdown += "\n";
    }
    return markdown + "\n" + (table.note.empty() ? "" : plainMarkdown(table.note) + "\n\n");
}

std::string sectionMarkdown(const ReportSection& section, const std::string& files)
{
    std::string markdown = section.heading.empty() ? "" : "## " + plainMarkdown(section.heading) + "\n\n";
    for (const std::string& paragraph : section.paragraphs)
        markdown += plainMarkdown(paragraph) + "\n\n";
    for (const ReportFinding& finding : section.findings)
        markdown += "- " + plainMarkdown(finding.text)
            + (finding.cells.empty() ? "" : " (" + plainMarkdown(finding.cells) + ")") + "\n";
    markdown += section.findings.empty() ? "" : "\n";
    for (const ChartData& chart : section.pictures)
        markdown += "![" + plainMarkdown(section.heading) + "](" + files + "/" + chart.id + ".svg)\n\n";
    if (!section.sentence.empty())
        markdown += plainMarkdown(section.sentence) + "\n\n";
    for (const ReportTable& table : section.tables)
        markdown += tableMarkdown(table);
    for (const ReportFile& file : section.files)
        markdown +=
            "- [" + plainMarkdown(file.name) + "](" + files + "/" + file.name + "): " + plainMarkdown(file.what) + "\n";
    return markdown + (section.files.empty() ? "" : "\n");
}

} // namespace

std::string reportMarkdown(const Report& report, const std::string& files)
{
    std::string markdown = "# " + plainMarkdown(report.title) + "\n\n";
    for (const std::string* line : {&report.author, &report.subtitle})
        if (!line->empty())
            markdown += plainMarkdown(*line) + "\n\n";
    for (const ReportSection& section : report.sections)
        markdown += sectionMarkdown(section, files);
    while (markdown.size() > 1 && markdown[markdown.size() - 2] == '\n')
        markdown.pop_back();
    return markdown;
}

} // namespace throughline
