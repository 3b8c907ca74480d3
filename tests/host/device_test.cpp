// SPDX-License-Identifier: GPL-3.0-or-later
// What a process may use of its machine, and how ranks divide it.
#include <tests/support/qt_tests.h>

#include <host/cgroup_limits.h>
#include <host/device_inventory.h>
#include <host/rank_layout.h>

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

#include <sched.h>

using namespace throughline;

namespace {

using Cores = std::vector<std::vector<int>>;

void write(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

} // namespace

class DeviceTest : public QObject {
    Q_OBJECT
private slots:
    void coresAreSplitAmongRanks()
    {
        QCOMPARE(splitCores({0, 1}, 0, 1), (Cores{{0, 1}}));
        QCOMPARE(splitCores({0, 1}, 2, 2), (Cores{{0}, {1}}));
        QCOMPARE(splitCores({0, 1}, 2, 3), (Cores{{0}, {1}, {0}})); // more ranks than cores: in turn
        QCOMPARE(splitCores({0, 2, 4, 6, 8}, 0, 2), (Cores{{0, 2, 4}, {6, 8}}));
        QCOMPARE(splitCores({0, 1, 2, 3}, 2, 2), (Cores{{0}, {1}}));
        QCOMPARE(splitCores({3}, 2, 1), (Cores{{3, 3}})); // more threads than cores, as asked
        QCOMPARE(splitCores({0, 1, 2, 3}, 1, 2), (Cores{{0}, {0}}));
    }

    void affinityIsHonoured()
    {
        cpu_set_t before;
        QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
        const auto all = cpuDevice();
        QVERIFY(!all.cores.empty());
        QVERIFY(!all.name.empty());
        QVERIFY(all.availableBytes > 0 && all.availableBytes <= all.memoryBytes);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(all.cores.back(), &one);
        QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
        const auto restricted = cpuDevice();
        const auto here = environment();
        QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
        QCOMPARE(restricted.cores, std::vector<int>{all.cores.back()});
        QCOMPARE(here.cpuCores, 1);
        QCOMPARE(here.affinity, std::to_string(all.cores.back()));
        QVERIFY(!here.kernel.empty() && !here.operatingSystem.empty() && !here.revision.empty());
    }

    void limitsOfVersionTwo()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        write(root / "proc/self/cgroup", "0::/user/session\n");
        write(root / "sys/fs/cgroup/user/session/memory.max", "max\n");
        write(root / "sys/fs/cgroup/user/session/cpu.max", "max 100000\n");
        write(root / "sys/fs/cgroup/user/memory.max", "1000000\n"); // of a group above
        write(root / "sys/fs/cgroup/user/memory.current", "400000\n");
        write(root / "sys/fs/cgroup/user/memory.stat", "anon 300000\ninactive_file 100000\n");
        write(root / "sys/fs/cgroup/user/cpu.max", "150000 100000\n");
        const auto limits = cgroupLimits(root);
        QCOMPARE(limits.memoryBytes.value(), int64_t(1'000'000));
        QCOMPARE(limits.availableBytes.value(), int64_t(700'000));
        QCOMPARE(limits.processors.value(), 1.5);
    }

    void limitsOfVersionOne()
    {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        write(root / "proc/self/cgroup", "4:memory:/a\n3:cpu,cpuacct:/a\n1:name=systemd:/\n0::/\n");
        write(root / "sys/fs/cgroup/memory/a/memory.limit_in_bytes", "5000\n");
        write(root / "sys/fs/cgroup/memory/a/memory.usage_in_bytes", "6000\n"); // over it: nothing is left, not less
        write(root / "sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write(root / "sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us", "50000\n");
        write(root / "sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us", "100000\n");
        write(root / "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
        const auto limits = cgroupLimits(root);
        QCOMPARE(limits.memoryBytes.value(), int64_t(5000));
        QCOMPARE(limits.availableBytes.value(), int64_t(0));
        QCOMPARE(limits.processors.value(), 0.5);
    }

    void noLimitsAreNone()
    {
        const QTemporaryDir folder;
        const auto limits = cgroupLimits(folder.path().toStdString());
        QVERIFY(!limits.memoryBytes && !limits.availableBytes && !limits.processors);
    }

    void aPlanKnowsWhatThisMachineCanDo()
    {
        const Capabilities can = capabilities();
        QCOMPARE(can.cpuCores, int(cpuDevice().cores.size()));
        QCOMPARE(can.facts("tiny").value().preset, true);
        const auto unknown = can.facts("no-such-model");
        QVERIFY(!unknown && sentence(unknown.error()).find("no-such-model") != std::string::npos);
        Settings settings;
        settings.prompts.kind = PromptKind::Random;
        settings.prompts.length = 7;
        QCOMPARE(can.promptLengths("tiny", settings, 3).value(), std::vector<int>({7, 7, 7}));
        QVERIFY(noGpuReason().starts_with("no GPU: "));
    }
};

THROUGHLINE_QTEST(DeviceTest)
#include "device_test.moc"
