// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/elements.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/gate.h>

namespace throughline {

namespace {

/// gate = activation(gate) × up, in place: a row per blockIdx.x, `atOnce` elements per thread.
template <class T, int atOnce>
__global__ void gateRows(T* gateAndUp, int64_t stride, int64_t upOffset, int width, Epilogue epilogue)
{
    const int column = static_cast<int>(blockIdx.y * blockDim.x + threadIdx.x) * atOnce;
    if (column >= width)
        return;
    T* const at = gateAndUp + blockIdx.x * stride + column;
    withActivation(epilogue, [&](auto activation) {
        if (column + atOnce > width) {
#pragma unroll 1
            for (int i = 0; i < width - column; ++i)
                at[i] = fromFloat<T>(activation(toFloat(at[i])) * toFloat(at[upOffset + i]));
            return;
        }
        auto gate = load<atOnce>(at);
        const auto up = load<atOnce>(at + upOffset);
#pragma unroll
        for (int i = 0; i < atOnce; ++i)
            gate.values[i] = fromFloat<T>(activation(toFloat(gate.values[i])) * toFloat(up.values[i]));
        store(at, gate);
    });
}

template <class T>
void gateElements(Compute& compute, T* gateAndUp, int64_t stride, int64_t rows, int64_t width, Epilogue activation)
{
    const bool aligned = isAligned(gateAndUp, stride);
    const auto kernel = aligned ? gateRows<T, elementsAtOnce<T>> : gateRows<T, 1>;
    kernel<<<gridOfRows(rows, width, aligned ? elementsAtOnce<T> : 1), elementThreads, 0, compute.stream()>>>(
        gateAndUp, stride, padded(width), static_cast<int>(width), activation);
}

} // namespace

void gate(Compute& compute, Activations gateAndUp, int64_t rows, int64_t width, Epilogue activation)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->gate(gateAndUp, width, activation);
    withType(gateAndUp.type, [&](auto element) {
        gateElements(
            compute, static_cast<decltype(element)*>(gateAndUp.data), gateAndUp.stride, rows, width, activation);
    });
    checkLaunch("gating");
}

} // namespace throughline
