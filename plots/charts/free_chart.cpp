// SPDX-License-Identifier: GPL-3.0-or-later
// Values are read through the field table; what kind a field is shows from its values.
#include <plots/free_chart.h>

#include <plots/charts/chart_words.h>
#include <plots/charts/named_charts.h>

#include <core/field_table.h>
#include <core/field_words.h>
#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>

namespace throughline {

namespace {

using nlohmann::json;

constexpr std::string_view runField = "run";

/// Null where the cell has none.
json valueOf(const ShownCell& shown, std::string_view name, const std::vector<std::string>& runNames)
{
    if (name == runField)
        return shown.runIndex < 0 ? json(shown.run->started.runId)
                                  : json(runNames[static_cast<std::size_t>(shown.runIndex)]);
    if (const CellField* field = findCellField(name))
        return field->read(shown.cell());
    for (const ResultField& field : resultFields())
        if (field.name == name)
            return field.readFrom(*shown.result, *shown.summary);
    return {};
}

FreeField described(std::string_view name, std::string_view unit, const char* help)
{
    return {std::string(name), titleInWords(name), std::string(unit), Sentence::tr(help), false, false};
}

std::vector<FreeField> allFields()
{
    std::vector<FreeField> fields{described(runField, "", Sentence::mark("The run that the cell is of."))};
    for (const CellField& field : cellFields())
        fields.push_back(described(field.name, field.unit, field.help));
    for (const ResultField& field : resultFields())
        fields.push_back(described(field.name, field.unit, field.help));
    return fields;
}

const FreeField* found(const std::vector<FreeField>& fields, const std::string& name)
{
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const FreeField& known) { return known.name == name; });
    return field == fields.end() ? nullptr : &*field;
}

std::string lowered(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return text;
}

std::string axisTitle(const FreeField& field)
{
    const std::string name = lowered(field.title);
    const bool said = field.unit == "×" || name.ends_with(field.unit); // "New tokens" have their unit
    return said ? field.title : field.title + ", " + field.unit;
}

/// Of numbers by their size: 2 stands before 16.
struct ByValue {
    bool operator()(const json& a, const json& b) const { return a < b; }
};
using Places = std::map<json, int, ByValue>;

struct FreeCells {
    std::vector<ShownCell> cells; // with both numbers
    Places colours;
    Places panels;
};

FreeCells chosenCells(const ChartInput& input, const FreeChoice& choice)
{
    FreeCells chosen;
    const auto& runs = input.words.runNames();
    for (const ShownCell& shown : input.cells) {
        if (!valueOf(shown, choice.x, runs).is_number() || !valueOf(shown, choice.y, runs).is_number())
            continue;
        chosen.cells.push_back(shown);
        chosen.colours.emplace(valueOf(shown, choice.colour, runs), 0);
        chosen.panels.emplace(valueOf(shown, choice.panel, runs), 0);
    }
    for (Places* places : {&chosen.colours, &chosen.panels}) {
        int next = 0;
        for (auto& [value, place] : *places)
            place = next++;
    }
    return chosen;
}

/// Modes and runs keep the colours that they have everywhere.
SeriesStyle styleFor(const ShownCell& shown, const FreeChoice& choice, int place, const SeriesWords& words)
{
    SeriesStyle style;
    if (choice.colour == "mode") {
        style.mode = shown.cell().mode;
        style.step = 1;
    } else if (choice.colour == runField && shown.runIndex >= 0) {
        style = words.style(shown);
    } else {
        style.palette = place;
    }
    return style;
}

Series& seriesOfColour(Panel& panel, const std::string& name, const SeriesStyle& style)
{
    for (Series& series : panel.series)
        if (series.name == name)
            return series;
    Series series;
    series.name = name;
    series.style = style;
    panel.series.push_back(series);
    return panel.series.back();
}

void addCell(ChartData& chart, const FreeCells& chosen, const ShownCell& shown, const FreeChoice& choice,
    const SeriesWords& words)
{
    const auto& runs = words.runNames();
    const json colour = valueOf(shown, choice.colour, runs);
    const json panelValue = valueOf(shown, choice.panel, runs);
    Panel& panel = chart.panels[static_cast<std::size_t>(chosen.panels.at(panelValue))];
    if (!choice.panel.empty())
        panel.title = titleInWords(choice.panel) + " " + plainInWords(panelValue);
    // Of a run each mode is a line of its own: colour is the run, marker the mode.
    const std::string name = colour.is_null()              ? Sentence::tr("all")
        : choice.colour == runField && shown.runIndex >= 0 ? words.seriesName(shown, choice.x != "ranks")
        : choice.colour == "mode"                          ? inWords(shown.cell().mode)
                                                           : plainInWords(colour);
    Point point;
    point.x = valueOf(shown, choice.x, runs).get<double>();
    point.y = valueOf(shown, choice.y, runs).get<double>();
    point.finished = shown.finished();
    point.cell = shown.result->planned.index;
    point.label = numberInWords(point.y);
    point.note = words.cellName(shown);
    seriesOfColour(panel, name, styleFor(shown, choice, chosen.colours.at(colour), words)).points.push_back(point);
    chart.tableRows.push_back({words.cellName(shown), panel.title, name, exactNumber(point.x), exactNumber(point.y)});
}

/// A line through points of one x would stand upright and say nothing.
void finishSeries(Series& series)
{
    std::stable_sort(series.points.edit().begin(), series.points.edit().end(),
        [](const Point& a, const Point& b) { return a.x < b.x; });
    series.joined = std::adjacent_find(series.points.begin(), series.points.end(), [](const Point& a, const Point& b) {
        return a.x == b.x;
    }) == series.points.end();
}

std::string whyNoFree(const ChartInput& input, const FreeChoice& choice, const std::vector<FreeField>& fields)
{
    for (const std::string& name : {choice.x, choice.y})
        if (!found(fields, name))
            return Sentence::tr("\"%1\" is no field of a cell: choose one of the field table.", {name});
    if (input.cells.empty())
        return whyNoCell(input.runs);
    return Sentence::tr("No cell has both %1 and %2 as numbers.", {titleInWords(choice.x), titleInWords(choice.y)});
}

void fillFree(ChartData& chart, const ChartInput& input, const FreeChoice& choice)
{
    const auto fields = allFields();
    const FreeField* const x = found(fields, choice.x);
    const FreeField* const y = found(fields, choice.y);
    const FreeCells chosen = x && y ? chosenCells(input, choice) : FreeCells{};
    if (chosen.cells.empty()) {
        chart.notApplicable = whyNoFree(input, choice, fields);
        return;
    }
    chart.xTitle = axisTitle(*x);
    chart.yTitle = axisTitle(*y);
    chart.yUnit = y->unit == "×" ? "×" : "";
    if (choice.colour != runField)
        chart.runNames.clear(); // colours are not runs
    chart.panels.resize(chosen.panels.size());
    chart.tableHeader = {
        Sentence::tr("cell"), Sentence::tr("panel"), titleInWords(choice.colour), chart.xTitle, chart.yTitle};
    for (const ShownCell& shown : chosen.cells)
        addCell(chart, chosen, shown, choice, input.words);
    std::set<double> ticks;
    for (Panel& panel : chart.panels)
        for (Series& series : panel.series) {
            finishSeries(series);
            for (const Point& point : series.points)
                ticks.insert(point.x);
        }
    constexpr std::size_t mostTicks = 12; // measured values while they can be read, else round numbers
    if (ticks.size() <= mostTicks)
        for (Panel& panel : chart.panels)
            panel.xTicks.assign(ticks.begin(), ticks.end());
    chart.sentence =
        y->title + ": " + y->help + " " + x->title + ": " + x->help + " " + Sentence::tr("A point is a cell.");
}

} // namespace

void makeDefaultFreeChart(ChartData& chart, const ChartInput& input)
{
    FreeChoice choice;
    if (input.runs.size() > 1)
        choice.colour = runField;
    fillFree(chart, input, choice);
}

FreeChoice keptChoice(const std::vector<FreeField>& fields, const std::optional<FreeChoice>& before)
{
    const auto fits = [&](const std::string& name, bool FreeField::*which) {
        const FreeField* const field = found(fields, name);
        return field && field->*which;
    };
    FreeChoice choice;
    if (fits(std::string(runField), &FreeField::several))
        choice.colour = runField;
    const FreeChoice first = choice;
    choice = before.value_or(first);
    for (std::string FreeChoice::*axis : {&FreeChoice::x, &FreeChoice::y})
        if (!fits(choice.*axis, &FreeField::number))
            choice.*axis = first.*axis;
    for (std::string FreeChoice::*part : {&FreeChoice::colour, &FreeChoice::panel})
        if (!fits(choice.*part, &FreeField::several))
            (choice.*part).clear();
    return choice;
}

ChartData makeFreeChart(const std::vector<const RunResult*>& runs, const FreeChoice& choice)
{
    return finishedChart(ChartKind::Free, runs,
        [&choice](ChartData& chart, const ChartInput& input) { fillFree(chart, input, choice); });
}

std::vector<FreeField> freeFields(const std::vector<const RunResult*>& runs)
{
    const auto cells = shownCells(runs);
    const SeriesWords words(runs, cells);
    std::vector<FreeField> there;
    for (FreeField field : allFields()) {
        std::set<json, ByValue> values;
        for (const ShownCell& shown : cells) {
            const json value = valueOf(shown, field.name, words.runNames());
            if (value.is_null() || value.is_structured())
                continue;
            field.number = field.number || value.is_number();
            values.insert(value);
        }
        field.several = values.size() > 1;
        if (!values.empty())
            there.push_back(field);
    }
    return there;
}

} // namespace throughline
