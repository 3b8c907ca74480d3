// SPDX-License-Identifier: GPL-3.0-or-later
// Values between host and device, for tests of single kernels: made, rounded, sent, fetched.
#pragma once

#include <tests/worker_cuda/device_rows.h>

#include <device/compute.h>

#include <checkpoint/random_tensor.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::test {

/// What kernels compute in, and with which products.
struct GpuPrecision {
    WeightType type = WeightType::Fp32;
    bool tf32 = false;
    std::string name() const;
};

// Tests of these skip where there is no GPU.
class OnGpu : public testing::Test {
protected:
    void SetUp() override;
};
class OnGpuInEachPrecision : public testing::TestWithParam<GpuPrecision> {
protected:
    void SetUp() override;
    static WeightType type() { return GetParam().type; }
    static double roundoff() { return unitRoundoff(type()); }
    std::optional<Compute> compute;
};
inline auto eachType()
{
    return testing::Values(
        GpuPrecision{WeightType::Fp32}, GpuPrecision{WeightType::Bf16}, GpuPrecision{WeightType::Fp16});
}
inline auto eachPrecision()
{
    return testing::Values(GpuPrecision{WeightType::Fp32}, GpuPrecision{WeightType::Fp32, true},
        GpuPrecision{WeightType::Bf16}, GpuPrecision{WeightType::Fp16});
}
inline std::string precisionName(const testing::TestParamInfo<GpuPrecision>& info) { return info.param.name(); }

/// Reproducible values, about normal; of a type: rounded to it.
std::vector<float> madeValues(int64_t count, uint64_t seed, float mean = 0, float deviation = 1);
std::vector<float> madeValues(WeightType type, int64_t count, uint64_t seed, float mean = 0, float deviation = 1);

/// Rounded to the type. Waits.
void send(WeightType type, std::span<const float> values, void* to);
/// Waits for all that was launched.
std::vector<float> fetch(WeightType type, const void* from, int64_t count);
DeviceBuffer<float> onDevice(const std::vector<float>& values);

/// Rows of made values of a type, on both sides.
class MadeRowsOfType {
public:
    MadeRowsOfType(WeightType type, int64_t rows, int64_t stride, uint64_t seed);
    Activations onDevice() const { return m_buffer.rows(); }
    const float* row(int64_t r) const { return m_values.data() + r * m_stride; }

private:
    int64_t m_stride;
    std::vector<float> m_values; // as the device has them
    ActivationBuffer m_buffer;
};

/// A matrix of made values, with a deviation of 1/√inner so that products with values of about 1 are about 1.
class MadeMatrix {
public:
    MadeMatrix(Compute& compute, int64_t outer, int64_t inner, uint64_t seed);
    const PackedMatrix& onDevice() const { return m_matrix; }
    /// As the device has it.
    std::vector<float> row(int64_t n) const;

private:
    RandomTensor m_tensor;
    PackedMatrix m_matrix;
};

/// What this process has in memory.
int64_t residentBytes();

} // namespace throughline::test
