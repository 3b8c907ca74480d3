// SPDX-License-Identifier: GPL-3.0-or-later
// The CUDA worker: computes what it is told, as the CPU worker does, on the first GPU that it is shown. With --list it
// lists all that it computes on, or says why there are none, and leaves.
#include <worker/cuda/module.h>
#include <worker/kernels/cuda/device_probe.h>

#include <core/command.h>
#include <core/event.h>

#include <throughline_revision.h>

#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>

namespace {

using namespace throughline;

int64_t monotonicNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

std::string lineOf(EventBody body)
{
    Event event;
    event.tNs = monotonicNs();
    event.body = std::move(body);
    return toLine(event);
}

void print(EventBody body) { std::fputs(lineOf(std::move(body)).c_str(), stdout); }

HelloEvent helloOf(const CudaDevices& found, const CudaDevice& device, int64_t startedNs)
{
    HelloEvent hello;
    hello.protocol = protocolVersion;
    hello.program = "throughline-worker-cuda";
    hello.buildType = THROUGHLINE_BUILD_TYPE;
    hello.revision = THROUGHLINE_REVISION;
    hello.cuda = found.runtime;
    hello.driver = found.driver;
    hello.device = device.name;
    hello.uuid = device.uuid;
    hello.instructionSet = "compute " + device.computeCapability;
    hello.memoryBytes = device.memoryBytes;
    hello.freeMemoryBytes = device.freeMemoryBytes;
    hello.startedNs = startedNs;
    return hello;
}

std::string unusable(const CudaDevice& device)
{
    return device.name + " (compute " + device.computeCapability + ") does not run this build's kernels.";
}

int list(const CudaDevices& found, const std::string& none)
{
    if (found.devices.empty())
        print(LogEvent{"information", none, 1});
    for (const CudaDevice& device : found.devices) {
        if (device.runsKernels)
            print(helloOf(found, device, monotonicNs()));
        else
            print(LogEvent{"warning", unusable(device), 1});
    }
    return 0;
}

int work(const CudaDevices& found, const std::string& none, int64_t startedNs)
{
    std::string why = found.devices.empty() ? none : unusable(found.devices.front());
    if (!found.devices.empty() && found.devices.front().runsKernels) {
        void* module = dlopen("libthroughline_cuda.so", RTLD_NOW);
        const auto run = module
            ? reinterpret_cast<decltype(&throughlineCudaWorker)>(dlsym(module, "throughlineCudaWorker"))
            : nullptr;
        if (run)
            return run(lineOf(helloOf(found, found.devices.front(), startedNs)).c_str());
        const char* const missing = dlerror(); // NOLINT(concurrency-mt-unsafe): there is one thread
        why = std::string("cuBLAS, NCCL or a part of this program can't be opened: ") + missing + ".";
    }
    print(FailedEvent{"error", why, 0});
    return 1;
}

} // namespace

int main(int count, char** arguments)
{
    const int64_t startedNs = monotonicNs();
    const CudaDevices found = findCudaDevices();
    const std::string none = "There is no CUDA device to compute on: " + found.reason + ".";
    return count > 1 && std::strcmp(arguments[1], "--list") == 0 ? list(found, none) : work(found, none, startedNs);
}
