// SPDX-License-Identifier: GPL-3.0-or-later
// What this process is and may use, as the system tells it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

/// CLOCK_MONOTONIC nanoseconds at which the process was started, to 10 ms, as the kernel keeps it.
int64_t processStartNs();
/// Most resident memory this process has had since `resetResidentPeak`.
int64_t residentPeakBytes();
void resetResidentPeak();
/// Memory that the system could still give.
int64_t availableBytes();
/// "Intel(R) Xeon(R) Processor".
std::string processorName();
/// Cores that this process may run on.
std::vector<int> usableCpus();
/// Lets the calling thread run on these cores.
void allowCpus(const std::vector<int>& cpus);
/// Private writable memory beyond so many bytes is refused from now on; 0 = no limit.
void limitMemory(int64_t bytes);
/// Ends this process when its parent dies, and at once if it already has.
void dieWithParent();
/// The original standard output, which from now on only the returned descriptor reaches: prints of libraries go to
/// standard error.
int takeStandardOutput();

} // namespace throughline
