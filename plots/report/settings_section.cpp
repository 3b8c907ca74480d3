// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked for and where it ran: of few runs side by side, of many what differs, a run a row.
#include <plots/report/run_facts.h>
#include <plots/report/sections.h>

#include <core/compare.h>
#include <core/field_words.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t mostColumns = 4; // runs side by side, or fields of a table with a run a row

ReportTable runTable(const RunList& runs, const std::vector<std::string>& names)
{
    ReportTable table;
    table.title = Sentence::tr("Runs");
    table.head = {Sentence::tr("Run"), Sentence::tr("Id"), Sentence::tr("Started (UTC)"), Sentence::tr("State"),
        Sentence::tr("Cells")};
    table.numeric = {false, false, false, false, true};
    for (std::size_t i = 0; i < runs.size(); ++i)
        table.rows.push_back({names[i], runs[i]->started.runId, runs[i]->started.startedUtc, inWords(runs[i]->state),
            std::to_string(runs[i]->cells.size())});
    return table;
}

/// A field a row, a run a column; a value that all runs share stands once.
ReportTable sideBySide(
    const std::string& title, const std::vector<RunFacts>& facts, const std::vector<std::string>& names)
{
    ReportTable table;
    table.title = title;
    table.head = {Sentence::tr("Name")};
    table.head.insert(table.head.end(), names.begin(), names.end());
    if (names.size() == 1)
        table.head[1] = Sentence::tr("Value");
    table.numeric.assign(table.head.size(), false);
    for (std::size_t row = 0; row < facts[0].size(); ++row) {
        std::vector<std::string> cells{facts[0][row].first};
        bool any = false;
        for (const RunFacts& of : facts) {
            const auto found =
                std::find_if(of.begin(), of.end(), [&](const auto& fact) { return fact.first == facts[0][row].first; });
            cells.push_back(found == of.end() ? "" : found->second);
            any = any || !cells.back().empty();
        }
        if (any)
            table.rows.push_back(std::move(cells));
    }
    return table;
}

/// A run a row, a few of the differing fields a table.
void addDifferences(ReportSection& section, const RunList& runs, const std::vector<std::string>& names)
{
    const auto differences = whatDiffers(runs);
    for (std::size_t first = 0; first < differences.size(); first += mostColumns) {
        ReportTable table;
        table.title = first == 0 ? Sentence::tr("What differs") : Sentence::tr("What differs, continued");
        table.head = {Sentence::tr("Run")};
        const std::size_t end = std::min(differences.size(), first + mostColumns);
        for (std::size_t i = first; i < end; ++i)
            table.head.push_back(titleInWords(differences[i].field));
        table.numeric.assign(table.head.size(), false);
        for (std::size_t run = 0; run < runs.size(); ++run) {
            table.rows.push_back({names[run]});
            for (std::size_t i = first; i < end; ++i)
                table.rows.back().push_back(differences[i].values[run]);
        }
        section.tables.push_back(std::move(table));
    }
}

} // namespace

ReportSection settingsSection(const RunList& runs)
{
    ReportSection section;
    section.heading = Sentence::tr("Settings and environment");
    auto names = reportRunNames(runs);
    section.tables.push_back(runTable(runs, names));
    const bool many = runs.size() > mostColumns;
    std::vector<RunFacts> settings;
    std::vector<RunFacts> environments;
    for (const RunResult* run : many ? RunList{runs[0]} : runs) {
        settings.push_back(settingsFacts(*run));
        environments.push_back(environmentFacts(*run));
    }
    if (many)
        addDifferences(section, runs, names);
    const std::string settingsTitle = many ? Sentence::tr("Settings of %1", {names[0]}) : Sentence::tr("Settings");
    const std::string environmentTitle =
        many ? Sentence::tr("Environment of %1", {names[0]}) : Sentence::tr("Environment");
    names.resize(settings.size());
    section.tables.push_back(sideBySide(settingsTitle, settings, names));
    section.tables.push_back(sideBySide(environmentTitle, environments, names));
    return section;
}

} // namespace throughline
