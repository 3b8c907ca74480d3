// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of a pass, in memory that is there before it begins. A pass too long for it keeps every second sample,
// then every fourth, and so on: what counts over a whole pass is counted elsewhere.
#pragma once

#include <worker/telemetry/device_watch.h>

#include <vector>

namespace throughline {

class SampleBuffer {
public:
    /// At 10 Hz more than three minutes; as a line of JSON about 200 KB of the 1 MiB that a line may have.
    static constexpr std::size_t usualCapacity = 2'048;

    explicit SampleBuffer(std::size_t capacity = usualCapacity)
        : m_capacity(capacity)
    {
        m_samples.reserve(capacity);
    }
    void clear()
    {
        m_samples.clear();
        m_taken = 0;
        m_step = 1;
    }
    void add(const DeviceSample& sample)
    {
        if (m_taken++ % m_step != 0)
            return;
        if (m_samples.size() == m_capacity) {
            thin();
            if ((m_taken - 1) % m_step != 0)
                return;
        }
        m_samples.push_back(sample);
    }
    const std::vector<DeviceSample>& samples() const { return m_samples; }
    /// One in so many is kept.
    int64_t step() const { return m_step; }

private:
    void thin()
    {
        for (std::size_t i = 0; 2 * i < m_samples.size(); ++i)
            m_samples[i] = m_samples[2 * i];
        m_samples.resize((m_samples.size() + 1) / 2);
        m_step *= 2;
    }

    std::size_t m_capacity;
    std::vector<DeviceSample> m_samples;
    int64_t m_taken = 0;
    int64_t m_step = 1;
};

} // namespace throughline
