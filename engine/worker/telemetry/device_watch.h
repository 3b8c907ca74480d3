// SPDX-License-Identifier: GPL-3.0-or-later
// One GPU, read value by value, and why a value is not there. Knows no pass and no thread.
#pragma once

#include <worker/telemetry/nvml.h>

#include <core/event.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// Everything but the other processes, at one moment.
struct DeviceSample {
    int64_t sampledNs = 0;
    std::optional<int> smClockMhz;
    std::optional<int> memoryClockMhz;
    std::optional<double> powerWatts;
    std::optional<int64_t> totalEnergyMillijoules;
    std::optional<int> temperatureCelsius;
    std::optional<int64_t> clocksEventBits;
    std::optional<int64_t> usedBytes;
    std::optional<int> computePercent;
    std::optional<int> memoryPercent;
};

class DeviceWatch {
public:
    DeviceWatch(const Nvml& nvml, NvmlDevice device);

    /// Without the energy counter, which is read as near to a pass as can be.
    DeviceSample sample();
    std::optional<int64_t> totalEnergyMillijoules();
    /// Processes that compute on the device and do not belong to this run, by ascending id.
    std::vector<ForeignProcess> foreignProcesses();
    /// Values that could not be read since forgetFailures(), each once with the first reason.
    std::vector<UnavailableValue> unavailable() const;
    /// Except of what this device never says.
    void forgetFailures();

private:
    enum Value {
        SmClock,
        MemoryClock,
        Power,
        Energy,
        Temperature,
        ClocksEvents,
        Memory,
        Utilisation,
        Processes,
        Count
    };
    struct Failure {
        std::string reason;
        bool lasting = false; // not asked again
    };
    template <class... Arguments, class... Given>
    bool ask(Value value, const NvmlFunction<Arguments...>& function, Given... given);
    void fail(Value value, const std::string& reason, bool lasting);
    std::optional<int> clockMhz(Value value, int clock);
    std::optional<int> temperatureCelsius();
    std::optional<int64_t> clocksEventBits();
    bool readProcesses();

    const Nvml& m_nvml;
    NvmlDevice m_device;
    std::array<Failure, Count> m_failures;
    std::vector<NvmlProcess> m_processes; // as long as there were ever any, and some to spare
    std::size_t m_processCount = 0;
};

/// Whether the process is a child of `parent`, as the other ranks of a run are of the same engine.
bool isChildOf(int64_t processId, int64_t parent);

} // namespace throughline
