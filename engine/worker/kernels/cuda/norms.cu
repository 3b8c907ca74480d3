// SPDX-License-Identifier: GPL-3.0-or-later
// Both norms: a block per row, all in fp32, rounded at the end.
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/elements.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/layer_norm.h>
#include <worker/kernels/rms_norm.h>

namespace throughline {

namespace {

constexpr int normThreads = 256;
constexpr int normAtOnce = 4; // elements: 16 bytes of fp32

struct NormParameters {
    const float* weight = nullptr;
    const float* bias = nullptr; // null: a norm by the mean of squares
    float epsilon = 0;
    int width = 0;
};

/// Rows of any width and stride.
template <class T> __global__ void normAnyRows(Rows x, NormParameters p, T* y, int64_t yStride)
{
    __shared__ float scratch[32];
    takeTurn();
    const float* row = x.row(blockIdx.x);
    float mean = 0;
    if (p.bias) {
        float sum = 0;
        for (int i = static_cast<int>(threadIdx.x); i < p.width; i += normThreads)
            sum += row[i];
        mean = blockSum(sum, scratch) / static_cast<float>(p.width);
    }
    float squares = 0;
    for (int i = static_cast<int>(threadIdx.x); i < p.width; i += normThreads)
        squares += (row[i] - mean) * (row[i] - mean);
    const float scale = rsqrtf(blockSum(squares, scratch) / static_cast<float>(p.width) + p.epsilon);
    T* to = y + blockIdx.x * yStride;
    for (int i = static_cast<int>(threadIdx.x); i < p.width; i += normThreads)
        to[i] = fromFloat<T>((row[i] - mean) * scale * p.weight[i] + (p.bias ? p.bias[i] : 0.0f));
}

/// Rows that a block keeps in its registers, so that each is read once: `units` times 4 elements per thread.
template <class T, int units>
__global__ void __launch_bounds__(normThreads) normRows(Rows x, NormParameters p, T* y, int64_t yStride)
{
    __shared__ float scratch[32];
    takeTurn();
    const float* row = x.row(blockIdx.x);
    Elements<float, normAtOnce> kept[units];
    float sum = 0;
    const auto each = [&](auto&& work) {
#pragma unroll
        for (int unit = 0; unit < units; ++unit) {
            const int column = (unit * normThreads + static_cast<int>(threadIdx.x)) * normAtOnce;
            if (column < p.width)
                work(kept[unit], column);
        }
    };
    each([&](auto& elements, int column) {
        elements = load<normAtOnce>(row + column);
        for (const float value : elements.values)
            sum += value;
    });
    const float mean = p.bias ? blockSum(sum, scratch) / static_cast<float>(p.width) : 0.0f;
    float squares = 0;
    each([&](const auto& elements, int) {
        for (const float value : elements.values)
            squares += (value - mean) * (value - mean);
    });
    const float scale = rsqrtf(blockSum(squares, scratch) / static_cast<float>(p.width) + p.epsilon);
    T* const to = y + blockIdx.x * yStride;
    each([&](const auto& elements, int column) {
        const auto weights = load<normAtOnce>(p.weight + column);
        Elements<float, normAtOnce> biases{};
        if (p.bias)
            biases = load<normAtOnce>(p.bias + column);
        Elements<T, normAtOnce> result;
#pragma unroll
        for (int i = 0; i < normAtOnce; ++i)
            result.values[i] = fromFloat<T>((elements.values[i] - mean) * scale * weights.values[i] + biases.values[i]);
        store(to + column, result);
    });
}

template <class T> auto normKernel(bool aligned, int width)
{
    const int units = (width + normThreads * normAtOnce - 1) / (normThreads * normAtOnce);
    if (!aligned || units > 8)
        return normAnyRows<T>;
    if (units > 4)
        return normRows<T, 8>;
    return units > 2 ? normRows<T, 4> : units > 1 ? normRows<T, 2> : normRows<T, 1>;
}

void norm(Compute& compute, Rows x, const NormParameters& p, Activations y, int64_t rows)
{
    withType(y.type, [&](auto element) {
        using T = decltype(element);
        const auto to = static_cast<T*>(y.data);
        const bool aligned = p.width % normAtOnce == 0 && isAligned(x.data, x.stride) && isAligned(to, y.stride)
            && isAligned(p.weight, 0) && isAligned(p.bias, 0);
        launchEarly(compute.stream(), normKernel<T>(aligned, p.width), {dim3(static_cast<unsigned>(rows)), normThreads},
            x, p, to, y.stride);
    });
}

} // namespace

void rmsNorm(Compute& compute, Rows x, const float* weight, double epsilon, Activations y, int64_t rows, int64_t width)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->norm(x, weight, nullptr, epsilon, y, width);
    norm(compute, x, {weight, nullptr, static_cast<float>(epsilon), static_cast<int>(width)}, y, rows);
}

void layerNorm(Compute& compute, Rows x, const float* weight, const float* bias, double epsilon, Activations y,
    int64_t rows, int64_t width)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->norm(x, weight, bias, epsilon, y, width);
    norm(compute, x, {weight, bias, static_cast<float>(epsilon), static_cast<int>(width)}, y, rows);
}

} // namespace throughline
