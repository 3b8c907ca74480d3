// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/session.h>

#include <device/cuda_error.h>

#include <stdexcept>

namespace throughline {

WeightType weightTypeOf(Precision precision)
{
    switch (precision) {
    case Precision::Fp32:
    case Precision::Tf32:
        return WeightType::Fp32;
    case Precision::Bf16:
        return WeightType::Bf16;
    case Precision::Fp16:
        return WeightType::Fp16;
    case Precision::Auto:
    case Precision::Int8:
    case Precision::Int4:
    case Precision::Fp8:
        break;
    }
    throw std::runtime_error(
        "This worker computes in fp32, tf32, fp16 and bf16, not in " + std::string(nameOf(precision)));
}

std::unique_ptr<Compute> makeCompute(const LoadCommand& command)
{
    return std::make_unique<Compute>(weightTypeOf(command.precision), command.precision == Precision::Tf32);
}

void resetPeaks() { DeviceMemory::resetPeak(); }

int64_t peakBytes() { return DeviceMemory::peakBytes(); }

int64_t devicePeakBytes()
{
    std::size_t free = 0;
    std::size_t total = 0;
    checkCuda(cudaMemGetInfo(&free, &total), "asking for its memory");
    return static_cast<int64_t>(total - free);
}

} // namespace throughline
