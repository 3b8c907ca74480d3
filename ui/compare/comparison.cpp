// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <core/field_table.h>
#include <core/metrics_parts.h>
#include <core/words.h>
#include <ui/compare/comparison.h>
#include <ui/widgets/run_pointers.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>
#include <future>
#include <thread>

namespace throughline {

namespace {

struct ComparisonText {
    Q_DECLARE_TR_FUNCTIONS(throughline::ComparisonText)
};

/// Charts name runs by their experiment; here they carry the names that the page shows.
std::shared_ptr<const RunResult> named(const ComparedRun& run)
{
    if (run.run->started.experiment.name == run.name.toStdString())
        return run.run;
    auto copy = std::make_shared<RunResult>(*run.run);
    copy->started.experiment.name = run.name.toStdString();
    return copy;
}

bool sameRuns(const std::vector<ComparedRun>& a, const std::vector<ComparedRun>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ComparedRun& left, const ComparedRun& right) {
        return left.run == right.run && left.name == right.name;
    });
}

/// What is known of this run against this reference already.
const RunComparison* known(
    const ComparisonPtr& before, const ComparedRun& reference, const ComparedRun& run, double margin)
{
    if (!before || before->margin != margin || before->runs[std::size_t(before->reference)].run != reference.run)
        return nullptr;
    for (std::size_t i = 0; i < before->runs.size(); ++i)
        if (before->runs[i].run == run.run)
            return &before->against[i];
    return nullptr;
}

/// On all cores: bootstrap intervals of thousands of pairs take seconds.
void compareAll(Comparison& comparison, const ComparisonPtr& before, const std::atomic<bool>& stop)
{
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    const auto& runs = comparison.runs;
    const ComparedRun& reference = runs[std::size_t(comparison.reference)];
    comparison.against.resize(runs.size());
    std::vector<std::future<void>> busy;
    for (std::size_t first = 0; first < std::min(threads, runs.size()); ++first)
        busy.push_back(std::async(std::launch::async, [&, first] {
            for (std::size_t i = first; i < runs.size() && !stop; i += threads) {
                if (int(i) == comparison.reference)
                    continue;
                const RunComparison* const had = known(before, reference, runs[i], comparison.margin);
                comparison.against[i] = had ? *had : compare(*reference.run, *runs[i].run, comparison.margin);
            }
        }));
    for (auto& part : busy)
        part.get();
}

void addOutputs(Comparison& comparison)
{
    for (std::size_t run = 0; run < comparison.runs.size(); ++run)
        for (const CellComparison& cell : comparison.against[run].cells) {
            const CellResult* const other = comparison.partner(run, std::size_t(cell.referenceCell));
            const auto& own = comparison.referenceRun().cells[std::size_t(cell.referenceCell)];
            if (!other || other->promptsHash != own.promptsHash)
                continue;
            const Agreement verdict = agreementOf(own, *other).verdict;
            comparison.outputsCompared += verdict != Agreement::Unknown;
            comparison.outputsDiffering += verdict == Agreement::Differ;
        }
}

} // namespace

const CellResult* Comparison::partner(std::size_t run, std::size_t referenceCell) const
{
    if (int(run) == reference)
        return &referenceRun().cells[referenceCell];
    if (referenceCell >= against[run].cells.size())
        return nullptr;
    const int cell = against[run].cells[referenceCell].cell;
    return cell < 0 ? nullptr : &runs[run].run->cells[std::size_t(cell)];
}

int Comparison::corrected() const
{
    int most = 0;
    for (const RunComparison& one : against)
        most = std::max(most, one.corrected());
    return most;
}

int Comparison::matched() const
{
    int most = 0;
    for (const RunComparison& one : against)
        most = std::max(most, one.matched);
    return most;
}

ComparisonPtr comparisonOf(std::vector<ComparedRun> runs, int reference, double margin, const ComparisonPtr& before,
    const std::atomic<bool>& stop)
{
    auto comparison = std::make_shared<Comparison>();
    comparison->runs = std::move(runs);
    comparison->reference = reference;
    comparison->margin = margin;
    const bool same = before && sameRuns(before->runs, comparison->runs);
    if (same)
        comparison->results = before->results;
    else
        for (const ComparedRun& run : comparison->runs)
            comparison->results.push_back(named(run));
    const auto results = pointersTo(comparison->results);
    compareAll(*comparison, before, stop);
    if (stop) // not all are compared
        return nullptr;
    addOutputs(*comparison);
    for (const CellResult& cell : comparison->referenceRun().cells)
        comparison->cells.push_back(cell.repeats.empty() ? CellSummary{} : summarise(comparison->referenceRun(), cell));
    comparison->differences = same ? before->differences : whatDiffers(results);
    comparison->fields = int(cellFields().size() + environmentFields(results[0]->started.environment).size());
    if (same)
        comparison->charts = before->charts;
    else
        for (const ChartKind kind : chartKinds()) {
            if (stop)
                return nullptr;
            comparison->charts.push_back(makeChart(kind, results));
        }
    return comparison;
}

QString whyNotComparable(const Comparison& comparison, std::size_t run)
{
    const RunComparison& against = comparison.against[run];
    if (int(run) == comparison.reference || against.matched > 0)
        return {};
    if (against.cells.empty())
        return ComparisonText::tr("the reference has no cell");
    const std::string why = commonReason(against);
    return why.empty() ? ComparisonText::tr("no cell has the same model, mode, devices and prompts")
                       : toQt(whyInWords(why));
}

} // namespace throughline
