// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker_cuda/gpu_values.h>

#include <tests/worker_cuda/gpu_model.h>

#include <device/cuda_error.h>
#include <worker/kernels/cuda/place_elements.h>

#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <unistd.h>

namespace throughline::test {

namespace {

const char* const madeName = "made";

uint16_t halfBits(WeightType type, float value)
{
    return type == WeightType::Bf16 ? __bfloat16_as_ushort(__float2bfloat16_rn(value))
                                    : __half_as_ushort(__float2half_rn(value));
}

float fromHalfBits(WeightType type, uint16_t bits)
{
    return type == WeightType::Bf16 ? __bfloat162float(__ushort_as_bfloat16(bits))
                                    : __half2float(__ushort_as_half(bits));
}

void roundAll(WeightType type, std::vector<float>& values)
{
    for (float& value : values)
        value = static_cast<float>(rounded(type, value));
}

} // namespace

void OnGpu::SetUp()
{
    if (!hasGpu())
        GTEST_SKIP() << "there is no GPU here";
}

void OnGpuInEachPrecision::SetUp()
{
    if (!hasGpu())
        GTEST_SKIP() << "there is no GPU here";
    compute.emplace(GetParam().type, GetParam().tf32);
}

std::string GpuPrecision::name() const
{
    switch (type) {
    case WeightType::Bf16:
        return "bf16";
    case WeightType::Fp16:
        return "fp16";
    case WeightType::Fp32:
        break;
    }
    return tf32 ? "tf32" : "fp32";
}

std::vector<float> madeValues(int64_t count, uint64_t seed, float mean, float deviation)
{
    std::vector<float> values(static_cast<std::size_t>(count));
    RandomTensor(seed, madeName, mean, deviation).fill(0, values);
    return values;
}

std::vector<float> madeValues(WeightType type, int64_t count, uint64_t seed, float mean, float deviation)
{
    std::vector<float> values = madeValues(count, seed, mean, deviation);
    roundAll(type, values);
    return values;
}

void send(WeightType type, std::span<const float> values, void* to)
{
    std::vector<uint16_t> narrow;
    const void* from = values.data();
    if (type != WeightType::Fp32) {
        for (const float value : values)
            narrow.push_back(halfBits(type, value));
        from = narrow.data();
    }
    checkCuda(cudaMemcpy(to, from, values.size() * bytesOf(type), cudaMemcpyHostToDevice), "sending a test's values");
    checkCuda(cudaDeviceSynchronize(), "sending a test's values");
}

std::vector<float> fetch(WeightType type, const void* from, int64_t count)
{
    checkCuda(cudaDeviceSynchronize(), "computing a test's values");
    std::vector<float> values(static_cast<std::size_t>(count));
    std::vector<uint16_t> narrow(type == WeightType::Fp32 ? 0 : values.size());
    void* const to = type == WeightType::Fp32 ? static_cast<void*>(values.data()) : narrow.data();
    checkCuda(cudaMemcpy(to, from, values.size() * bytesOf(type), cudaMemcpyDeviceToHost), "fetching a test's values");
    for (std::size_t i = 0; i < narrow.size(); ++i)
        values[i] = fromHalfBits(type, narrow[i]);
    return values;
}

DeviceBuffer<float> onDevice(const std::vector<float>& values)
{
    DeviceBuffer<float> buffer(static_cast<int64_t>(values.size()));
    send(WeightType::Fp32, values, buffer.data());
    return buffer;
}

MadeRowsOfType::MadeRowsOfType(WeightType type, int64_t rows, int64_t stride, uint64_t seed)
    : m_stride(stride)
    , m_values(madeValues(type, rows * stride, seed))
    , m_buffer(type, rows, stride)
{
    send(type, m_values, m_buffer.rows().data);
}

MadeMatrix::MadeMatrix(Compute& compute, int64_t outer, int64_t inner, uint64_t seed)
    : m_tensor(seed, madeName, 0, static_cast<float>(1 / std::sqrt(static_cast<double>(inner))))
    , m_matrix(compute.type(), outer, inner)
{
    ElementPlaces places;
    places.to = m_matrix.data();
    places.type = m_matrix.type();
    places.outer = outer;
    places.inner = inner;
    places.toStride = m_matrix.stride();
    constexpr int64_t atOnce = int64_t{1} << 28;
    for (int64_t first = 0; first < outer * inner; first += atOnce)
        placeRandom(compute.stream(), places, m_tensor.key, m_tensor.mean, m_tensor.deviation, first,
            std::min(atOnce, outer * inner - first));
}

std::vector<float> MadeMatrix::row(int64_t n) const
{
    std::vector<float> values(static_cast<std::size_t>(m_matrix.inner()));
    m_tensor.fill(n * m_matrix.inner(), values);
    roundAll(m_matrix.type(), values);
    return values;
}

int64_t residentBytes()
{
    std::ifstream file("/proc/self/statm");
    int64_t pages = 0;
    int64_t resident = 0;
    file >> pages >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

} // namespace throughline::test
