// SPDX-License-Identifier: GPL-3.0-or-later
// The words for the parts of a report.
#include <plots/report/report_request.h>

#include <plots/charts/shown_cells.h>

#include <core/sentence.h>

#include <array>

namespace throughline {

namespace {

struct PartWords {
    PartKind kind;
    std::string_view id;
    const char* title;
};
// In the order in which a report usually has them; charts follow the findings.
constexpr std::array<PartWords, 7> partWords{{
    {PartKind::Findings, "findings", Sentence::mark("Findings")},
    {PartKind::Comparison, "comparison", Sentence::mark("Comparison")},
    {PartKind::Cells, "cells", Sentence::mark("Cells")},
    {PartKind::Method, "method", Sentence::mark("Method")},
    {PartKind::Settings, "settings", Sentence::mark("Settings and environment")},
    {PartKind::Data, "data", Sentence::mark("Data as CSV")},
    {PartKind::Prose, "prose", Sentence::mark("Prose")},
}};

const PartWords& partWordsOf(PartKind kind)
{
    for (const PartWords& words : partWords)
        if (words.kind == kind)
            return words;
    return partWords[0];
}

std::string allIds()
{
    std::vector<std::string> ids;
    for (const ReportPart& part : allParts())
        ids.push_back(idOf(part));
    return joined(ids);
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> splitAtCommas(const std::string& text)
{
    std::vector<std::string> words{{}};
    for (const char c : text)
        if (c == ',')
            words.emplace_back();
        else
            words.back() += c;
    return words;
}

/// The kind of an id, without what a person writes.
Result<ReportPart> partNamed(const std::string& id)
{
    if (id == "prose")
        return ReportPart{PartKind::Prose, {}, true, {}, {}};
    for (const ReportPart& part : allParts())
        if (idOf(part) == id)
            return part;
    return Error{"“" + id + "” is no part of a report", "--contents", "give prose, or some of " + allIds()};
}

} // namespace

std::string idOf(const ReportPart& part)
{
    return std::string(part.kind == PartKind::Chart ? idOf(part.chart) : partWordsOf(part.kind).id);
}

std::string titleOf(const ReportPart& part)
{
    if (part.kind == PartKind::Prose && !part.heading.empty())
        return part.heading;
    return part.kind == PartKind::Chart ? titleOf(part.chart) : Sentence::tr(partWordsOf(part.kind).title);
}

std::vector<ReportPart> allParts()
{
    std::vector<ReportPart> parts;
    for (const PartWords& words : partWords) {
        if (words.kind == PartKind::Prose)
            continue;
        parts.push_back({words.kind, {}, true, {}, {}});
        if (words.kind == PartKind::Comparison)
            for (const ChartKind kind : chartKinds())
                parts.push_back({PartKind::Chart, kind, kind != ChartKind::Free, {}, {}});
    }
    return parts;
}

Result<std::vector<ReportPart>> partsFrom(const std::string& contents, const std::vector<std::string>& prose)
{
    std::vector<ReportPart> parts;
    auto next = prose.begin();
    if (contents.empty())
        parts = allParts();
    else
        for (const std::string& word : splitAtCommas(contents)) {
            auto part = partNamed(trimmed(word));
            if (!part)
                return part.error();
            if (part->kind == PartKind::Prose) {
                if (next == prose.end())
                    return Error{"contents name more prose than is given", "--contents", "give each its own --prose"};
                part = proseFrom(*next++);
            }
            parts.push_back(*std::move(part));
        }
    // What has no place of its own stands behind the findings.
    auto place = parts.begin();
    while (place != parts.end() && place->kind == PartKind::Findings)
        ++place;
    for (; next != prose.end(); ++next)
        place = std::next(parts.insert(place, proseFrom(*next)));
    return parts;
}

ReportPart proseFrom(const std::string& text)
{
    ReportPart part{PartKind::Prose, {}, true, {}, trimmed(text)};
    const auto gap = part.text.find("\n\n");
    const std::string first = part.text.substr(0, gap);
    if (gap == std::string::npos || first.find('\n') != std::string::npos)
        return part;
    part.heading = trimmed(first.substr(std::min(first.size(), first.find_first_not_of("# "))));
    part.text = trimmed(part.text.substr(gap));
    return part;
}

std::string proseText(const ReportPart& part)
{
    return part.heading.empty() ? part.text : part.heading + "\n\n" + part.text;
}

} // namespace throughline
