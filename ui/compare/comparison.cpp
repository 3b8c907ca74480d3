// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/field_table.h>
#include <ui/compare/comparison.h>

namespace throughline {

namespace {

/// Charts name runs by their experiment; here they carry the names that the page shows.
std::shared_ptr<const RunResult> named(const ComparedRun& run)
{
    const auto& result = run.digest->run;
    if (result->started.experiment.name == run.name.toStdString())
        return result;
    auto copy = std::make_shared<RunResult>(*result);
    copy->started.experiment.name = run.name.toStdString();
    return copy;
}

} // namespace

ComparisonPtr comparisonOf(std::vector<ComparedRun> runs)
{
    auto comparison = std::make_shared<Comparison>();
    comparison->runs = std::move(runs);
    std::vector<const RunResult*> results;
    for (const ComparedRun& run : comparison->runs) {
        comparison->results.push_back(named(run));
        results.push_back(comparison->results.back().get());
    }
    for (std::size_t i = 1; i < results.size(); ++i)
        comparison->others.push_back(compare(*results[0], *results[i]));
    comparison->differences = whatDiffers(results);
    comparison->fields = int(cellFields().size() + environmentFields(results[0]->started.environment).size());
    for (const ChartKind kind : chartKinds())
        comparison->charts.push_back(makeChart(kind, results));
    return comparison;
}

} // namespace throughline
