// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure is made up.
#include "fake_device.h"

#include "fault.h"
#include "speech.h"

#include <core/command.h>

#include <csignal>
#include <iostream>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include <unistd.h>

namespace throughline {

namespace {

/// UUID → memory and what is free of it, as THROUGHLINE_FAKE_GPUS has them.
std::map<std::string, std::pair<int64_t, int64_t>> fakeGpus()
{
    std::map<std::string, std::pair<int64_t, int64_t>> gpus;
    std::istringstream parts(variable("THROUGHLINE_FAKE_GPUS"));
    for (std::string part; std::getline(parts, part, ';');) {
        const auto equals = part.find('=');
        const auto slash = part.find('/');
        gpus[part.substr(0, equals)] = {std::stoll(part.substr(equals + 1)), std::stoll(part.substr(slash + 1))};
    }
    return gpus;
}

} // namespace

std::string ownGpu()
{
    const std::string uuid = variable("CUDA_VISIBLE_DEVICES");
    return fakeGpus().contains(uuid) ? uuid : std::string();
}

static void tellOfGpu(HelloEvent& event, const std::string& uuid)
{
    event.cuda = "13.0";
    event.driver = "13.1";
    event.device = "Made-up GPU";
    event.uuid = uuid;
    event.instructionSet = "compute 9.0";
    std::tie(event.memoryBytes, event.freeMemoryBytes) = fakeGpus().at(uuid);
}

HelloEvent hello(int protocol)
{
    HelloEvent event;
    event.protocol = protocol;
    event.program = "throughline-fake-worker";
    event.buildType = "Release";
    event.device = "made-up device";
    event.startedNs = nowNs();
    if (!ownGpu().empty())
        tellOfGpu(event, ownGpu());
    return event;
}

CeilingsEvent ceilings()
{
    CeilingsEvent event;
    event.readBytesPerSecond = 20e9;
    event.readBytesPerSecondOneThread = 10e9;
    event.fp32OperationsPerSecond = 1e12;
    event.method = "made up";
    if (ownGpu().empty())
        return event;
    event.readBytesPerSecond = 4e12;
    event.readBytesPerSecondOneThread = 0;
    event.fp32OperationsPerSecond = 50e12;
    event.tf32OperationsPerSecond = 350e12;
    event.fp16OperationsPerSecond = 700e12;
    event.bf16OperationsPerSecond = 750e12;
    event.hostToDeviceBytesPerSecond = 55e9;
    event.deviceToHostBytesPerSecond = 53e9;
    return event;
}

TelemetryEvent hot(int pass)
{
    TelemetryEvent event;
    event.pass = pass;
    event.uuid = "made-up";
    event.throttleReasons = {"hardware thermal slowdown"};
    event.foreignProcesses = {{4711, 5}};
    return event;
}

int list()
{
    const Fault fault;
    const std::string kind = fault.isHere("list", -1, -1, -1) ? fault.kind() : std::string();
    if (kind == "hang")
        for (;;)
            ::pause();
    if (kind == "crash")
        ::kill(::getpid(), SIGSEGV);
    if (kind == "error") {
        std::cerr << "made up: the driver is too old.\n";
        return 3;
    }
    if (kind == "garbage")
        write("no event\n");
    for (const auto& [uuid, memory] : fakeGpus()) {
        HelloEvent event = hello(kind == "wrong-protocol" ? 99 : protocolVersion);
        tellOfGpu(event, uuid);
        say(event);
    }
    if (fakeGpus().empty())
        say(LogEvent{"information", "There is no CUDA device to compute on: made up.", 1});
    return 0;
}

} // namespace throughline
