// SPDX-License-Identifier: GPL-3.0-or-later
// When samples are taken, and what they come to over a pass.
#include <worker/telemetry/telemetry_sampler.h>

#include <worker/clock.h>

#include <core/telemetry.h>

#include <algorithm>
#include <chrono>

namespace throughline {

namespace {

constexpr int64_t idleBit = 1; // before a pass every device is idle: that is no reason against it

/// One array of the event; left empty when no sample has the value.
template <class T>
std::vector<std::optional<T>> column(const std::vector<DeviceSample>& samples, std::optional<T> DeviceSample::*value)
{
    std::vector<std::optional<T>> values;
    for (const DeviceSample& sample : samples)
        values.push_back(sample.*value);
    const bool any = std::any_of(values.begin(), values.end(), [](const auto& one) { return one.has_value(); });
    return any ? values : std::vector<std::optional<T>>{};
}

void addColumns(TelemetryEvent& event, const std::vector<DeviceSample>& samples)
{
    for (const DeviceSample& sample : samples)
        event.sampledNs.push_back(sample.sampledNs);
    event.smClockMhz = column(samples, &DeviceSample::smClockMhz);
    event.memoryClockMhz = column(samples, &DeviceSample::memoryClockMhz);
    event.powerWatts = column(samples, &DeviceSample::powerWatts);
    event.totalEnergyMillijoules = column(samples, &DeviceSample::totalEnergyMillijoules);
    event.temperatureCelsius = column(samples, &DeviceSample::temperatureCelsius);
    event.clocksEventBits = column(samples, &DeviceSample::clocksEventBits);
    event.usedBytes = column(samples, &DeviceSample::usedBytes);
    event.computePercent = column(samples, &DeviceSample::computePercent);
    event.memoryPercent = column(samples, &DeviceSample::memoryPercent);
}

/// The counter's difference over the pass.
void addEnergy(TelemetryEvent& event, const DeviceSample& first, const DeviceSample& last)
{
    const auto before = first.totalEnergyMillijoules;
    const auto after = last.totalEnergyMillijoules;
    if (before && after && *after >= *before) {
        event.energyMillijoules = *after - *before;
        event.energySpanNs = last.sampledNs - first.sampledNs;
        return;
    }
    const bool wentBack = before && after;
    event.unavailable.push_back({"energyMillijoules",
        wentBack ? "the device's energy counter began anew" : whyUnavailable(event, "totalEnergyMillijoules")});
}

} // namespace

TelemetrySampler::TelemetrySampler(std::string uuid, const std::string& library, int64_t intervalNs)
    : m_uuid(std::move(uuid))
    , m_intervalNs(intervalNs)
    , m_nvml(library)
{
    const auto device = m_nvml.deviceOf(m_uuid);
    if (!device) {
        m_whyNot = device.error().what;
        return;
    }
    m_watch = std::make_unique<DeviceWatch>(m_nvml, *device);
    m_thread = std::thread([this] { run(); });
}

TelemetrySampler::~TelemetrySampler()
{
    {
        const std::lock_guard lock(m_mutex);
        m_leaving = true;
    }
    m_changed.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void TelemetrySampler::run()
{
    const std::chrono::nanoseconds interval(m_intervalNs);
    std::unique_lock lock(m_mutex);
    while (!m_leaving) {
        m_changed.wait(lock, [this] { return m_passing || m_leaving; });
        for (auto next = std::chrono::steady_clock::now() + interval;
             !m_changed.wait_until(lock, next, [this] { return !m_passing || m_leaving; }); next += interval) {
            DeviceSample sample = m_watch->sample();
            readEnergy(sample);
            note(sample);
            m_samples.add(sample);
            next = std::max(next, std::chrono::steady_clock::now() - interval); // after a delay: no catching up
        }
    }
}

/// What counts over the whole pass.
void TelemetrySampler::note(const DeviceSample& sample)
{
    m_maxTemperatureCelsius = std::max(m_maxTemperatureCelsius, sample.temperatureCelsius);
    m_clocksEventBits |= sample.clocksEventBits.value_or(0);
    for (const ForeignProcess& process : m_watch->foreignProcesses())
        noteForeign(m_foreign, process);
}

/// The sample's time is that of the counter.
void TelemetrySampler::readEnergy(DeviceSample& sample)
{
    sample.sampledNs = nowNs();
    sample.totalEnergyMillijoules = m_watch->totalEnergyMillijoules();
}

void TelemetrySampler::passBegins(int pass)
{
    const std::lock_guard lock(m_mutex);
    m_pass = pass;
    if (!m_watch)
        return;
    m_watch->forgetFailures();
    m_samples.clear();
    m_maxTemperatureCelsius.reset();
    m_clocksEventBits = 0;
    m_foreign.clear();
    m_first = m_watch->sample();
    note(m_first);
    m_passing = true;
    m_changed.notify_one();
    readEnergy(m_first);
}

TelemetryEvent TelemetrySampler::passEnds()
{
    TelemetryEvent event;
    event.uuid = m_uuid;
    const std::lock_guard lock(m_mutex);
    event.pass = m_pass;
    if (!m_watch) {
        event.unavailable.push_back({"telemetry", m_whyNot});
        return event;
    }
    m_passing = false;
    m_changed.notify_one();
    DeviceSample energy;
    readEnergy(energy);
    DeviceSample last = m_watch->sample();
    last.sampledNs = energy.sampledNs;
    last.totalEnergyMillijoules = energy.totalEnergyMillijoules;
    note(last);
    finish(event, last);
    return event;
}

void TelemetrySampler::finish(TelemetryEvent& event, const DeviceSample& last)
{
    std::vector<DeviceSample> samples{m_first};
    samples.insert(samples.end(), m_samples.samples().begin(), m_samples.samples().end());
    samples.push_back(last);
    event.intervalNs = m_intervalNs * m_samples.step();
    event.unavailable = m_watch->unavailable();
    addColumns(event, samples);
    addEnergy(event, m_first, last);
    event.maxTemperatureCelsius = m_maxTemperatureCelsius;
    event.throttleReasons = clocksEventWords(m_clocksEventBits & ~idleBit);
    event.foreignProcesses = m_foreign;
}

} // namespace throughline
