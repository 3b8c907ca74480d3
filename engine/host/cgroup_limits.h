// SPDX-License-Identifier: GPL-3.0-or-later
// What control groups (version 1 and 2) leave this process of processors and memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace throughline {

struct CgroupLimits {
    std::optional<double> processors;      // quota ÷ period
    std::optional<int64_t> memoryBytes;    // the limit
    std::optional<int64_t> availableBytes; // limit less what is in use and can't be reclaimed
};

/// The tightest of the own group and all above it. `root` other than "/" is for tests: a folder with proc/ and sys/.
CgroupLimits cgroupLimits(const std::filesystem::path& root = "/");

} // namespace throughline
