// SPDX-License-Identifier: GPL-3.0-or-later
// HTML by hand: a few elements, one style sheet inside, every text escaped.
#include <plots/report/inline_svg.h>
#include <plots/report/writers.h>

#include <core/sentence.h>

namespace throughline {

namespace {

constexpr std::size_t mostCarried = 1'000'000; // bytes of one file that the page carries

// Tables may be wider than the text: they scroll on a screen, and print smaller.
constexpr const char* styleSheet = R"(
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 592px; padding: 48px 24px; background: #fff; color: #1a1e24;
  font: 13px/20px Inter, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; }
h2 { font-size: 16px; line-height: 24px; font-weight: 600; margin: 28px 0 8px; break-after: avoid; }
h3 { font-size: 13px; line-height: 20px; font-weight: 600; margin: 16px 0 4px; break-after: avoid; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
.author { margin: 4px 0 0; }
.note, figcaption, summary { font-size: 12px; line-height: 16px; color: #565f6b; }
.subtitle { margin-top: 4px; }
ul.findings { list-style: none; margin: 0 0 8px; padding: 0; }
ul.findings li { display: flex; justify-content: space-between; gap: 24px; padding: 2px 0; }
ul.findings span { color: #565f6b; white-space: nowrap; }
figure { margin: 0 0 8px; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { margin-top: 4px; }
.wide { overflow-x: auto; margin-bottom: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 16px; }
th { text-align: left; font-weight: 500; color: #565f6b; border-bottom: 1px solid #7c8490; vertical-align: bottom; }
td { border-bottom: 1px solid #dce0e5; vertical-align: top; overflow-wrap: break-word; }
th, td { padding: 4px 8px; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.n { text-align: right; white-space: nowrap; }
.many { font-size: 11px; }
.many th, .many td { padding: 3px 5px; }
.w { min-width: 180px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
details { margin: 4px 0 8px; }
summary { cursor: pointer; }
a { color: #4347b8; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { padding: 0; max-width: none; }
  details:not([open]) { display: none; }
  .wide { overflow: visible; }
}
)";

std::string escaped(const std::string& text)
{
    std::string html;
    html.reserve(text.size());
    for (const char c : text)
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    return html;
}

std::string element(const std::string& name, const std::string& text, const std::string& kind = {})
{
    if (text.empty())
        return {};
    return "<" + name + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">" + escaped(text) + "</" + name + ">\n";
}

/// The column of words that needs most of the width.
std::size_t widestColumn(const ReportTable& table)
{
    std::size_t widest = 0;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < table.head.size(); ++i)
        for (const auto& row : table.rows)
            if (!table.numeric[i] && row[i].size() > longest) {
                longest = row[i].size();
                widest = i;
            }
    return widest;
}

std::string tableHtml(const ReportTable& table, const std::string& titleAs)
{
    constexpr std::size_t many = 7; // columns
    const bool crowded = table.head.size() >= many;
    const std::size_t widest = widestColumn(table);
    const auto kind = [&](std::size_t column) {
        return table.numeric[column] ? " class=\"n\"" : crowded && column == widest ? " class=\"w\"" : "";
    };
    std::string html = titleAs.empty() ? "" : element(titleAs, table.title);
    html += "<div class=\"wide\"><table" + std::string(crowded ? " class=\"many\"" : "") + ">\n<thead><tr>";
    for (std::size_t i = 0; i < table.head.size(); ++i)
        html += std::string("<th scope=\"col\"") + kind(i) + ">" + escaped(table.head[i]) + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            html += std::string("<td") + kind(i) + ">" + escaped(row[i]) + "</td>";
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n" + element("p", table.note, "note");
}

std::string findingsHtml(const std::vector<ReportFinding>& findings)
{
    if (findings.empty())
        return {};
    std::string html = "<ul class=\"findings\">\n";
    for (const ReportFinding& finding : findings)
        html += "<li>" + escaped(finding.text)
            + (finding.cells.empty() ? "" : " <span>" + escaped(finding.cells) + "</span>") + "</li>\n";
    return html + "</ul>\n";
}

std::string figureHtml(const ReportSection& section, const ReportPictures& pictures)
{
    if (section.pictures.empty())
        return {};
    std::string html;
    for (std::size_t i = 0; i < section.pictures.size(); ++i) {
        const auto picture = pictures.find(section.pictures[i].id);
        if (picture == pictures.end())
            continue;
        const bool last = i + 1 == section.pictures.size();
        html += "<figure>\n"
            + inlineSvg(picture->second, QByteArray::fromStdString(escaped(section.heading))).toStdString()
            + (last ? element("figcaption", section.sentence) : "") + "</figure>\n";
    }
    if (!section.twin.rows.empty())
        html += "<details>" + element("summary", section.twin.title) + tableHtml(section.twin, "") + "</details>\n";
    return html;
}

/// Links that carry their file: nothing is fetched.
std::string filesHtml(const std::vector<ReportFile>& files)
{
    std::string html;
    for (const ReportFile& file : files) {
        if (file.content.size() > mostCarried) {
            html += element("p",
                Sentence::tr(
                    "%1 (%2) is too large for this page: `throughline export` writes it.", {file.name, file.what}),
                "note");
            continue;
        }
        const QByteArray content = QByteArray::fromStdString(file.content).toBase64();
        html += "<p><a download=\"" + escaped(file.name) + "\" href=\"data:text/csv;base64," + content.toStdString()
            + "\">" + escaped(file.name) + "</a> <span class=\"note\">" + escaped(file.what) + "</span></p>\n";
    }
    return html;
}

} // namespace

std::string reportHtml(const Report& report, const ReportPictures& pictures)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + Sentence::language()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          // Says to the browser what the page promises: no script, nothing from elsewhere.
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"Throughline\">\n";
    if (!report.author.empty())
        html += "<meta name=\"author\" content=\"" + escaped(report.author) + "\">\n";
    html += element("title", report.title) + "<style>" + styleSheet + "</style>\n</head>\n<body>\n<header>\n"
        + element("h1", report.title) + element("p", report.author, "author")
        + element("p", report.subtitle, "note subtitle") + "</header>\n";
    for (const ReportSection& section : report.sections) {
        html += "<section id=\"" + escaped(section.id) + "\">\n" + element("h2", section.heading);
        for (const std::string& paragraph : section.paragraphs)
            html += element("p", paragraph);
        html += findingsHtml(section.findings) + figureHtml(section, pictures);
        for (const ReportTable& table : section.tables)
            html += tableHtml(table, "h3");
        html += filesHtml(section.files) + "</section>\n";
    }
    return html + "</body>\n</html>\n";
}

} // namespace throughline
