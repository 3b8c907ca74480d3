// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/process.h>

#include <worker/clock.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <sstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace throughline {

namespace {

/// The value behind `key` in a file of lines "key: 123 kB", in bytes; 0 where there is none.
int64_t kilobytesOf(const char* path, const std::string& key)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key))
            return std::stoll(line.substr(key.size())) * 1024;
    return 0;
}

} // namespace

int64_t processStartNs()
{
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto afterName = text.rfind(')');
    if (afterName == std::string::npos)
        return nowNs();
    std::istringstream fields(text.substr(afterName + 1));
    std::string field;
    for (int number = 3; number <= 22; ++number) // field 22: start, in ticks since boot
        fields >> field;
    timespec boot{};
    clock_gettime(CLOCK_BOOTTIME, &boot);
    const int64_t sleptNs = static_cast<int64_t>(boot.tv_sec) * 1'000'000'000 + boot.tv_nsec - nowNs();
    const int64_t tickNs = 1'000'000'000 / sysconf(_SC_CLK_TCK);
    return field.empty() ? nowNs() : std::stoll(field) * tickNs - sleptNs;
}

int64_t residentPeakBytes() { return kilobytesOf("/proc/self/status", "VmHWM:"); }

void resetResidentPeak()
{
    std::ofstream("/proc/self/clear_refs")
        << 5; // proc(5): resets VmHWM. Where the kernel lacks it, the peak is the process's
}

int64_t availableBytes() { return kilobytesOf("/proc/meminfo", "MemAvailable:"); }

std::string processorName()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (const auto colon = line.find(": "); line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    return "unknown processor";
}

std::vector<int> usableCpus()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    std::vector<int> cpus;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &set))
                cpus.push_back(cpu);
    return cpus;
}

void allowCpus(const std::vector<int>& cpus)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int cpu : cpus)
        CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set); // refused where the cores are gone: then nothing changes
}

void limitMemory(int64_t bytes)
{
    rlimit limit{};
    getrlimit(RLIMIT_DATA, &limit);
    limit.rlim_cur = bytes > 0 ? std::min<rlim_t>(static_cast<rlim_t>(bytes), limit.rlim_max) : limit.rlim_max;
    setrlimit(RLIMIT_DATA, &limit);
}

void dieWithParent()
{
    const pid_t parent = getppid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // It may have died before the kernel was asked. (Started by init itself, there is nobody to lose.)
    if (getppid() != parent)
        _exit(0);
}

int takeStandardOutput()
{
    const int events = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    return events;
}

} // namespace throughline
