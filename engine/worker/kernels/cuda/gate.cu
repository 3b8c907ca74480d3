// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>
#include <worker/kernels/gate.h>

namespace throughline {

namespace {

template <class T>
__global__ void gateRows(T* gateAndUp, int64_t stride, int64_t upOffset, int64_t rows, int width, Epilogue activation)
{
    const int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= rows * width)
        return;
    T* gate = gateAndUp + i / width * stride + i % width;
    *gate = fromFloat<T>(activated(toFloat(*gate), activation) * toFloat(gate[upOffset]));
}

} // namespace

void gate(Compute& compute, Activations gateAndUp, int64_t rows, int64_t width, Epilogue activation)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->gate(gateAndUp, width, activation);
    constexpr int threads = 256;
    const auto blocks = static_cast<unsigned>((rows * width + threads - 1) / threads);
    withType(gateAndUp.type, [&](auto element) {
        gateRows<<<blocks, threads, 0, compute.stream()>>>(static_cast<decltype(element)*>(gateAndUp.data),
            gateAndUp.stride, padded(width), rows, static_cast<int>(width), activation);
    });
    checkLaunch("gating");
}

} // namespace throughline
