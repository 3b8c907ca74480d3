// SPDX-License-Identifier: GPL-3.0-or-later
// The CUDA worker. Computes nothing yet: it lists its devices, or says why there are none, and leaves.
#include <worker/cuda/libraries.h>
#include <worker/kernels/cuda/device_probe.h>

#include <core/command.h>
#include <core/event.h>

#include <throughline_revision.h>

#include <dlfcn.h>

#include <array>
#include <cstdio>

namespace {

using namespace throughline;

void print(EventBody body)
{
    Event event;
    event.body = std::move(body);
    std::fputs(toLine(event).c_str(), stdout);
}

/// What libtorch and NCCL say, or why they can't be opened.
std::string librariesText()
{
    void* module = dlopen("libthroughline_cuda.so", RTLD_NOW);
    if (!module)
        return std::string("libtorch's CUDA libraries can't be opened: ") + dlerror();
    const auto describe =
        reinterpret_cast<decltype(&throughlineCudaLibraries)>(dlsym(module, "throughlineCudaLibraries"));
    if (!describe)
        return std::string("libthroughline_cuda.so is not of this build: ") + dlerror();
    std::array<char, 256> text{};
    describe(text.data(), text.size());
    return text.data();
}

void printDevice(const CudaDevices& found, const CudaDevice& device)
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
    print(hello);
    print(LogEvent{"information",
        device.name + ": " + std::to_string(device.memoryBytes >> 20) + " MiB"
            + (device.runsKernels ? "" : ", but this build's kernels don't run on it"),
        1});
}

} // namespace

int main()
{
    const CudaDevices found = findCudaDevices();
    if (found.devices.empty()) {
        print(LogEvent{"information", "There is no CUDA device to compute on: " + found.reason + ".", 1});
        return 0;
    }
    for (const CudaDevice& device : found.devices)
        printDevice(found, device);
    print(LogEvent{"information", librariesText(), 1});
    return 0;
}
