// SPDX-License-Identifier: GPL-3.0-or-later
// Telemetry against a made-up management library whose every answer is given.
#include <worker/telemetry/telemetry_sampler.h>

#include <core/command.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace throughline {

namespace {

constexpr int64_t anHourNs = 3'600'000'000'000; // so that samples are taken before and after a pass alone
constexpr int64_t aMillisecondNs = 1'000'000;
constexpr const char* watchedDevice = "GPU-11111111-2222-3333-4444-555555555555";
// Ids that no process of this machine has.
constexpr int64_t foreignId = 5'000'001;
constexpr int64_t otherForeignId = 5'000'002;

/// The made-up library with these answers, and the questions it was asked.
class MadeUpLibrary {
public:
    explicit MadeUpLibrary(const std::string& script, const char* path = THROUGHLINE_FAKE_NVML)
        : m_path(path)
        , m_library(dlopen(path, RTLD_NOW))
    {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): no sampler is there yet, so that this program has one thread
        setenv("FAKE_NVML", ("uuid=" + std::string(watchedDevice) + ";" + script).c_str(), 1);
    }
    ~MadeUpLibrary()
    {
        unsetenv("FAKE_NVML"); // NOLINT(concurrency-mt-unsafe): nor any more
        dlclose(m_library);
    }
    MadeUpLibrary(const MadeUpLibrary&) = delete;
    MadeUpLibrary& operator=(const MadeUpLibrary&) = delete;

    const std::string& path() const { return m_path; }
    void waitForCalls(const char* question, int count) const
    {
        reinterpret_cast<void (*)(const char*, int)>(dlsym(m_library, "fakeNvmlWaitForCalls"))(question, count);
    }
    int calls(const char* question) const
    {
        return reinterpret_cast<int (*)(const char*)>(dlsym(m_library, "fakeNvmlCalls"))(question);
    }

private:
    std::string m_path;
    void* m_library;
};

TelemetryEvent passOf(TelemetrySampler& sampler, int pass = 0)
{
    sampler.passBegins(pass);
    return sampler.passEnds();
}

/// Of one pass without samples during it.
TelemetryEvent eventOf(const std::string& script, const char* path = THROUGHLINE_FAKE_NVML)
{
    const MadeUpLibrary library(script, path);
    TelemetrySampler sampler(watchedDevice, library.path(), anHourNs);
    return passOf(sampler);
}

std::string reasonOf(const TelemetryEvent& event, const std::string& value)
{
    std::string found;
    for (const UnavailableValue& missing : event.unavailable)
        if (missing.value == value)
            found += missing.reason;
    return found;
}

template <class T> using Maybes = std::vector<std::optional<T>>;

} // namespace

TEST(Telemetry, everyValueBeforeAndAfterAPass)
{
    const MadeUpLibrary library(
        "smClock=1980,1755;memoryClock=2619;power=120500,655250;energy=9000000000,9000001234;temperature=41,63;"
        "events=0x1,0x44;memory=1000,80000000000;compute=0,100;memoryUse=0,71;processes=self:7");
    TelemetrySampler sampler(watchedDevice, library.path(), anHourNs);
    EXPECT_TRUE(sampler.hasThread());
    TelemetryEvent event = passOf(sampler, 3);
    ASSERT_EQ(event.sampledNs.size(), 2U);
    EXPECT_EQ(event.energySpanNs, event.sampledNs[1] - event.sampledNs[0]);
    EXPECT_GT(event.energySpanNs, 0);
    event.sampledNs.clear();
    event.energySpanNs = 0;
    TelemetryEvent expected;
    expected.pass = 3;
    expected.uuid = watchedDevice;
    expected.intervalNs = anHourNs;
    expected.smClockMhz = {1980, 1755};
    expected.memoryClockMhz = {2619, 2619};
    expected.powerWatts = {120.5, 655.25};
    expected.totalEnergyMillijoules = {9'000'000'000, 9'000'001'234};
    expected.temperatureCelsius = {41, 63};
    expected.clocksEventBits = {0x1, 0x44};
    expected.usedBytes = {1'000, 80'000'000'000};
    expected.computePercent = {0, 100};
    expected.memoryPercent = {0, 71};
    expected.energyMillijoules = 1'234;
    expected.maxTemperatureCelsius = 63;
    expected.throttleReasons = {"power cap", "hardware thermal slowdown"}; // that it was idle before is none
    EXPECT_EQ(event, expected) << toLine(Event{0, 0, 0, 0, event});
}

TEST(Telemetry, samplesWhileAPassRuns)
{
    const MadeUpLibrary library("smClock=1980;temperature=40,41,90,50;events=0,0x40,0;processes=self:7,self:7+"
        + std::to_string(foreignId) + ":500,self:7");
    TelemetrySampler sampler(watchedDevice, library.path(), aMillisecondNs);
    sampler.passBegins(0);
    library.waitForCalls("processes", 6); // before, and five times during the pass
    const TelemetryEvent event = sampler.passEnds();
    ASSERT_GE(event.sampledNs.size(), 7U);
    EXPECT_EQ(event.intervalNs, aMillisecondNs);
    EXPECT_TRUE(std::is_sorted(event.sampledNs.begin(), event.sampledNs.end()));
    EXPECT_EQ(event.smClockMhz, Maybes<int>(event.sampledNs.size(), 1980));
    Maybes<int> temperatures(event.sampledNs.size(), 50);
    temperatures[0] = 40;
    temperatures[1] = 41;
    temperatures[2] = 90;
    EXPECT_EQ(event.temperatureCelsius, temperatures);
    EXPECT_EQ(event.maxTemperatureCelsius, 90); // what was so in between counts
    EXPECT_EQ(event.throttleReasons, std::vector<std::string>{"hardware thermal slowdown"});
    EXPECT_EQ(event.foreignProcesses, (std::vector<ForeignProcess>{{foreignId, 500}}));
}

TEST(Telemetry, nothingIsAskedBetweenPasses)
{
    const MadeUpLibrary library("smClock=1980;processes=self:7");
    TelemetrySampler idle(watchedDevice, library.path(), aMillisecondNs);
    passOf(idle);
    TelemetrySampler busy(watchedDevice, library.path(), aMillisecondNs); // the library begins to count anew
    busy.passBegins(1);
    library.waitForCalls("processes", 20);
    const TelemetryEvent event = busy.passEnds();
    EXPECT_EQ(library.calls("smClock"), static_cast<int>(event.sampledNs.size())); // none is of the idle one
}

TEST(Telemetry, eachPassBeginsAnew)
{
    const MadeUpLibrary library("temperature=90,90,40;events=0x20,0,0;energy=100,700,1000,1500;processes=self:7+"
        + std::to_string(foreignId) + ":500,self:7");
    TelemetrySampler sampler(watchedDevice, library.path(), anHourNs);
    const TelemetryEvent before = passOf(sampler, 0);
    EXPECT_EQ(before.maxTemperatureCelsius, 90);
    EXPECT_EQ(before.throttleReasons, std::vector<std::string>{"software thermal slowdown"});
    EXPECT_EQ(before.foreignProcesses.size(), 1U);
    EXPECT_EQ(before.energyMillijoules, 600);
    const TelemetryEvent after = passOf(sampler, 1);
    EXPECT_EQ(after.pass, 1);
    EXPECT_EQ(after.sampledNs.size(), 2U);
    EXPECT_EQ(after.maxTemperatureCelsius, 40);
    EXPECT_TRUE(after.throttleReasons.empty());
    EXPECT_TRUE(after.foreignProcesses.empty());
    EXPECT_EQ(after.energyMillijoules, 500);
}

TEST(Telemetry, anOlderDriverIsAskedAsItWas)
{
    const TelemetryEvent event = eventOf(
        "smClock=1980;memoryClock=2619;power=1000;temperature=55;events=0x80;memory=5;compute=1;memoryUse=2;energy=4",
        THROUGHLINE_FAKE_NVML_OLDER);
    EXPECT_EQ(event.maxTemperatureCelsius, 55);
    EXPECT_EQ(event.throttleReasons, std::vector<std::string>{"power brake"});
    const std::string energy = "the driver's management library has no nvmlDeviceGetTotalEnergyConsumption";
    EXPECT_EQ(event.unavailable,
        (std::vector<UnavailableValue>{{"totalEnergyMillijoules", energy},
            {"foreignProcesses", "the driver's management library has no nvmlDeviceGetComputeRunningProcesses_v3"},
            {"energyMillijoules", energy}}));
    EXPECT_EQ(event.energyMillijoules, std::nullopt);
    EXPECT_TRUE(event.totalEnergyMillijoules.empty());
}

TEST(Telemetry, whatTheDeviceNeverSaysIsAskedOnce)
{
    const MadeUpLibrary library("smClock=1980;processes=self:7");
    TelemetrySampler sampler(watchedDevice, library.path(), anHourNs);
    passOf(sampler, 0);
    const TelemetryEvent event = passOf(sampler, 1);
    EXPECT_EQ(library.calls("power"), 1);
    EXPECT_EQ(library.calls("smClock"), 4);
    std::vector<std::string> missing;
    for (const UnavailableValue& value : event.unavailable)
        missing.push_back(value.value);
    EXPECT_EQ(missing,
        (std::vector<std::string>{"memoryClockMhz", "powerWatts", "totalEnergyMillijoules", "temperatureCelsius",
            "maxTemperatureCelsius", "clocksEventBits", "throttleReasons", "usedBytes", "computePercent",
            "memoryPercent", "energyMillijoules"}));
    EXPECT_EQ(reasonOf(event, "powerWatts"), "Not Supported (nvmlDeviceGetPowerUsage)");
    EXPECT_EQ(reasonOf(event, "energyMillijoules"), "Not Supported (nvmlDeviceGetTotalEnergyConsumption)");
    EXPECT_TRUE(event.powerWatts.empty());
    EXPECT_EQ(event.smClockMhz, (Maybes<int>{1980, 1980}));
}

TEST(Telemetry, aFailureThatPassesLeavesAGap)
{
    const MadeUpLibrary library("temperature=!15,!15,50;energy=10,!999,20,30;processes=self:7");
    TelemetrySampler sampler(watchedDevice, library.path(), anHourNs);
    const TelemetryEvent lost = passOf(sampler, 0);
    EXPECT_TRUE(lost.temperatureCelsius.empty());
    EXPECT_EQ(reasonOf(lost, "temperatureCelsius"), "GPU is lost (nvmlDeviceGetTemperatureV)"); // once
    EXPECT_EQ(lost.totalEnergyMillijoules, (Maybes<int64_t>{10, std::nullopt}));
    EXPECT_EQ(reasonOf(lost, "energyMillijoules"), "Unknown Error (nvmlDeviceGetTotalEnergyConsumption)");
    const TelemetryEvent found = passOf(sampler, 1);
    EXPECT_EQ(found.temperatureCelsius, (Maybes<int>{50, 50}));
    EXPECT_EQ(reasonOf(found, "temperatureCelsius"), "");
    EXPECT_EQ(found.energyMillijoules, 10);
}

TEST(Telemetry, aCounterThatBeginsAnewGivesNoEnergy)
{
    const TelemetryEvent event = eventOf("energy=5000,20;processes=self:7");
    EXPECT_EQ(event.energyMillijoules, std::nullopt);
    EXPECT_EQ(event.energySpanNs, 0);
    EXPECT_EQ(reasonOf(event, "energyMillijoules"), "the device's energy counter began anew");
}

TEST(Telemetry, ownProcessesAreNotForeign)
{
    const auto others = [](const std::string& processes) { return eventOf("processes=" + processes).foreignProcesses; };
    const std::string one = std::to_string(foreignId);
    const std::string two = std::to_string(otherForeignId);
    EXPECT_TRUE(others("self:7").empty());
    EXPECT_EQ(others(two + ":5+self:7+" + one + ":unknown"),
        (std::vector<ForeignProcess>{{foreignId, std::nullopt}, {otherForeignId, 5}}));
    EXPECT_EQ(
        others("self:7+" + one + ":5,self:7+" + one + ":9"), (std::vector<ForeignProcess>{{foreignId, 9}})); // most
    std::string many = "self:7";
    for (int i = 0; i < 40; ++i)
        many += "+" + std::to_string(otherForeignId + i) + ":1";
    EXPECT_EQ(others(many).size(), 40U);
}

TEST(Telemetry, idsFromOutsideAContainer)
{
    const TelemetryEvent event =
        eventOf("processes=" + std::to_string(foreignId) + ":900+" + std::to_string(otherForeignId) + ":100");
    EXPECT_EQ(event.foreignProcesses, (std::vector<ForeignProcess>{{otherForeignId, 100}}));
    EXPECT_EQ(reasonOf(event, "foreignProcesses"),
        "the driver numbers processes as outside this container: the one with most memory is taken for this one");
    EXPECT_TRUE(eventOf("processes=" + std::to_string(foreignId) + ":900").foreignProcesses.empty());
    EXPECT_EQ(reasonOf(eventOf("processes=none"), "foreignProcesses"),
        "the driver does not list even this process: others may be hidden as well");
    EXPECT_EQ(reasonOf(eventOf(""), "foreignProcesses"), "Not Supported (nvmlDeviceGetComputeRunningProcesses_v3)");
}

TEST(Telemetry, knowsTheProcessesOfItsParent)
{
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        char byte = 0;
        close(ends[1]);
        _exit(read(ends[0], &byte, 1) == 0 ? 0 : 1); // until the parent closes its end
    }
    EXPECT_TRUE(isChildOf(child, getpid()));
    EXPECT_FALSE(isChildOf(child, getppid()));
    EXPECT_TRUE(isChildOf(getpid(), getppid()));
    EXPECT_FALSE(isChildOf(foreignId, getpid()));
    close(ends[0]);
    close(ends[1]);
    int status = -1;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

TEST(Telemetry, withoutALibraryThereIsNoThread)
{
    TelemetrySampler sampler(watchedDevice, "/nowhere/libnvidia-ml.so.1");
    EXPECT_FALSE(sampler.hasThread());
    TelemetryEvent expected;
    expected.pass = 4;
    expected.uuid = watchedDevice;
    expected.unavailable = {{"telemetry",
        "NVIDIA's management library can't be opened: /nowhere/libnvidia-ml.so.1: cannot open shared object file: No "
        "such file or directory"}};
    EXPECT_EQ(passOf(sampler, 4), expected);
}

TEST(Telemetry, aLibraryThatIsAnotherIsSaid)
{
    TelemetrySampler sampler(watchedDevice, "libm.so.6");
    EXPECT_FALSE(sampler.hasThread());
    EXPECT_EQ(
        reasonOf(passOf(sampler), "telemetry"), "libm.so.6 is not NVIDIA's management library: it has no nvmlInit_v2");
}

TEST(Telemetry, aLibraryThatDoesNotStartIsSaid)
{
    const TelemetryEvent event = eventOf("init=!9");
    EXPECT_EQ(
        reasonOf(event, "telemetry"), "NVIDIA's management library does not start: Driver Not Loaded (nvmlInit_v2)");
    EXPECT_TRUE(event.sampledNs.empty());
}

TEST(Telemetry, anotherDeviceIsNotWatched)
{
    const MadeUpLibrary library("smClock=1980");
    TelemetrySampler sampler("GPU-other", library.path(), anHourNs);
    EXPECT_FALSE(sampler.hasThread());
    EXPECT_EQ(reasonOf(passOf(sampler), "telemetry"),
        "NVIDIA's management library knows no device GPU-other: Not Found (nvmlDeviceGetHandleByUUID)");
    EXPECT_EQ(library.calls("smClock"), 0);
}

TEST(Telemetry, aLongPassKeepsFewerSamples)
{
    SampleBuffer buffer(4);
    const auto kept = [&](int count) {
        buffer.clear();
        for (int i = 0; i < count; ++i) {
            DeviceSample sample;
            sample.sampledNs = i;
            buffer.add(sample);
        }
        std::vector<int64_t> times;
        for (const DeviceSample& sample : buffer.samples())
            times.push_back(sample.sampledNs);
        return times;
    };
    EXPECT_EQ(kept(4), (std::vector<int64_t>{0, 1, 2, 3}));
    EXPECT_EQ(buffer.step(), 1);
    EXPECT_EQ(kept(8), (std::vector<int64_t>{0, 2, 4, 6}));
    EXPECT_EQ(buffer.step(), 2);
    EXPECT_EQ(kept(20), (std::vector<int64_t>{0, 8, 16}));
    EXPECT_EQ(buffer.step(), 8);
}

TEST(Telemetry, ofTheLongestPassFitsALine)
{
    constexpr std::size_t samples = SampleBuffer::usualCapacity + 2;
    TelemetryEvent event;
    event.sampledNs.assign(samples, int64_t{1} << 60);
    for (auto* column : {&event.smClockMhz, &event.memoryClockMhz, &event.temperatureCelsius, &event.computePercent,
             &event.memoryPercent})
        column->assign(samples, 99'999);
    for (auto* column : {&event.totalEnergyMillijoules, &event.clocksEventBits, &event.usedBytes})
        column->assign(samples, int64_t{1} << 50);
    event.powerWatts.assign(samples, 1234.567);
    EXPECT_LT(toLine(Event{1, int64_t{1} << 60, 99, 99, event}).size(), maxLineBytes / 2);
}

} // namespace throughline
