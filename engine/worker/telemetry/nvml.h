// SPDX-License-Identifier: GPL-3.0-or-later
// The few functions of NVIDIA's management library that telemetry asks, found at run time: neither a driver nor its
// header is needed to build or to start. Names, structs and numbers as in nvml.h of CUDA 13. Reads nothing itself.
#pragma once

#include <core/result.h>

#include <string>

namespace throughline {

using NvmlDevice = struct NvmlDeviceHandle*; // opaque

/// nvmlTemperature_v1_t
struct NvmlTemperature {
    unsigned version = sizeof(NvmlTemperature) | 1U << 24;
    int sensor = 0; // the GPU itself
    int celsius = 0;
};
/// nvmlMemory_v2_t
struct NvmlMemory {
    unsigned version = sizeof(NvmlMemory) | 2U << 24;
    unsigned long long totalBytes = 0;
    unsigned long long reservedBytes = 0;
    unsigned long long freeBytes = 0;
    unsigned long long usedBytes = 0;
};
/// nvmlUtilization_t
struct NvmlUtilisation {
    unsigned computePercent = 0;
    unsigned memoryPercent = 0;
};
/// nvmlProcessInfo_v2_t, which the functions of version 3 fill in
struct NvmlProcess {
    unsigned processId = 0;
    unsigned long long usedBytes = 0; // ~0 = not available
    unsigned gpuInstance = 0;
    unsigned computeInstance = 0;
};
static_assert(sizeof(NvmlTemperature) == 12 && sizeof(NvmlMemory) == 40 && sizeof(NvmlProcess) == 24);

namespace nvml {
// Of nvmlReturn_t.
inline constexpr int success = 0;
inline constexpr int notSupported = 3;
inline constexpr int insufficientSize = 7;
// Of nvmlClockType_t.
inline constexpr int smClock = 1;
inline constexpr int memoryClock = 2;
} // namespace nvml

/// A function of the library by its name; null where the driver is too old, or too new, to have it.
template <class... Arguments> struct NvmlFunction {
    const char* name;
    int (*call)(Arguments...) = nullptr;
};

class Nvml {
public:
    static constexpr const char* systemLibrary = "libnvidia-ml.so.1"; // of the driver

    explicit Nvml(const std::string& library = systemLibrary);
    ~Nvml();
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;

    /// One sentence without its full stop; empty when the library is there and has started.
    const std::string& whyNot() const { return m_whyNot; }
    /// The device with this UUID: "GPU-…".
    Result<NvmlDevice> deviceOf(const std::string& uuid) const;
    /// "Not Supported (nvmlDeviceGetPowerUsage)".
    std::string reason(const char* function, int code) const;

    // What a device is asked. Safe to call from several threads; nothing but their last arguments is written.
    NvmlFunction<NvmlDevice, int, unsigned*> clockInfo{"nvmlDeviceGetClockInfo"};                         // MHz
    NvmlFunction<NvmlDevice, unsigned*> powerUsage{"nvmlDeviceGetPowerUsage"};                            // mW
    NvmlFunction<NvmlDevice, unsigned long long*> totalEnergy{"nvmlDeviceGetTotalEnergyConsumption"};     // mJ
    NvmlFunction<NvmlDevice, NvmlTemperature*> temperature{"nvmlDeviceGetTemperatureV"};                  // from 12.8
    NvmlFunction<NvmlDevice, int, unsigned*> olderTemperature{"nvmlDeviceGetTemperature"};                // °C
    NvmlFunction<NvmlDevice, unsigned long long*> clocksEvents{"nvmlDeviceGetCurrentClocksEventReasons"}; // from 12.2
    NvmlFunction<NvmlDevice, unsigned long long*> olderEvents{"nvmlDeviceGetCurrentClocksThrottleReasons"};
    NvmlFunction<NvmlDevice, NvmlMemory*> memory{"nvmlDeviceGetMemoryInfo_v2"};
    NvmlFunction<NvmlDevice, NvmlUtilisation*> utilisation{"nvmlDeviceGetUtilizationRates"};
    NvmlFunction<NvmlDevice, unsigned*, NvmlProcess*> computeProcesses{"nvmlDeviceGetComputeRunningProcesses_v3"};

private:
    template <class... Arguments> void find(NvmlFunction<Arguments...>& function);
    void findAll();

    void* m_library = nullptr;
    bool m_started = false;
    std::string m_whyNot;
    NvmlFunction<> m_start{"nvmlInit_v2"};
    NvmlFunction<> m_stop{"nvmlShutdown"};
    NvmlFunction<const char*, NvmlDevice*> m_deviceByUuid{"nvmlDeviceGetHandleByUUID"};
    const char* (*m_errorText)(int) = nullptr;
};

} // namespace throughline
