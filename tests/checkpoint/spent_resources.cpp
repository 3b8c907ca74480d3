// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/checkpoint/spent_resources.h>

#include <tests/checkpoint/temporary_folder.h>

#include <gtest/gtest.h>

#include <ctime>
#include <sstream>

namespace throughline::test {

namespace {

/// The most memory this process had resident since the mark was last reset, in bytes.
int64_t peakResidentBytes()
{
    std::istringstream status(contentOf("/proc/self/status"));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoll(line.substr(6)) * 1024;
    return 0;
}

/// Of this process, so that others on the machine don't count.
double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

SpentResources::SpentResources()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // resets the mark
    m_peakBytes = peakResidentBytes();
    m_cpuSeconds = cpuSeconds();
}

void SpentResources::expectLittle([[maybe_unused]] const std::string& what) const
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const double seconds = cpuSeconds() - m_cpuSeconds;
    const int64_t bytes = peakResidentBytes() - m_peakBytes;
    EXPECT_LE(seconds, 0.1) << what;
    EXPECT_LE(bytes, 50 << 20) << what;
#endif
}

} // namespace throughline::test
