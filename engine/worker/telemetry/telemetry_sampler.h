// SPDX-License-Identifier: GPL-3.0-or-later
// Watches one GPU while passes run on it: a thread that sleeps between samples and writes them to a buffer that is
// there already. Makes the event after the pass; sends nothing.
#pragma once

#include <worker/telemetry/device_watch.h>
#include <worker/telemetry/sample_buffer.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace throughline {

class TelemetrySampler {
public:
    static constexpr int64_t tenthOfASecondNs = 100'000'000;

    /// Without the library, or a device of this UUID in it, there is no thread, and each event says why.
    explicit TelemetrySampler(
        std::string uuid, const std::string& library = Nvml::systemLibrary, int64_t intervalNs = tenthOfASecondNs);
    ~TelemetrySampler();
    TelemetrySampler(const TelemetrySampler&) = delete;
    TelemetrySampler& operator=(const TelemetrySampler&) = delete;

    /// Call shortly before the pass's clock starts: takes a sample and, last, reads the energy counter.
    void passBegins(int pass);
    /// Call right after the pass's clock has stopped: reads the energy counter first. For each passBegins() once.
    TelemetryEvent passEnds();
    bool hasThread() const { return m_thread.joinable(); }

private:
    void run();
    void note(const DeviceSample& sample);
    void readEnergy(DeviceSample& sample);
    void finish(TelemetryEvent& event, const DeviceSample& last);

    std::string m_uuid;
    int64_t m_intervalNs;
    Nvml m_nvml;
    std::string m_whyNot; // empty when the device is watched
    std::mutex m_mutex;   // guards all below, but for m_thread
    std::condition_variable m_changed;
    bool m_passing = false;
    bool m_leaving = false;
    std::unique_ptr<DeviceWatch> m_watch;
    SampleBuffer m_samples; // taken during the pass
    DeviceSample m_first;
    int m_pass = 0;
    std::optional<int> m_maxTemperatureCelsius;
    int64_t m_clocksEventBits = 0;
    std::vector<ForeignProcess> m_foreign;
    std::thread m_thread;
};

} // namespace throughline
