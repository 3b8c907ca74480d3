// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/session.h>

#include <worker/process.h>

#include <ATen/Parallel.h>

#include <algorithm>
#include <stdexcept>

namespace throughline {

WeightType weightTypeOf(Precision precision)
{
    if (precision == Precision::Fp32)
        return WeightType::Fp32;
    if (precision == Precision::Bf16)
        return WeightType::Bf16;
    throw std::runtime_error("This worker computes in fp32 and bf16, not in " + std::string(nameOf(precision)));
}

std::unique_ptr<Compute> makeCompute(const LoadCommand& command)
{
    limitMemory(command.memoryLimitBytes);
    at::set_num_threads(std::max(1, static_cast<int>(command.cpus.size())));
    return std::make_unique<Compute>(command.cpus);
}

void resetPeaks()
{
    Pages::resetPeak();
    resetResidentPeak(); // measuring the ceilings took a gigabyte, which is not the cell's
}

int64_t peakBytes() { return Pages::peakBytes(); }

int64_t devicePeakBytes() { return residentPeakBytes(); }

void beginConnecting(const LoadCommand& command, const std::vector<int>& allCpus)
{
    std::vector<int> others = allCpus;
    if (!command.cpus.empty())
        std::erase(others, command.cpus.front());
    allowCpus(others.empty() ? allCpus : others);
}

void endConnecting(const LoadCommand& command, const std::vector<int>& allCpus)
{
    allowCpus(command.cpus.empty() ? allCpus : std::vector{command.cpus.front()});
}

} // namespace throughline
