// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the kernel what there is.
#include <host/device_inventory.h>

#include <host/cgroup_limits.h>
#include <host/gpu_inventory.h>

#include <throughline_revision.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <sched.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace throughline {

namespace {

namespace fs = std::filesystem;

/// The value behind "key : value" or "key=value" in a file of such lines; empty when there is none.
std::string valueIn(const fs::path& file, const std::string& key, char separator)
{
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto at = line.find(separator);
        if (at == std::string::npos || line.substr(0, line.find_last_not_of(" \t", at - 1) + 1) != key)
            continue;
        const auto begin = line.find_first_not_of(" \t\"", at + 1);
        const auto end = line.find_last_not_of(" \t\"");
        return begin == std::string::npos ? std::string() : line.substr(begin, end - begin + 1);
    }
    return {};
}

int64_t memoryInfoBytes(const std::string& key)
{
    std::istringstream in(valueIn("/proc/meminfo", key, ':'));
    int64_t kibibytes = 0;
    in >> kibibytes;
    return kibibytes * 1024;
}

/// Processors that this process may run on; more than 1024 need a larger set than cpu_set_t.
std::vector<int> allowedProcessors()
{
    const auto most = std::size_t(std::max(::sysconf(_SC_NPROCESSORS_CONF), 1024L)) * 4;
    cpu_set_t* set = CPU_ALLOC(most);
    const std::size_t bytes = CPU_ALLOC_SIZE(most);
    std::vector<int> processors;
    if (set && ::sched_getaffinity(0, bytes, set) == 0)
        for (std::size_t i = 0; i < most; ++i)
            if (CPU_ISSET_S(i, bytes, set))
                processors.push_back(int(i));
    if (set)
        CPU_FREE(set);
    return processors.empty() ? std::vector<int>{0} : processors;
}

/// The processors of one core compete: one of each core first, so that few threads get cores of their own.
std::vector<int> coresFirst(const std::vector<int>& processors)
{
    std::map<std::string, int> seen; // siblings, as the kernel lists them
    std::vector<std::pair<int, int>> ranked;
    for (const int processor : processors) {
        std::ifstream in("/sys/devices/system/cpu/cpu" + std::to_string(processor) + "/topology/thread_siblings_list");
        std::string siblings;
        if (!std::getline(in, siblings))
            siblings = "alone " + std::to_string(processor);
        ranked.emplace_back(seen[siblings]++, processor);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](auto a, auto b) { return a.first < b.first; });
    std::vector<int> ordered;
    for (const auto& [place, processor] : ranked)
        ordered.push_back(processor);
    return ordered;
}

/// {0, 1, 2, 5} is "0-2,5".
std::string ranges(std::vector<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1)
            ++end;
        text += (text.empty() ? "" : ",") + std::to_string(numbers[i]);
        if (end > i)
            text += "-" + std::to_string(numbers[end]);
        i = end + 1;
    }
    return text;
}

} // namespace

CpuDevice cpuDevice()
{
    CpuDevice device;
    const CgroupLimits limits = cgroupLimits();
    device.name = valueIn("/proc/cpuinfo", "model name", ':');
    if (device.name.empty())
        device.name = "CPU";
    device.cores = coresFirst(allowedProcessors());
    if (limits.processors) // a quota of 2.5 processors keeps three busy some of the time, and four for less
        device.cores.resize(
            std::clamp<std::size_t>(std::size_t(std::ceil(*limits.processors)), 1, device.cores.size()));
    const std::string flags = " " + valueIn("/proc/cpuinfo", "flags", ':') + " ";
    for (const char* flag : {" avx512_bf16 ", " amx_bf16 "})
        device.fastBf16 = device.fastBf16 || flags.find(flag) != std::string::npos;
    device.memoryBytes = memoryInfoBytes("MemTotal");
    device.availableBytes = memoryInfoBytes("MemAvailable");
    if (limits.memoryBytes)
        device.memoryBytes = std::min(device.memoryBytes, *limits.memoryBytes);
    if (limits.availableBytes)
        device.availableBytes = std::min(device.availableBytes, *limits.availableBytes);
    return device;
}

const std::string& noGpuReason() { return gpuInventory().noGpuReason; }

Environment environment()
{
    const CpuDevice device = cpuDevice();
    Environment here;
    char host[256] = "";
    ::gethostname(host, sizeof host - 1);
    here.host = host;
    here.cpu = device.name;
    here.cpuCores = int(device.cores.size());
    here.affinity = ranges(device.cores);
    here.memoryBytes = device.memoryBytes;
    for (const GpuDevice& gpu : gpuInventory().gpus)
        here.gpus.push_back(inWords(gpu));
    here.noGpuReason = noGpuReason();
    here.operatingSystem = valueIn("/etc/os-release", "PRETTY_NAME", '=');
    utsname kernel{};
    if (::uname(&kernel) == 0)
        here.kernel = std::string(kernel.sysname) + " " + kernel.release;
    here.program = THROUGHLINE_VERSION;
    here.revision = THROUGHLINE_REVISION;
    here.buildType = THROUGHLINE_BUILD_TYPE;
    here.compiler = THROUGHLINE_COMPILER;
    return here;
}

} // namespace throughline
