// SPDX-License-Identifier: GPL-3.0-or-later
// Weight bytes against device memory.
#include <core/plan_devices.h>
#include <core/words.h>
#include <ui/models/model_fit.h>
#include <ui/widgets/to_qt.h>

#include <algorithm>

namespace throughline {

namespace {

bool isGpu(const DeviceFacts& device) { return device.id.startsWith(QLatin1String("gpu")); }

bool anyGpu(const std::vector<DeviceFacts>& devices) { return std::any_of(devices.begin(), devices.end(), isGpu); }

bool isAsked(const DeviceFacts& device, const std::vector<std::string>& asked, bool gpuThere)
{
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& name) {
        return name == device.id.toStdString() || (name == "gpu" && isGpu(device))
            || (name == "auto" && isGpu(device) == gpuThere);
    });
}

/// What `auto` means is the plan's rule.
Precision precisionOn(const DeviceFacts& device, const PrecisionChoice& choice, const ListedModelFacts& model)
{
    const Precision asked = isGpu(device) ? choice.gpu : choice.cpu;
    return asked != Precision::Auto ? asked : automaticPrecision(isGpu(device), model.storedPrecision.toStdString());
}

qint64 bytesIn(const ListedModelFacts& model, Precision precision)
{
    const bool narrow = precision == Precision::Bf16 || precision == Precision::Fp16;
    return qint64(model.parameters) * (narrow ? 2 : 4); // TF32 is stored in 32 bits
}

QString inWords(qint64 bytes) { return toQt(bytesInWords(bytes)); }

QString inWords(const WeightsNeed& need)
{
    return QStringLiteral("%1 in %2").arg(inWords(need.bytes), toQt(nameOf(need.precision)));
}

/// The largest memory that one device has, and the largest that is free on one.
struct DeviceMemory {
    DeviceFacts largest;
    qint64 freeBytes = 0;
    qint64 gpuBytes = 0; // of all GPUs together
    int gpus = 0;
};

DeviceMemory memoryOf(const std::vector<DeviceFacts>& devices)
{
    DeviceMemory memory;
    for (const DeviceFacts& device : devices) {
        if (device.memoryBytes > memory.largest.memoryBytes)
            memory.largest = device;
        memory.freeBytes = qMax(memory.freeBytes, device.availableBytes);
        memory.gpuBytes += isGpu(device) ? device.memoryBytes : 0;
        memory.gpus += isGpu(device) ? 1 : 0;
    }
    return memory;
}

} // namespace

ModelUse modelUse(const Block& block, const std::vector<DeviceFacts>& devices)
{
    ModelUse use;
    use.precisions = block.precisions;
    for (const DeviceFacts& device : devices)
        if (isAsked(device, block.settings.devices, anyGpu(devices)))
            use.devices.push_back(device);
    return use;
}

std::vector<WeightsNeed> weightsNeeds(const ListedModelFacts& model, const ModelUse& use)
{
    DeviceFacts cpu;
    cpu.id = QStringLiteral("cpu"); // as long as nothing is known
    const auto devices = use.devices.empty() ? std::vector{cpu} : use.devices;
    std::vector<WeightsNeed> needs;
    for (const PrecisionChoice& choice : use.precisions)
        for (const DeviceFacts& device : devices) {
            const Precision precision = precisionOn(device, choice, model);
            const WeightsNeed need{precision, bytesIn(model, precision)};
            if (std::find(needs.begin(), needs.end(), need) == needs.end())
                needs.push_back(need);
        }
    return needs;
}

ModelFit::Verdict ModelFit::of(const ListedModelFacts& model, const ModelUse& use)
{
    const DeviceMemory memory = memoryOf(use.devices);
    const auto needs = weightsNeeds(model, use);
    if (memory.largest.memoryBytes <= 0 || needs.empty() || model.parameters <= 0)
        return {};
    const auto [least, most] = std::minmax_element(
        needs.begin(), needs.end(), [](const WeightsNeed& a, const WeightsNeed& b) { return a.bytes < b.bytes; });
    const QString place = memory.largest.name;
    const QString room = inWords(memory.largest.memoryBytes);
    if (least->bytes > memory.largest.memoryBytes) {
        if (memory.gpus > 1 && least->bytes <= memory.gpuBytes)
            return {tr("The weights take %1, more than one GPU has (%2): they fit only split over GPUs, as a pipeline.")
                        .arg(inWords(*least), room),
                Tone::Caution};
        return {tr("Does not fit here: the weights take %1, and the memory of the %2 is %3.")
                    .arg(inWords(*least), place, room),
            Tone::Bad};
    }
    if (most->bytes > memory.largest.memoryBytes)
        return {tr("Fits only in part: the weights take %1, and the memory of the %2 is %3; %4 fits.")
                    .arg(inWords(*most), place, room, inWords(*least)),
            Tone::Caution};
    if (most->bytes > memory.freeBytes)
        return {tr("The weights take %1, and only %2 of %3 are free now.")
                    .arg(inWords(*most), inWords(memory.freeBytes), room),
            Tone::Caution};
    return {};
}

} // namespace throughline
