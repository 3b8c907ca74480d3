// SPDX-License-Identifier: GPL-3.0-or-later
// Both norms: a block per row, all in fp32, rounded at the end.
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>
#include <worker/kernels/layer_norm.h>
#include <worker/kernels/rms_norm.h>

namespace throughline {

namespace {

constexpr int normThreads = 256;

template <class T>
__global__ void rmsNormRows(Rows x, const float* weight, float epsilon, T* y, int64_t yStride, int width)
{
    __shared__ float scratch[32];
    const float* row = x.row(blockIdx.x);
    float squares = 0;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += normThreads)
        squares += row[i] * row[i];
    const float scale = rsqrtf(blockSum(squares, scratch) / static_cast<float>(width) + epsilon);
    T* to = y + blockIdx.x * yStride;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += normThreads)
        to[i] = fromFloat<T>(row[i] * scale * weight[i]);
}

template <class T>
__global__ void layerNormRows(
    Rows x, const float* weight, const float* bias, float epsilon, T* y, int64_t yStride, int width)
{
    __shared__ float scratch[32];
    const float* row = x.row(blockIdx.x);
    float sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += normThreads)
        sum += row[i];
    const float mean = blockSum(sum, scratch) / static_cast<float>(width);
    float squares = 0;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += normThreads)
        squares += (row[i] - mean) * (row[i] - mean);
    const float scale = rsqrtf(blockSum(squares, scratch) / static_cast<float>(width) + epsilon);
    T* to = y + blockIdx.x * yStride;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += normThreads)
        to[i] = fromFloat<T>((row[i] - mean) * scale * weight[i] + bias[i]);
}

} // namespace

void rmsNorm(Compute& compute, Rows x, const float* weight, double epsilon, Activations y, int64_t rows, int64_t width)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->norm(x, weight, nullptr, epsilon, y, width);
    withType(y.type, [&](auto element) {
        using T = decltype(element);
        rmsNormRows<T><<<static_cast<unsigned>(rows), normThreads, 0, compute.stream()>>>(
            x, weight, static_cast<float>(epsilon), static_cast<T*>(y.data), y.stride, static_cast<int>(width));
    });
    checkLaunch("normalising");
}

void layerNorm(Compute& compute, Rows x, const float* weight, const float* bias, double epsilon, Activations y,
    int64_t rows, int64_t width)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->norm(x, weight, bias, epsilon, y, width);
    withType(y.type, [&](auto element) {
        using T = decltype(element);
        layerNormRows<T><<<static_cast<unsigned>(rows), normThreads, 0, compute.stream()>>>(
            x, weight, bias, static_cast<float>(epsilon), static_cast<T*>(y.data), y.stride, static_cast<int>(width));
    });
    checkLaunch("normalising");
}

} // namespace throughline
