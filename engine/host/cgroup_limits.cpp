// SPDX-License-Identifier: GPL-3.0-or-later
// Reading /proc/self/cgroup and the files it leads to.
#include <host/cgroup_limits.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace throughline {

namespace {

namespace fs = std::filesystem;

constexpr int64_t unlimited = int64_t(1) << 60; // version 1 says "no limit" with a number near 2^63

std::optional<std::string> firstLine(const fs::path& file)
{
    std::ifstream in(file);
    std::string line;
    return std::getline(in, line) ? std::optional(line) : std::nullopt;
}

std::optional<int64_t> number(const fs::path& file)
{
    const auto line = firstLine(file);
    std::istringstream in(line.value_or(""));
    int64_t value = 0;
    return in >> value ? std::optional(value) : std::nullopt;
}

/// "inactive_file 123" of memory.stat: cache that goes when memory is asked for.
int64_t reclaimable(const fs::path& folder)
{
    std::ifstream in(folder / "memory.stat");
    std::string key;
    for (int64_t value = 0; in >> key >> value;)
        if (key == "total_inactive_file" || key == "inactive_file")
            return value;
    return 0;
}

template <class T> void tighten(std::optional<T>& least, T value) { least = least ? std::min(*least, value) : value; }

void takeMemory(const fs::path& folder, const char* limitFile, const char* usedFile, CgroupLimits& limits)
{
    const auto limit = number(folder / limitFile); // "max" is no number
    if (!limit || *limit >= unlimited)
        return;
    tighten(limits.memoryBytes, *limit);
    const int64_t used = number(folder / usedFile).value_or(0) - reclaimable(folder);
    tighten(limits.availableBytes, std::max<int64_t>(*limit - std::max<int64_t>(used, 0), 0));
}

void takeProcessors(const fs::path& folder, bool unified, CgroupLimits& limits)
{
    double quota = 0;
    double period = 0;
    if (unified) {
        std::istringstream in(firstLine(folder / "cpu.max").value_or(""));
        in >> quota >> period; // "max 100000" leaves them 0
    } else {
        quota = double(number(folder / "cpu.cfs_quota_us").value_or(0));
        period = double(number(folder / "cpu.cfs_period_us").value_or(0));
    }
    if (quota > 0 && period > 0)
        tighten(limits.processors, quota / period);
}

/// The group's folder and all above it, up to the controller's mount.
std::vector<fs::path> upwards(const fs::path& mount, const std::string& group)
{
    std::vector<fs::path> folders;
    for (fs::path relative = fs::path(group).relative_path(); !relative.empty(); relative = relative.parent_path())
        folders.push_back(mount / relative);
    folders.push_back(mount); // in a container the own group is often mounted here
    return folders;
}

} // namespace

CgroupLimits cgroupLimits(const fs::path& root)
{
    CgroupLimits limits;
    std::ifstream in(root / "proc/self/cgroup");
    for (std::string line; std::getline(in, line);) { // "4:memory:/group", version 2: "0::/group"
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const std::string group = line.substr(second + 1);
        const fs::path mounts = root / "sys/fs/cgroup";
        if (controllers == ",,") {
            for (const auto& folder : upwards(mounts, group)) {
                takeMemory(folder, "memory.max", "memory.current", limits);
                takeProcessors(folder, true, limits);
            }
        }
        if (controllers.find(",memory,") != std::string::npos)
            for (const auto& folder : upwards(mounts / "memory", group))
                takeMemory(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", limits);
        if (controllers.find(",cpu,") != std::string::npos)
            for (const auto& name : {controllers.substr(1, controllers.size() - 2), std::string("cpu")})
                for (const auto& folder : upwards(mounts / name, group))
                    takeProcessors(folder, false, limits);
    }
    return limits;
}

} // namespace throughline
