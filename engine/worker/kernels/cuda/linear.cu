// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/matrix_products.h>
#include <worker/kernels/cuda/activate.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>
#include <worker/kernels/linear.h>

namespace throughline {

namespace {

/// y = activation(y + bias), in place.
template <class T>
__global__ void finishRows(T* y, int64_t stride, const float* bias, int64_t rows, int width, Epilogue epilogue)
{
    const int64_t i = static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= rows * width)
        return;
    T* value = y + i / width * stride + i % width;
    *value = fromFloat<T>(activated(toFloat(*value) + (bias ? bias[i % width] : 0.0f), epilogue));
}

template <class T>
void finish(Compute& compute, T* y, int64_t stride, const float* bias, int64_t rows, int64_t width, Epilogue epilogue)
{
    if (!bias && (epilogue == Epilogue::Store || epilogue == Epilogue::AddTo))
        return;
    constexpr int threads = 256;
    const auto blocks = static_cast<unsigned>((rows * width + threads - 1) / threads);
    finishRows<<<blocks, threads, 0, compute.stream()>>>(y, stride, bias, rows, static_cast<int>(width), epilogue);
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
    compute.products().run(call);
    withType(y.type, [&](auto element) {
        finish(compute, static_cast<decltype(element)*>(y.data), y.stride, bias, rows, weights.outer(), epilogue);
    });
}

void addLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->addLinear(weights, bias, x, y, rows);
    ProductCall call = callOf(weights, x, rows);
    call.y = y.data;
    call.yStride = y.stride;
    call.addTo = true;
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
    compute.products().run(call);
}

std::string linearKernelName(const Compute&, const PackedMatrix&, int64_t) { return "cublasLt"; }

} // namespace throughline
