// SPDX-License-Identifier: GPL-3.0-or-later
// What there is, what there is not and why, and with --measure how fast it is.
#include <app/commands/devices_command.h>

#include <app/ceilings.h>
#include <app/complain.h>
#include <app/devices_text.h>
#include <app/json_output.h>
#include <app/language_option.h>

#include <host/worker_program.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <iostream>
#include <memory>
#include <optional>

namespace throughline {

namespace {

struct DevicesOptions {
    bool json = false;
    bool measure = false;
};

/// The sentence of what can't be measured; none when everything was.
std::optional<Error> measure(ListedDevices& devices)
{
    const auto cpu = measureCeilings({workerProgram({}), {}}, "the CPU");
    if (!cpu)
        return cpu.error();
    devices.cpuCeilings = *cpu;
    for (const GpuDevice& gpu : devices.gpus.gpus) {
        const auto measured =
            measureCeilings(gpuLaunch(cudaWorkerProgram({}), QString::fromStdString(gpu.uuid)), gpu.name);
        if (!measured)
            return measured.error();
        devices.gpuCeilings.push_back(*measured);
    }
    return {};
}

int printDevices(Invocation& invocation, const DevicesOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    speakAsAsked();
    ListedDevices devices{cpuDevice(), gpuInventory(), {}, {}};
    if (options.measure)
        if (const auto problem = measure(devices))
            return complain(exitFailed, *problem);
    std::cout << (options.json ? jsonText(devicesJson(devices)) : devicesText(devices));
    return exitDone;
}

} // namespace

void addDevicesCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<DevicesOptions>();
    auto* command = cli.add_subcommand("devices", "What this machine has to run on");
    command->add_flag("--json", options->json, "For machines");
    command->add_flag("--measure", options->measure,
        "Measure read bandwidth, matrix rates and, of GPUs, rates from and to the host: some seconds per device");
    addLanguageOption(*command);
    command->footer("\nExamples:\n  throughline devices\n  throughline devices --measure");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return printDevices(chosen, *options); }; });
}

} // namespace throughline
