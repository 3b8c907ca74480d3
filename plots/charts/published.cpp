// SPDX-License-Identifier: GPL-3.0-or-later
// The table of published figures (1-product, "Published figures").
#include <plots/charts/published.h>

#include <core/sentence.h>
#include <core/words.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace throughline {

namespace {

struct PublishedFigure {
    ChartKind chart;
    std::string_view model; // last part of its name, in lower case
    Task task;
    int promptCount;                                 // 0: any
    int newTokens;                                   // 0: any
    bool pipeline;                                   // beside pipeline cells only
    std::array<std::pair<double, double>, 2> points; // x, y; x of 0: not there
    const char* source;
};

constexpr std::array<PublishedFigure, 3> publishedFigures{{
    {ChartKind::Speedup, "distilgpt2", Task::Generate, 100, 0, false, {{{16, 3.8}, {0, 0}}},
        Sentence::mark("distilgpt2 with Accelerate on one GPU, 100 prompts: 3.8× at batch 16")},
    {ChartKind::BatchSize, "llama-3-8b", Task::Generate, 100, 100, false, {{{1, 24}, {16, 57}}},
        Sentence::mark(
            "Llama-3-8B with Accelerate, 100 prompts, 9,479 to 10,000 tokens: 24 tokens/s one by one, 57 at batch 16")},
    {ChartKind::Scaling, "gpt2", Task::Forward, 0, 0, true, {{{2, 1.63}, {0, 0}}},
        Sentence::mark("GPT-2 forward pass pipelined with PiPPy: 1.63× on two GPUs")},
}};

/// "meta-llama/Llama-3-8B@main" → "llama-3-8b".
std::string plainName(const std::string& model)
{
    std::string name = model.substr(model.find_last_of('/') + 1);
    name = name.substr(0, name.find('@'));
    std::transform(name.begin(), name.end(), name.begin(),
        [](char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); });
    return name;
}

bool fits(const PublishedFigure& figure, const Cell& cell)
{
    return plainName(cell.model) == figure.model && cell.settings.task == figure.task
        && (figure.promptCount == 0 || cell.promptCount == figure.promptCount)
        && (figure.newTokens == 0 || cell.settings.newTokens == figure.newTokens)
        && (!figure.pipeline || cell.mode == Mode::Pipeline);
}

/// Whether the panel shows a cell that the figure belongs beside.
bool belongs(const PublishedFigure& figure, const Panel& panel, const std::vector<ShownCell>& cells)
{
    for (const Series& series : panel.series)
        for (const Point& point : series.points)
            for (const ShownCell& shown : cells)
                if (shown.result->planned.index == point.cell && shown.runIndex == series.style.run
                    && fits(figure, shown.cell()))
                    return true;
    return false;
}

Series seriesOf(const PublishedFigure& figure, const std::string& unit)
{
    Series series;
    series.name = Sentence::tr("published");
    series.style.reference = series.style.hollow = true;
    series.published = true;
    for (const auto& [x, y] : figure.points) {
        if (x == 0)
            continue;
        Point point;
        point.x = x;
        point.y = y;
        point.label = numberInWords(y) + unit;
        series.points.push_back(point);
    }
    return series;
}

} // namespace

void addPublished(ChartData& chart, const std::vector<ShownCell>& cells)
{
    for (const PublishedFigure& figure : publishedFigures) {
        bool added = false;
        for (Panel& panel : chart.panels)
            if (figure.chart == chart.kind && panel.yTitle != Sentence::tr("efficiency")
                && belongs(figure, panel, cells)) {
                panel.series.push_back(seriesOf(figure, unitOf(chart, panel)));
                added = true;
            }
        if (added)
            chart.sources += " " + Sentence::tr("Published: %1.", {Sentence::tr(figure.source)});
    }
    chart.sentence += chart.sources;
}

} // namespace throughline
