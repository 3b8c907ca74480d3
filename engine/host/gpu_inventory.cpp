// SPDX-License-Identifier: GPL-3.0-or-later
// One hello per device, or a sentence why there is none.
#include <host/gpu_inventory.h>

#include <host/child_program.h>
#include <host/quoted_line.h>
#include <host/worker_process.h>
#include <host/worker_program.h>

#include <core/event.h>
#include <core/sentence.h>
#include <core/words.h>

#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include <csignal>
#include <sys/prctl.h>

namespace throughline {

namespace {

constexpr int listLimitMs = 20'000; // the driver wakes sleeping GPUs one after the other

std::optional<GpuInventory>& remembered()
{
    static std::optional<GpuInventory> inventory;
    return inventory;
}

/// What the driver makes: of these there is at least one, wherever CUDA works (the last one under Windows).
bool driverIsLoaded()
{
    const std::array files{"/proc/driver/nvidia/version", "/dev/nvidiactl", "/dev/dxg"};
    return std::any_of(files.begin(), files.end(), [](const char* file) { return std::filesystem::exists(file); });
}

GpuInventory none(const std::string& why) { return {{}, Sentence::tr("no GPU: %1", {why})}; }

std::string withoutFullStop(std::string sentence)
{
    while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == '\n'))
        sentence.pop_back();
    return sentence;
}

GpuDevice deviceOf(const HelloEvent& hello, std::size_t index)
{
    GpuDevice gpu;
    gpu.index = int(index);
    gpu.name = hello.device;
    gpu.uuid = hello.uuid;
    const std::string compute = "compute ";
    gpu.computeCapability =
        hello.instructionSet.starts_with(compute) ? hello.instructionSet.substr(compute.size()) : hello.instructionSet;
    gpu.driver = hello.driver;
    gpu.cuda = hello.cuda;
    gpu.memoryBytes = hello.memoryBytes;
    gpu.availableBytes = hello.freeMemoryBytes;
    return gpu;
}

/// `name` is the program's, for sentences.
GpuInventory inventoryOf(const QByteArray& lines, const std::string& name)
{
    GpuInventory inventory;
    std::string said;
    for (const QByteArray& line : lines.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const std::string_view text(line.data(), std::size_t(line.size()));
        const auto event = eventFromLine(text);
        if (!event)
            return none(Sentence::tr("%1 --list wrote what can't be read: \"%2\"", {name, quotedLine(text)}));
        if (const auto* log = std::get_if<LogEvent>(&event->body); log && said.empty())
            said = log->text;
        const auto* hello = std::get_if<HelloEvent>(&event->body);
        if (!hello)
            continue;
        if (hello->protocol != protocolVersion)
            return none(Sentence::tr("%1 speaks protocol %2, this program %3: install both from the same version",
                {name, std::to_string(hello->protocol), std::to_string(protocolVersion)}));
        inventory.gpus.push_back(deviceOf(*hello, inventory.gpus.size()));
    }
    if (inventory.gpus.empty())
        return none(said.empty() ? Sentence::tr("%1 --list named no device", {name}) : withoutFullStop(said));
    return inventory;
}

} // namespace

GpuInventory listGpus(const QString& program, int limitMs)
{
    const QFileInfo file(program);
    const std::string name = file.fileName().toStdString();
    if (!file.isExecutable())
        return none(Sentence::tr("this installation has no %1, the program that computes on GPUs", {name}));
    QProcess child;
    child.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    child.start(program, {QStringLiteral("--list")});
    if (!child.waitForFinished(limitMs)) {
        const bool started = child.state() != QProcess::NotRunning;
        child.kill();
        child.waitForFinished();
        return none(started ? Sentence::tr(
                        "%1 --list gave no answer within %2", {name, durationInWords(int64_t{limitMs} * 1'000'000)})
                            : Sentence::tr("%1 could not be started: %2", {name, child.errorString().toStdString()}));
    }
    if (child.exitStatus() == QProcess::CrashExit)
        return none(name + " --list " + inWords({.kind = WorkerEnd::Kind::Crashed, .signal = child.exitCode()}));
    if (child.exitCode() != 0)
        return none(Sentence::tr("%1 --list exited with status %2: %3",
            {name, std::to_string(child.exitCode()),
                withoutFullStop(lastSentence(child.readAllStandardError()).toStdString())}));
    return inventoryOf(child.readAllStandardOutput(), name);
}

const GpuInventory& gpuInventory()
{
    auto& inventory = remembered();
    if (!inventory) {
        const QString program = cudaWorkerProgram({});
        // A program that was named is asked even so: whoever names it knows better.
        const bool named = qEnvironmentVariableIsSet("THROUGHLINE_WORKER_CUDA");
        inventory = named || driverIsLoaded() ? listGpus(program, listLimitMs)
                                              : none(Sentence::tr("no NVIDIA driver is loaded"));
    }
    return *inventory;
}

void forgetGpus() { remembered().reset(); }

std::string inWords(const GpuDevice& gpu)
{
    return gpu.name + " · " + bytesInWords(gpu.memoryBytes) + " · compute " + gpu.computeCapability + " · driver "
        + gpu.driver + " · " + gpu.uuid;
}

} // namespace throughline
