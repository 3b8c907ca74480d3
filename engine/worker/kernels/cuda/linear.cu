// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/matrix_products.h>
#include <device/streamed_products.h>
#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/elements.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/gate.h>
#include <worker/kernels/linear.h>

namespace throughline {

namespace {

/// y = activation(y + bias), in place: a row per blockIdx.x, `atOnce` elements per thread.
template <class T, int atOnce>
__global__ void finishRows(T* y, int64_t stride, const float* bias, int width, Epilogue epilogue)
{
    const int column = static_cast<int>(blockIdx.y * blockDim.x + threadIdx.x) * atOnce;
    if (column >= width)
        return;
    T* const at = y + blockIdx.x * stride + column;
    withActivation(epilogue, [&](auto activation) {
        if (column + atOnce > width) {
#pragma unroll 1
            for (int i = 0; i < width - column; ++i)
                at[i] = fromFloat<T>(activation(toFloat(at[i]) + (bias ? bias[column + i] : 0.0f)));
            return;
        }
        auto elements = load<atOnce>(at);
        Elements<float, atOnce> biases{};
        if (bias)
            biases = load<atOnce>(bias + column);
#pragma unroll
        for (int i = 0; i < atOnce; ++i)
            elements.values[i] = fromFloat<T>(activation(toFloat(elements.values[i]) + biases.values[i]));
        store(at, elements);
    });
}

template <class T>
void finish(Compute& compute, T* y, int64_t stride, const float* bias, int64_t rows, int64_t width, Epilogue epilogue)
{
    if (!bias && (epilogue == Epilogue::Store || epilogue == Epilogue::AddTo))
        return;
    const bool aligned = isAligned(y, stride) && isAligned(bias, 0);
    const auto kernel = aligned ? finishRows<T, elementsAtOnce<T>> : finishRows<T, 1>;
    kernel<<<gridOfRows(rows, width, aligned ? elementsAtOnce<T> : 1), elementThreads, 0, compute.stream()>>>(
        y, stride, bias, static_cast<int>(width), epilogue);
    checkLaunch("finishing a product");
}

ProductCall callOf(const PackedMatrix& weights, Activations x, int64_t rows)
{
    ProductCall call;
    call.weights = &weights;
    call.x = x.data;
    call.xStride = x.stride;
    call.rows = rows;
    return call;
}

} // namespace

void linear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, Epilogue epilogue)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->linear(weights, bias, x, y, rows, epilogue);
    ProductCall call = callOf(weights, x, rows);
    call.y = y.data;
    call.yStride = y.stride;
    call.yType = y.type;
    if (compute.products().streamed().run(call, {bias, epilogue}))
        return;
    compute.products().run(call);
    withType(y.type, [&](auto element) {
        finish(compute, static_cast<decltype(element)*>(y.data), y.stride, bias, rows, weights.outer(), epilogue);
    });
}

void gatedLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, int64_t width, Epilogue activation)
{
    if (!compute.recorder()) {
        ProductCall call = callOf(weights, x, rows);
        call.y = y.data;
        call.yStride = y.stride;
        call.yType = y.type;
        if (compute.products().streamed().run(call, {bias, activation, padded(width), width}))
            return;
    }
    linear(compute, weights, bias, x, y, rows);
    gate(compute, y, rows, width, activation);
}

void addLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->addLinear(weights, bias, x, y, rows);
    ProductCall call = callOf(weights, x, rows);
    call.y = y.data;
    call.yStride = y.stride;
    call.addTo = true;
    if (compute.products().streamed().run(call, {bias}))
        return;
    compute.products().run(call);
    finish(compute, y.data, y.stride, bias, rows, weights.outer(), Epilogue::AddTo);
}

void linearOut(Compute& compute, const PackedMatrix& weights, Activations x, Rows y, int64_t rows)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->linearOut(weights, x, y, rows);
    ProductCall call = callOf(weights, x, rows);
    call.y = y.data;
    call.yStride = y.stride;
    if (!compute.products().streamed().run(call, {}))
        compute.products().run(call);
}

std::string linearKernelName(const Compute& compute, const PackedMatrix& weights, int64_t rows)
{
    const std::string way = compute.wayOf(static_cast<int>(rows));
    if (way == "persistent kernel")
        return way;
    const bool streamed = compute.products().streamed().takes(weights, rows);
    return (streamed ? "streamed weights" : "cuBLASLt") + (way == "graph" ? " in a graph" : std::string());
}

} // namespace throughline
