// SPDX-License-Identifier: GPL-3.0-or-later
// Devices by the names that an experiment gives them.
#include <core/plan_devices.h>

#include <core/sentence.h>

#include <algorithm>
#include <set>

namespace throughline {

namespace {

bool isGpuName(const std::string& device) { return device == "gpu" || device.starts_with("gpu:"); }

/// "gpu", "gpu:0" or "gpu:<UUID>".
bool isMeant(const std::string& device, const GpuFacts& gpu)
{
    return device == "gpu" || device == "gpu:" + std::to_string(gpu.index) || device == "gpu:" + gpu.uuid;
}

/// In the order in which they are named, each once.
std::vector<const GpuFacts*> gpusOf(const std::vector<std::string>& devices, const Capabilities& can)
{
    std::vector<const GpuFacts*> gpus;
    for (const std::string& device : devices)
        for (const GpuFacts& gpu : can.gpus)
            if (isMeant(device, gpu) && std::find(gpus.begin(), gpus.end(), &gpu) == gpus.end())
                gpus.push_back(&gpu);
    return gpus;
}

std::string whyMissing(const Capabilities& can)
{
    if (can.gpus.empty())
        return can.noGpuReason.empty() ? Sentence::tr("this build computes on the CPU only") : can.noGpuReason;
    std::string names;
    for (const GpuFacts& gpu : can.gpus)
        names += (names.empty() ? "" : ", ") + ("gpu:" + std::to_string(gpu.index));
    return can.gpus.size() == 1 ? Sentence::tr("the one GPU is %1", {names}) : Sentence::tr("the GPUs are %1", {names});
}

} // namespace

Precision automaticPrecision(bool onGpu, std::string_view storedAs)
{
    if (!onGpu)
        return Precision::Fp32;
    return storedAs.starts_with("fp16") ? Precision::Fp16 : Precision::Bf16;
}

std::string namesOfGpus(const std::vector<GpuFacts>& gpus)
{
    std::string names;
    for (std::size_t i = 0; i < gpus.size();) {
        std::size_t end = i + 1;
        while (end < gpus.size() && gpus[end].name == gpus[i].name)
            ++end;
        names += (names.empty() ? "" : ", ") + (end - i > 1 ? std::to_string(end - i) + " × " : "") + gpus[i].name;
        i = end;
    }
    return names;
}

std::optional<SkipReason> skipForDevices(const Cell& cell, const Capabilities& can)
{
    const auto& devices = cell.settings.devices;
    for (const std::string& device : devices)
        if (isGpuName(device) && gpusOf({device}, can).empty())
            return SkipReason{SkipKind::DeviceMissing, {device, whyMissing(can)}};
    const auto gpuNames = std::count_if(devices.begin(), devices.end(), isGpuName);
    if (gpuNames > 0 && gpuNames < static_cast<std::ptrdiff_t>(devices.size())) {
        std::string joined;
        for (const std::string& device : devices)
            joined += (joined.empty() ? "" : ", ") + device;
        return SkipReason{SkipKind::SettingNotBuilt, {"devices", joined}};
    }
    const auto chosen = gpusOf(devices, can);
    const int gpus = static_cast<int>(chosen.size());
    if (gpuNames > 0 && cell.mode == Mode::Pipeline && cell.ranks > gpus) // NCCL joins one rank per GPU
        return SkipReason{SkipKind::StagesExceedGpus, {std::to_string(cell.ranks), std::to_string(gpus)}};
    return {};
}

std::vector<std::string> gpusOfRanks(const Cell& cell, const Capabilities& can)
{
    const auto gpus = gpusOf(cell.settings.devices, can);
    std::vector<std::string> ofRanks;
    for (std::size_t rank = 0; !gpus.empty() && rank < static_cast<std::size_t>(cell.ranks); ++rank)
        ofRanks.push_back(gpus[rank % gpus.size()]->uuid);
    return ofRanks;
}

int gpusInUse(const PlannedCell& planned)
{
    return static_cast<int>(std::set<std::string>(planned.gpuOfRank.begin(), planned.gpuOfRank.end()).size());
}

} // namespace throughline
