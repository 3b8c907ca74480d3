// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker_cuda/device_rows.h>

#include <device/cuda_error.h>

#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <random>

namespace throughline::test {

namespace {

uint16_t bitsOf(WeightType type, float value)
{
    return type == WeightType::Bf16 ? __bfloat16_as_ushort(__float2bfloat16_rn(value))
                                    : __half_as_ushort(__float2half_rn(value));
}

template <class T> void sendElements(Compute& compute, const std::vector<T>& elements, int64_t width, Activations to)
{
    const std::size_t bytes = static_cast<std::size_t>(width) * sizeof(T);
    checkCuda(cudaMemcpy2DAsync(to.data, static_cast<std::size_t>(to.stride) * sizeof(T), elements.data(), bytes, bytes,
                  elements.size() / static_cast<std::size_t>(width), cudaMemcpyHostToDevice, compute.stream()),
        "copying to the device");
    compute.finish();
}

} // namespace

double rounded(WeightType type, double value)
{
    const auto narrow = static_cast<float>(value);
    switch (type) {
    case WeightType::Bf16:
        return __bfloat162float(__float2bfloat16_rn(narrow));
    case WeightType::Fp16:
        return __half2float(__float2half_rn(narrow));
    case WeightType::Fp32:
        break;
    }
    return narrow;
}

double unitRoundoff(WeightType type)
{
    return type == WeightType::Bf16 ? 0x1p-8 : type == WeightType::Fp16 ? 0x1p-11 : 0x1p-24;
}

void sendRows(Compute& compute, const std::vector<float>& values, int64_t width, Activations to)
{
    if (to.type == WeightType::Fp32)
        return sendElements(compute, values, width, to);
    std::vector<uint16_t> bits;
    bits.reserve(values.size());
    for (const float value : values)
        bits.push_back(bitsOf(to.type, value));
    sendElements(compute, bits, width, to);
}

std::vector<float> receiveRows(Compute& compute, Activations from, int64_t rows, int64_t width)
{
    std::vector<float> values(static_cast<std::size_t>(rows * width));
    compute.download(from, rows, width, values.data());
    return values;
}

std::vector<float> randomNumbers(WeightType type, int64_t count, unsigned seed)
{
    std::minstd_rand random(seed);
    std::uniform_real_distribution<float> uniform(-1.75f, 1.75f);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = static_cast<float>(rounded(type, uniform(random)));
    return values;
}

} // namespace throughline::test
