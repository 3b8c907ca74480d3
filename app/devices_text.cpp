// SPDX-License-Identifier: GPL-3.0-or-later
// One paragraph per device; a rate that a device doesn't have is left out.
#include <app/devices_text.h>

#include <app/harmless_text.h>

#include <core/words.h>

namespace throughline {

namespace {

constexpr std::size_t idWidth = 7; // "gpu:10 "

std::string rate(double perSecond) { return bytesInWords(static_cast<int64_t>(perSecond)) + "/s"; }

std::string operationsInWords(double perSecond)
{
    return perSecond >= 1e13 ? numberInWords(perSecond / 1e12) + " TFLOP/s"
                             : numberInWords(perSecond / 1e9) + " GFLOP/s";
}

/// Behind the name of the device, under which further lines are set in.
std::string paragraph(const std::string& id, const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        const std::string head = text.empty() ? id : std::string();
        text += head + std::string(head.size() < idWidth ? idWidth - head.size() : 1, ' ') + harmless(line) + '\n';
    }
    return text;
}

/// "multiplies 900 GFLOP/s in fp32, 2,000 GFLOP/s in bf16"; empty where nothing was measured.
std::string matrixRates(const CeilingsEvent& ceilings)
{
    std::string text;
    const auto add = [&](double perSecond, const char* precision) {
        if (perSecond > 0)
            text += (text.empty() ? "multiplies " : ", ") + operationsInWords(perSecond) + " in " + precision;
    };
    add(ceilings.fp32OperationsPerSecond, "fp32");
    add(ceilings.tf32OperationsPerSecond, "tf32");
    add(ceilings.fp16OperationsPerSecond, "fp16");
    add(ceilings.bf16OperationsPerSecond, "bf16");
    return text;
}

void addCeilings(std::vector<std::string>& lines, const CeilingsEvent& ceilings)
{
    if (ceilings.readBytesPerSecondOneThread > 0)
        lines.push_back("reads " + rate(ceilings.readBytesPerSecond) + " with all cores, "
            + rate(ceilings.readBytesPerSecondOneThread) + " with one");
    else
        lines.push_back("reads " + rate(ceilings.readBytesPerSecond));
    if (const std::string matrices = matrixRates(ceilings); !matrices.empty())
        lines.push_back(matrices);
    if (ceilings.hostToDeviceBytesPerSecond > 0)
        lines.push_back("takes " + rate(ceilings.hostToDeviceBytesPerSecond) + " from the host, gives "
            + rate(ceilings.deviceToHostBytesPerSecond) + " back");
    lines.push_back("measured by " + ceilings.method);
}

std::string ofMemory(int64_t availableBytes, int64_t memoryBytes)
{
    return bytesInWords(availableBytes) + " of " + bytesInWords(memoryBytes) + " free";
}

} // namespace

nlohmann::json ceilingsJson(const CeilingsEvent& ceilings)
{
    return {{"readBytesPerSecond", ceilings.readBytesPerSecond},
        {"readBytesPerSecondOneThread", ceilings.readBytesPerSecondOneThread},
        {"fp32OperationsPerSecond", ceilings.fp32OperationsPerSecond},
        {"bf16OperationsPerSecond", ceilings.bf16OperationsPerSecond},
        {"fp16OperationsPerSecond", ceilings.fp16OperationsPerSecond},
        {"tf32OperationsPerSecond", ceilings.tf32OperationsPerSecond},
        {"hostToDeviceBytesPerSecond", ceilings.hostToDeviceBytesPerSecond},
        {"deviceToHostBytesPerSecond", ceilings.deviceToHostBytesPerSecond}, {"method", ceilings.method}};
}

std::string devicesText(const ListedDevices& devices)
{
    const CpuDevice& cpu = devices.cpu;
    std::vector<std::string> lines{cpu.name + " · " + counted(static_cast<int64_t>(cpu.cores.size()), "core") + " · "
        + ofMemory(cpu.availableBytes, cpu.memoryBytes)};
    if (devices.cpuCeilings)
        addCeilings(lines, *devices.cpuCeilings);
    std::string text = paragraph("cpu", lines);
    for (std::size_t i = 0; i < devices.gpus.gpus.size(); ++i) {
        const GpuDevice& gpu = devices.gpus.gpus[i];
        lines = {gpu.name + " · " + ofMemory(gpu.availableBytes, gpu.memoryBytes) + " · compute "
            + gpu.computeCapability + " · driver " + gpu.driver + " · " + gpu.uuid};
        if (i < devices.gpuCeilings.size())
            addCeilings(lines, devices.gpuCeilings[i]);
        text += paragraph("gpu:" + std::to_string(gpu.index), lines);
    }
    return devices.gpus.gpus.empty() ? text + harmless(devices.gpus.noGpuReason) + '\n' : text;
}

nlohmann::json devicesJson(const ListedDevices& devices)
{
    const CpuDevice& cpu = devices.cpu;
    nlohmann::json gpus = nlohmann::json::array();
    for (std::size_t i = 0; i < devices.gpus.gpus.size(); ++i) {
        const GpuDevice& gpu = devices.gpus.gpus[i];
        gpus.push_back({{"index", gpu.index}, {"name", gpu.name}, {"uuid", gpu.uuid}, {"memoryBytes", gpu.memoryBytes},
            {"availableBytes", gpu.availableBytes}, {"computeCapability", gpu.computeCapability},
            {"driver", gpu.driver}, {"cuda", gpu.cuda}});
        if (i < devices.gpuCeilings.size())
            gpus.back()["ceilings"] = ceilingsJson(devices.gpuCeilings[i]);
    }
    nlohmann::json json{{"cpu",
                            {{"name", cpu.name}, {"cores", cpu.cores}, {"memoryBytes", cpu.memoryBytes},
                                {"availableBytes", cpu.availableBytes}}},
        {"gpus", std::move(gpus)}, {"noGpuReason", devices.gpus.noGpuReason}};
    if (devices.cpuCeilings)
        json["ceilings"] = ceilingsJson(*devices.cpuCeilings);
    return json;
}

} // namespace throughline
