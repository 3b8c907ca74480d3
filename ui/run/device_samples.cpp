// SPDX-License-Identifier: GPL-3.0-or-later
// See the header. A run of days keeps its shape: when a list is full, of its older half two samples become one, their
// mean over time.
#include <core/telemetry.h>
#include <core/words.h>
#include <ui/run/device_samples.h>
#include <ui/widgets/to_qt.h>

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

struct DeviceText {
    Q_DECLARE_TR_FUNCTIONS(throughline::DeviceText)
};

constexpr std::size_t mostSamples = 20'000; // of a device and metric: half an hour at ten a second, whole
constexpr int64_t binNs = 100'000'000;      // of rates: as often as telemetry comes
constexpr int64_t mostBins = 3'000;         // of a pass
constexpr int64_t stepsOfBin = 4;           // fewer would show the beat of the steps, not their rate

/// Position among the machine's GPUs, whose lines hold their UUIDs; -1 when it is not there.
int placeOfGpu(const Environment& environment, const std::string& uuid)
{
    for (std::size_t i = 0; i < environment.gpus.size(); ++i)
        if (environment.gpus[i].find(uuid) != std::string::npos)
            return int(i);
    return -1;
}

int64_t startOf(const std::vector<const RankPass*>& ranks)
{
    int64_t start = ranks.front()->passed.goNs;
    for (const RankPass* rank : ranks)
        start = std::min(start, rank->passed.goNs);
    return start;
}

int64_t endOf(const std::vector<const RankPass*>& ranks)
{
    int64_t end = ranks.front()->passed.endNs;
    for (const RankPass* rank : ranks)
        end = std::max(end, rank->passed.endNs);
    return end;
}

/// Calls `count(absolute time, how many)` for the tokens of every step, or for a forward pass's prompts.
template <class Count> void eachStep(const RankPass& rank, bool prompts, Count count)
{
    for (const BatchEvent& batch : rank.batches)
        for (std::size_t step = 0; step < batch.stepNs.size(); ++step) {
            const auto rows = prompts ? std::ssize(batch.prompts)
                                      : std::count_if(batch.tokens.begin(), batch.tokens.end(),
                                          [step](int tokens) { return tokens > int(step); });
            count(rank.passed.goNs + batch.stepNs[step], double(rows));
        }
}

std::vector<const RankPass*> pointersTo(const std::vector<RankPass>& ranks)
{
    std::vector<const RankPass*> pointers;
    for (const RankPass& rank : ranks)
        pointers.push_back(&rank);
    return pointers;
}

int64_t stepsOf(const std::vector<const RankPass*>& ranks)
{
    int64_t steps = 0;
    for (const RankPass* rank : ranks)
        for (const BatchEvent& batch : rank->batches)
            steps += std::ssize(batch.stepNs);
    return steps;
}

/// What both say until `endNs`. Passes alternate with rests: without either it would be all load, or none.
DeviceSample joined(const DeviceSample& first, const DeviceSample& second, int64_t endNs)
{
    if (endNs == first.tNs)
        return second;
    const auto firstNs = double(second.tNs - first.tNs);
    const auto secondNs = double(endNs - second.tNs);
    return {first.tNs, (first.value * firstNs + second.value * secondNs) / (firstNs + secondNs)};
}

void thin(std::vector<DeviceSample>& samples)
{
    const std::size_t pairs = samples.size() / 4; // of the older half
    for (std::size_t i = 0; i < pairs; ++i)
        samples[i] = joined(samples[2 * i], samples[2 * i + 1], samples[2 * i + 2].tNs);
    samples.erase(samples.begin() + std::ptrdiff_t(pairs), samples.begin() + std::ptrdiff_t(2 * pairs));
}

} // namespace

void DeviceSamples::clear() { *this = DeviceSamples(); }

void DeviceSamples::take(const Event& event, const RunResult& run)
{
    if (event.tNs != 0) {
        m_firstNs = m_firstNs == 0 ? event.tNs : m_firstNs;
        m_lastNs = std::max(m_lastNs, event.tNs);
    }
    if (std::holds_alternative<PlanEvent>(event.body))
        makeRows(run);
    if (event.cell < 0 || event.cell >= int(run.cells.size()))
        return;
    const CellResult& cell = run.cells[std::size_t(event.cell)];
    if (std::holds_alternative<CellStartedEvent>(event.body))
        m_marks.push_back({event.tNs, event.cell});
    const auto* saved = std::get_if<RepeatSavedEvent>(&event.body);
    const auto& passes = saved && saved->warmup ? cell.warmups : cell.repeats;
    if (saved && !passes.empty())
        addPass(cell, passes.back());
}

void DeviceSamples::makeRows(const RunResult& run)
{
    m_rows.clear();
    const bool some = !run.cells.empty();
    m_countsPrompts = some && std::all_of(run.cells.begin(), run.cells.end(), [](const CellResult& cell) {
        return cell.planned.cell.settings.task == Task::Forward;
    });
    bool cpu = false;
    std::vector<std::pair<int, std::string>> gpus;
    for (const CellResult& cell : run.cells) {
        cpu = cpu || (cell.planned.gpuOfRank.empty() && !cell.planned.skipped);
        for (const std::string& uuid : cell.planned.gpuOfRank)
            gpus.emplace_back(placeOfGpu(run.started.environment, uuid), uuid);
    }
    std::sort(gpus.begin(), gpus.end());
    gpus.erase(std::unique(gpus.begin(), gpus.end()), gpus.end());
    if (cpu) {
        DeviceRow& row = m_rows.emplace_back(DeviceRow{{}, DeviceText::tr("CPU"), {}, {}});
        for (const DeviceMetric metric : {DeviceMetric::Utilisation, DeviceMetric::Power, DeviceMetric::Clock})
            row.unavailable[metric] = DeviceText::tr("a CPU does not tell it during a pass");
    }
    for (std::size_t i = 0; i < gpus.size(); ++i)
        m_rows.push_back(
            {gpus[i].second, DeviceText::tr("GPU %1").arg(gpus[i].first >= 0 ? gpus[i].first : int(i)), {}, {}});
}

void DeviceSamples::addPass(const CellResult& cell, const Repeat& repeat)
{
    for (DeviceRow& row : m_rows) {
        std::vector<const RankPass*> ranks;
        for (const RankPass& rank : repeat.ranks) {
            const auto place = std::size_t(rank.rank);
            const auto& gpus = cell.planned.gpuOfRank;
            if (rank.passed.endNs > rank.passed.goNs && row.key == (place < gpus.size() ? gpus[place] : std::string()))
                ranks.push_back(&rank);
        }
        if (ranks.empty())
            continue;
        // Every token of a pipeline goes through all of its stages; the last one alone tells of them.
        const bool shared = cell.planned.cell.mode == Mode::Pipeline || cell.planned.cell.mode == Mode::TensorParallel;
        addRates(row, shared ? pointersTo(repeat.ranks) : ranks);
        if (row.key.empty())
            addMemory(row, ranks);
        for (const RankPass* rank : ranks)
            if (rank->telemetry) {
                addTelemetry(row, *rank->telemetry); // of the device: once, whoever says it
                break;
            }
    }
}

void DeviceSamples::addRates(DeviceRow& row, const std::vector<const RankPass*>& ranks)
{
    const int64_t start = startOf(ranks);
    const int64_t end = endOf(ranks);
    const int64_t bins = std::clamp<int64_t>(std::min((end - start) / binNs, stepsOf(ranks) / stepsOfBin), 1, mostBins);
    const double width = double(end - start) / double(bins);
    std::vector<double> counts(std::size_t(bins), 0.0);
    for (const RankPass* rank : ranks)
        eachStep(*rank, m_countsPrompts, [&](int64_t tNs, double count) {
            const auto bin = std::clamp<int64_t>(int64_t(double(tNs - start - 1) / width), 0, bins - 1);
            counts[std::size_t(bin)] += count;
        });
    for (int64_t bin = 0; bin < bins; ++bin)
        add(row, DeviceMetric::Rate, start + int64_t(double(bin) * width), counts[std::size_t(bin)] * 1e9 / width);
    add(row, DeviceMetric::Rate, end, 0);
}

void DeviceSamples::addMemory(DeviceRow& row, const std::vector<const RankPass*>& ranks)
{
    double bytes = 0;
    for (const RankPass* rank : ranks)
        bytes += double(rank->passed.residentPeakBytes);
    if (bytes <= 0)
        return;
    add(row, DeviceMetric::Memory, startOf(ranks), bytes);
    add(row, DeviceMetric::Memory, endOf(ranks), bytes);
}

void DeviceSamples::addTelemetry(DeviceRow& row, const TelemetryEvent& telemetry)
{
    const auto addAll = [&](DeviceMetric metric, const auto& values, const char* name) {
        bool some = false;
        for (std::size_t i = 0; i < std::min(values.size(), telemetry.sampledNs.size()); ++i)
            if (values[i]) {
                add(row, metric, telemetry.sampledNs[i], double(*values[i]));
                some = true;
            }
        const QString reason = toQt(whyUnavailable(telemetry, name));
        if (!some && !reason.isEmpty())
            row.unavailable[metric] = reason;
    };
    addAll(DeviceMetric::Memory, telemetry.usedBytes, "usedBytes");
    addAll(DeviceMetric::Utilisation, telemetry.computePercent, "computePercent");
    addAll(DeviceMetric::Power, telemetry.powerWatts, "powerWatts");
    addAll(DeviceMetric::Clock, telemetry.smClockMhz, "smClockMhz");
}

void DeviceSamples::add(DeviceRow& row, DeviceMetric metric, int64_t tNs, double value)
{
    auto& samples = row.samples[metric];
    if (!samples.empty() && tNs < samples.back().tNs)
        return; // of a pass that overlaps with the one before: it can't be drawn
    if (samples.size() >= mostSamples)
        thin(samples);
    samples.push_back({tNs, value});
    m_lastNs = std::max(m_lastNs, tNs);
}

std::vector<DeviceMetric> DeviceSamples::readable() const
{
    std::vector<DeviceMetric> metrics{DeviceMetric::Rate}; // there from the start, so that there is something to choose
    for (const DeviceMetric metric : deviceMetrics)
        if (metric != DeviceMetric::Rate && std::any_of(m_rows.begin(), m_rows.end(), [metric](const DeviceRow& row) {
                return row.samples.contains(metric);
            }))
            metrics.push_back(metric);
    return metrics;
}

QStringList DeviceSamples::unreadable() const
{
    QStringList lines;
    const auto open = readable();
    for (const DeviceMetric metric : deviceMetrics) {
        if (std::find(open.begin(), open.end(), metric) != open.end())
            continue;
        for (const DeviceRow& row : m_rows)
            if (const auto why = row.unavailable.find(metric); why != row.unavailable.end()) {
                lines << DeviceText::tr("%1: %2").arg(wordOf(metric, m_countsPrompts), why->second);
                break;
            }
    }
    return lines;
}

QString DeviceSamples::wordOf(DeviceMetric metric, bool prompts)
{
    switch (metric) {
    case DeviceMetric::Rate:
        return prompts ? DeviceText::tr("Prompts/s") : DeviceText::tr("Tokens/s");
    case DeviceMetric::Memory:
        return DeviceText::tr("Memory");
    case DeviceMetric::Utilisation:
        return DeviceText::tr("Utilisation");
    case DeviceMetric::Power:
        return DeviceText::tr("Power");
    case DeviceMetric::Clock:
        break;
    }
    return DeviceText::tr("Clock");
}

QString DeviceSamples::inWords(DeviceMetric metric, double value)
{
    switch (metric) {
    case DeviceMetric::Rate:
        return toQt(numberInWords(value));
    case DeviceMetric::Memory:
        return toQt(bytesInWords(int64_t(value)));
    case DeviceMetric::Utilisation:
        return DeviceText::tr("%1 %").arg(value, 0, 'f', 0);
    case DeviceMetric::Power:
        return DeviceText::tr("%1 W").arg(value, 0, 'f', 0);
    case DeviceMetric::Clock:
        break;
    }
    return DeviceText::tr("%1 MHz").arg(value, 0, 'f', 0);
}

} // namespace throughline
