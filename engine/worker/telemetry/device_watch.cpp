// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to one device, and which of its processes are our own.
#include <worker/telemetry/device_watch.h>

#include <worker/clock.h>

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace throughline {

namespace {

constexpr std::size_t spareProcesses = 16; // between two questions

/// By its id, or by that of one of its threads: inside a container some drivers give the latter.
bool isThisProcess(int64_t processId)
{
    return processId == getpid() || access(("/proc/self/task/" + std::to_string(processId)).c_str(), F_OK) == 0;
}

} // namespace

bool isChildOf(int64_t processId, int64_t parent)
{
    std::ifstream status("/proc/" + std::to_string(processId) + "/status");
    for (std::string key; status >> key; status.ignore(4096, '\n'))
        if (int64_t id = 0; key == "PPid:" && status >> id)
            return id == parent;
    return false;
}

DeviceWatch::DeviceWatch(const Nvml& nvml, NvmlDevice device)
    : m_nvml(nvml)
    , m_device(device)
    , m_processes(spareProcesses)
{ }

std::vector<UnavailableValue> DeviceWatch::unavailable() const
{
    // The members of TelemetryEvent that each question fills in, in the order of Value.
    static constexpr std::array<std::array<const char*, 2>, Count> members{
        {{"smClockMhz"}, {"memoryClockMhz"}, {"powerWatts"}, {"totalEnergyMillijoules"},
            {"temperatureCelsius", "maxTemperatureCelsius"}, {"clocksEventBits", "throttleReasons"}, {"usedBytes"},
            {"computePercent", "memoryPercent"}, {"foreignProcesses"}}};
    std::vector<UnavailableValue> list;
    for (std::size_t value = 0; value < Count; ++value)
        if (!m_failures[value].reason.empty())
            for (const char* member : members[value])
                if (member)
                    list.push_back({member, m_failures[value].reason});
    return list;
}

void DeviceWatch::forgetFailures()
{
    for (Failure& failure : m_failures)
        if (!failure.lasting)
            failure.reason.clear();
}

void DeviceWatch::fail(Value value, const std::string& reason, bool lasting)
{
    Failure& failure = m_failures[value];
    if (failure.reason.empty())
        failure.reason = reason;
    failure.lasting = failure.lasting || lasting;
}

template <class... Arguments, class... Given>
bool DeviceWatch::ask(Value value, const NvmlFunction<Arguments...>& function, Given... given)
{
    if (m_failures[value].lasting)
        return false;
    if (!function.call) {
        fail(value, std::string("the driver's management library has no ") + function.name, true);
        return false;
    }
    const int code = function.call(m_device, given...);
    if (code != nvml::success)
        fail(value, m_nvml.reason(function.name, code), code == nvml::notSupported);
    return code == nvml::success;
}

std::optional<int> DeviceWatch::clockMhz(Value value, int clock)
{
    unsigned mhz = 0;
    return ask(value, m_nvml.clockInfo, clock, &mhz) ? std::optional(static_cast<int>(mhz)) : std::nullopt;
}

std::optional<int64_t> DeviceWatch::totalEnergyMillijoules()
{
    unsigned long long millijoules = 0;
    return ask(Energy, m_nvml.totalEnergy, &millijoules) ? std::optional(static_cast<int64_t>(millijoules))
                                                         : std::nullopt;
}

std::optional<int> DeviceWatch::temperatureCelsius()
{
    if (m_nvml.temperature.call || !m_nvml.olderTemperature.call) {
        NvmlTemperature read;
        return ask(Temperature, m_nvml.temperature, &read) ? std::optional(read.celsius) : std::nullopt;
    }
    unsigned celsius = 0;
    return ask(Temperature, m_nvml.olderTemperature, 0, &celsius) ? std::optional(static_cast<int>(celsius))
                                                                  : std::nullopt;
}

std::optional<int64_t> DeviceWatch::clocksEventBits()
{
    const bool older = !m_nvml.clocksEvents.call && m_nvml.olderEvents.call;
    unsigned long long bits = 0;
    return ask(ClocksEvents, older ? m_nvml.olderEvents : m_nvml.clocksEvents, &bits)
        ? std::optional(static_cast<int64_t>(bits))
        : std::nullopt;
}

DeviceSample DeviceWatch::sample()
{
    DeviceSample sample;
    sample.sampledNs = nowNs();
    sample.smClockMhz = clockMhz(SmClock, nvml::smClock);
    sample.memoryClockMhz = clockMhz(MemoryClock, nvml::memoryClock);
    if (unsigned milliwatts = 0; ask(Power, m_nvml.powerUsage, &milliwatts))
        sample.powerWatts = milliwatts / 1000.0;
    sample.temperatureCelsius = temperatureCelsius();
    sample.clocksEventBits = clocksEventBits();
    if (NvmlMemory memory; ask(Memory, m_nvml.memory, &memory))
        sample.usedBytes = static_cast<int64_t>(memory.usedBytes);
    if (NvmlUtilisation utilisation; ask(Utilisation, m_nvml.utilisation, &utilisation)) {
        sample.computePercent = static_cast<int>(utilisation.computePercent);
        sample.memoryPercent = static_cast<int>(utilisation.memoryPercent);
    }
    return sample;
}

/// Into m_processes. They may become more between the question how many and the question which: that is no failure.
bool DeviceWatch::readProcesses()
{
    const auto& function = m_nvml.computeProcesses;
    if (!function.call || m_failures[Processes].lasting)
        return ask(Processes, function, nullptr, nullptr);
    int code = nvml::insufficientSize;
    for (int attempt = 0; attempt < 3 && code == nvml::insufficientSize; ++attempt) {
        auto count = static_cast<unsigned>(m_processes.size());
        code = function.call(m_device, &count, m_processes.data());
        if (code == nvml::insufficientSize)
            m_processes.resize(count + spareProcesses);
        m_processCount = std::min<std::size_t>(count, m_processes.size());
    }
    if (code != nvml::success)
        fail(Processes, m_nvml.reason(function.name, code), code == nvml::notSupported);
    return code == nvml::success;
}

std::vector<ForeignProcess> DeviceWatch::foreignProcesses()
{
    std::vector<ForeignProcess> found;
    if (!readProcesses())
        return found;
    bool listed = false; // this process
    for (std::size_t i = 0; i < m_processCount; ++i) {
        const NvmlProcess& process = m_processes[i];
        const int64_t id = process.processId;
        const bool own = isThisProcess(id);
        listed = listed || own;
        if (own || isChildOf(id, getppid()))
            continue;
        const bool known = process.usedBytes != ~0ULL;
        found.push_back({id, known ? std::optional(static_cast<int64_t>(process.usedBytes)) : std::nullopt});
    }
    if (!listed && !found.empty()) { // ids of another namespace: one of them is ours all the same
        found.erase(std::max_element(
            found.begin(), found.end(), [](const auto& a, const auto& b) { return a.usedBytes < b.usedBytes; }));
        fail(Processes,
            "the driver numbers processes as outside this container: the one with most memory is taken for "
            "this one",
            false);
    } else if (!listed) {
        fail(Processes, "the driver does not list even this process: others may be hidden as well", false);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.processId < b.processId; });
    return found;
}

} // namespace throughline
