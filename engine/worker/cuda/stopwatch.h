// SPDX-License-Identifier: GPL-3.0-or-later
// How long the device takes for what is launched on a stream, by events on that stream.
#pragma once

#include <device/cuda_error.h>

#include <cuda_runtime.h>

namespace throughline {

class Stopwatch {
public:
    explicit Stopwatch(cudaStream_t stream)
        : m_stream(stream)
    {
        checkCuda(cudaEventCreate(&m_begin), "measuring");
        checkCuda(cudaEventCreate(&m_end), "measuring");
    }
    ~Stopwatch()
    {
        cudaEventDestroy(m_begin);
        cudaEventDestroy(m_end);
    }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

    /// Of what `work` launches. Waits for it; the stream must not be capturing.
    template <class Work> double seconds(Work&& work) const
    {
        checkCuda(cudaEventRecord(m_begin, m_stream), "measuring");
        work();
        checkCuda(cudaEventRecord(m_end, m_stream), "measuring");
        checkCuda(cudaEventSynchronize(m_end), "measuring");
        float milliseconds = 0;
        checkCuda(cudaEventElapsedTime(&milliseconds, m_begin, m_end), "measuring");
        return static_cast<double>(milliseconds) * 1e-3;
    }
    /// Of the fastest of some rounds, after one that warms up. `after` is called after each.
    template <class Work, class After> double bestSeconds(int rounds, Work&& work, After&& after) const
    {
        double best = 0;
        for (int round = 0; round <= rounds; ++round) {
            const double one = seconds(work);
            if (round == 1 || (round > 1 && one < best))
                best = one;
            after();
        }
        return best;
    }

private:
    cudaStream_t m_stream;
    cudaEvent_t m_begin = nullptr;
    cudaEvent_t m_end = nullptr;
};

} // namespace throughline
