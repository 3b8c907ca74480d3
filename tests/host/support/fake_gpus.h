// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up GPUs, which the fake worker lists and is on, for as long as this lives.
#pragma once

#include <tests/host/support/fake_fault.h>

#include <host/gpu_inventory.h>

#include <QByteArray>

namespace throughline::tests {

class FakeGpus {
public:
    /// "GPU-a=80000000000/79000000000;GPU-b=…": memory and what is free of it.
    explicit FakeGpus(const QByteArray& gpus, const QString& program = fakeWorker())
    {
        qputenv("THROUGHLINE_FAKE_GPUS", gpus);
        qputenv("THROUGHLINE_WORKER_CUDA", program.toUtf8());
        forgetGpus();
    }
    ~FakeGpus()
    {
        qunsetenv("THROUGHLINE_FAKE_GPUS");
        qunsetenv("THROUGHLINE_WORKER_CUDA");
        forgetGpus();
    }
    FakeGpus(const FakeGpus&) = delete;
    FakeGpus& operator=(const FakeGpus&) = delete;
};

inline constexpr auto oneGpu = "GPU-a=80000000000/79000000000";
inline constexpr auto twoGpus = "GPU-a=80000000000/79000000000;GPU-b=40000000000/30000000000";

} // namespace throughline::tests
