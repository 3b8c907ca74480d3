// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/cuda/dependent_launch.cuh>
#include <worker/kernels/cuda/step_recorder.h>
#include <worker/kernels/cuda/values.cuh>
#include <worker/kernels/embedding.h>

namespace throughline {

namespace {

template <class T>
__global__ void embedTokens(const T* table, int64_t tableStride, const float* positionTable, int64_t hidden,
    const int* ids, const int* positions, Rows out)
{
    takeTurn();
    const int64_t i = blockIdx.x;
    const T* token = table + ids[i] * tableStride;
    const float* position = positionTable ? positionTable + positions[i] * hidden : nullptr;
    float* to = out.row(i);
    for (int64_t k = threadIdx.x; k < hidden; k += blockDim.x)
        to[k] = toFloat(token[k]) + (position ? position[k] : 0.0f);
}

__global__ void pickRows(const int* lastTokens, Rows hidden, int64_t width, Rows out)
{
    const float* from = hidden.row(lastTokens[blockIdx.x]);
    float* to = out.row(blockIdx.x);
    for (int64_t k = threadIdx.x; k < width; k += blockDim.x)
        to[k] = from[k];
}

} // namespace

void embed(Compute& compute, const EmbeddingTable& table, const float* positionTable, int64_t hidden,
    const StepTokens& tokens, Rows out)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->embed(table, positionTable, hidden, tokens, out);
    const void* values = table.halves;
    int64_t stride = hidden;
    if (table.tiedHead) {
        values = table.tiedHead->data();
        stride = table.tiedHead->stride();
    } else if (table.fp32) {
        values = table.fp32;
    }
    withType(compute.type(), [&](auto element) {
        launchEarly(compute.stream(), embedTokens<decltype(element)>,
            {dim3(static_cast<unsigned>(tokens.count())), 256}, static_cast<const decltype(element)*>(values), stride,
            positionTable, hidden, tokens.arrays().ids, tokens.arrays().positions, out);
    });
}

void pickLastTokens(Compute& compute, const StepTokens& tokens, Rows hidden, int64_t width, Rows out)
{
    if (StepRecorder* const recorder = compute.recorder())
        return recorder->pickLastTokens(tokens, hidden, out);
    pickRows<<<static_cast<unsigned>(tokens.rows()), 256, 0, compute.stream()>>>(
        tokens.arrays().lastTokens, hidden, width, out);
    checkLaunch("picking rows");
}

} // namespace throughline
