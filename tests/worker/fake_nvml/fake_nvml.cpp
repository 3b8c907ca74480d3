// SPDX-License-Identifier: GPL-3.0-or-later
// NVIDIA's management library with one made-up device. FAKE_NVML says what it answers: "uuid=GPU-1;power=650000,!15".
// The answers to one question are given one after the other, and the last for ever; "!15" is an error code; what is not
// named is not supported. Processes: "self:100+4711:200" or "none". Everything begins anew with nvmlInit_v2.
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

constexpr int success = 0;
constexpr int notSupported = 3;
constexpr int notFound = 6;
constexpr int insufficientSize = 7;
constexpr int argumentVersionMismatch = 25;

struct Device { };
Device onlyDevice;

struct Temperature {
    unsigned version;
    int sensor;
    int celsius;
};
struct Memory {
    unsigned version;
    unsigned long long total, reserved, free, used;
};
struct Utilisation {
    unsigned compute, memory;
};
struct Process {
    unsigned id;
    unsigned long long bytes;
    unsigned gpuInstance, computeInstance;
};

std::mutex mutex; // guards the two below
std::condition_variable asked;
std::map<std::string, std::vector<std::string>> answers; // question → still to give
std::map<std::string, int> calls;

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        parts.push_back(part);
    return parts;
}

void readScript()
{
    const std::lock_guard lock(mutex);
    answers.clear();
    calls.clear();
    const char* const script = std::getenv("FAKE_NVML"); // NOLINT(concurrency-mt-unsafe): before any thread asks
    for (const std::string& part : split(script ? script : "", ';'))
        if (const auto equals = part.find('='); equals != std::string::npos)
            answers[part.substr(0, equals)] = split(part.substr(equals + 1), ',');
}

/// The next answer as text; an error code other than 0 instead.
int next(const char* question, std::string& answer)
{
    const std::lock_guard lock(mutex);
    ++calls[question];
    asked.notify_all();
    auto& list = answers[question];
    if (list.empty())
        return notSupported;
    answer = list.front();
    if (list.size() > 1)
        list.erase(list.begin());
    return answer.starts_with('!') ? std::stoi(answer.substr(1)) : success;
}

template <class T> int number(const char* question, T& value)
{
    std::string answer;
    const int code = next(question, answer);
    if (code == success)
        value = static_cast<T>(std::stoull(answer, nullptr, 0));
    return code;
}

} // namespace

extern "C" {

// Of the tests alone.
void fakeNvmlWaitForCalls(const char* question, int count)
{
    std::unique_lock lock(mutex);
    asked.wait(lock, [&] { return calls[question] >= count; });
}
int fakeNvmlCalls(const char* question)
{
    const std::lock_guard lock(mutex);
    return calls[question];
}

int nvmlInit_v2()
{
    readScript();
    std::string answer;
    const int code = next("init", answer);
    return code == notSupported ? success : code;
}
int nvmlShutdown() { return success; }
const char* nvmlErrorString(int code)
{
    switch (code) {
    case notSupported:
        return "Not Supported";
    case notFound:
        return "Not Found";
    case 9:
        return "Driver Not Loaded";
    case 15:
        return "GPU is lost";
    default:
        return "Unknown Error";
    }
}
int nvmlDeviceGetHandleByUUID(const char* uuid, Device** device)
{
    std::string own;
    if (next("uuid", own) != success || own != uuid)
        return notFound;
    *device = &onlyDevice;
    return success;
}
int nvmlDeviceGetClockInfo(Device*, int type, unsigned* mhz)
{
    return number(type == 1 ? "smClock" : type == 2 ? "memoryClock" : "otherClock", *mhz);
}
int nvmlDeviceGetPowerUsage(Device*, unsigned* milliwatts) { return number("power", *milliwatts); }
int nvmlDeviceGetMemoryInfo_v2(Device*, Memory* memory)
{
    if (memory->version != (sizeof(Memory) | 2U << 24))
        return argumentVersionMismatch;
    return number("memory", memory->used);
}
int nvmlDeviceGetUtilizationRates(Device*, Utilisation* utilisation)
{
    utilisation->memory = 0;
    const int code = number("compute", utilisation->compute);
    return code == success ? number("memoryUse", utilisation->memory) : code;
}

#ifdef FAKE_NVML_OLDER
int nvmlDeviceGetTemperature(Device*, int, unsigned* celsius) { return number("temperature", *celsius); }
int nvmlDeviceGetCurrentClocksThrottleReasons(Device*, unsigned long long* bits) { return number("events", *bits); }
#else
int nvmlDeviceGetTemperature(Device*, int, unsigned*) { return 999; } // who can asks the newer one
int nvmlDeviceGetTemperatureV(Device*, Temperature* temperature)
{
    if (temperature->version != (sizeof(Temperature) | 1U << 24) || temperature->sensor != 0)
        return argumentVersionMismatch;
    return number("temperature", temperature->celsius);
}
int nvmlDeviceGetCurrentClocksThrottleReasons(Device*, unsigned long long*) { return 999; }
int nvmlDeviceGetCurrentClocksEventReasons(Device*, unsigned long long* bits) { return number("events", *bits); }
int nvmlDeviceGetTotalEnergyConsumption(Device*, unsigned long long* millijoules)
{
    return number("energy", *millijoules);
}
int nvmlDeviceGetComputeRunningProcesses_v3(Device*, unsigned* count, Process* processes)
{
    std::string answer;
    const int code = next("processes", answer);
    if (code != success)
        return code;
    std::vector<Process> list;
    for (const std::string& one : split(answer, '+')) {
        const auto parts = split(one, ':');
        if (parts.size() < 2)
            continue; // "none"
        const unsigned id = parts[0] == "self" ? unsigned(getpid()) : unsigned(std::stoul(parts[0]));
        list.push_back({id, parts[1] == "unknown" ? ~0ULL : std::stoull(parts[1]), ~0U, ~0U});
    }
    const std::size_t room = *count;
    *count = unsigned(list.size());
    if (list.size() > room)
        return insufficientSize;
    if (!list.empty())
        std::memcpy(processes, list.data(), list.size() * sizeof(Process));
    return success;
}
#endif

} // extern "C"
