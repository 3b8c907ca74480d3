// SPDX-License-Identifier: GPL-3.0-or-later
// What there is, what there is not and why, and with --measure how fast it is.
#include <app/commands/devices_command.h>

#include <app/ceilings.h>
#include <app/complain.h>
#include <app/harmless_text.h>
#include <app/json_output.h>

#include <core/words.h>
#include <host/device_inventory.h>

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

std::string rate(double perSecond) { return bytesInWords(static_cast<int64_t>(perSecond)) + "/s"; }

std::string gigaOperations(double perSecond) { return numberInWords(perSecond / 1e9) + " GFLOP/s"; }

std::string asText(const CpuDevice& cpu, const std::string& noGpu, const std::optional<CeilingsEvent>& ceilings)
{
    std::string text = "cpu  " + harmless(cpu.name) + " · " + std::to_string(cpu.cores.size()) + " cores · "
        + bytesInWords(cpu.availableBytes) + " of " + bytesInWords(cpu.memoryBytes) + " free\n";
    if (ceilings) {
        text += "     reads " + rate(ceilings->readBytesPerSecond) + " with all cores, "
            + rate(ceilings->readBytesPerSecondOneThread) + " with one\n     multiplies "
            + gigaOperations(ceilings->fp32OperationsPerSecond) + " in fp32";
        if (ceilings->bf16OperationsPerSecond > 0)
            text += ", " + gigaOperations(ceilings->bf16OperationsPerSecond) + " in bf16";
        text += "\n     measured by " + harmless(ceilings->method) + '\n';
    }
    return text + harmless(noGpu) + '\n';
}

nlohmann::json asJson(const CpuDevice& cpu, const std::string& noGpu, const std::optional<CeilingsEvent>& ceilings)
{
    nlohmann::json json{{"cpu",
                            {{"name", cpu.name}, {"cores", cpu.cores}, {"memoryBytes", cpu.memoryBytes},
                                {"availableBytes", cpu.availableBytes}}},
        {"gpus", nlohmann::json::array()}, {"noGpuReason", noGpu}};
    if (ceilings)
        json["ceilings"] = {{"readBytesPerSecond", ceilings->readBytesPerSecond},
            {"readBytesPerSecondOneThread", ceilings->readBytesPerSecondOneThread},
            {"fp32OperationsPerSecond", ceilings->fp32OperationsPerSecond},
            {"bf16OperationsPerSecond", ceilings->bf16OperationsPerSecond}, {"method", ceilings->method}};
    return json;
}

int printDevices(Invocation& invocation, const DevicesOptions& options)
{
    const QCoreApplication application(invocation.argc, invocation.argv);
    std::optional<CeilingsEvent> ceilings;
    if (options.measure) {
        const auto measured = measureCeilings();
        if (!measured)
            return complain(exitFailed, measured.error());
        ceilings = *measured;
    }
    const auto cpu = cpuDevice();
    const auto noGpu = noGpuReason();
    std::cout << (options.json ? jsonText(asJson(cpu, noGpu, ceilings)) : asText(cpu, noGpu, ceilings));
    return exitDone;
}

} // namespace

void addDevicesCommand(CLI::App& cli, Invocation& chosen)
{
    auto options = std::make_shared<DevicesOptions>();
    auto* command = cli.add_subcommand("devices", "What this machine has to run on");
    command->add_flag("--json", options->json, "For machines");
    command->add_flag("--measure", options->measure, "Measure read bandwidth and matrix rate: some seconds");
    command->footer("\nExamples:\n  throughline devices\n  throughline devices --measure");
    command->callback(
        [&chosen, options] { chosen.action = [&chosen, options] { return printDevices(chosen, *options); }; });
}

} // namespace throughline
