// SPDX-License-Identifier: GPL-3.0-or-later
// What Llama and its kin have beside matrix products and attention: RMS norm, rotary positions, gated activation.
// Included by the *.cpp of one instruction set only, behind linear.inl.

namespace {

using namespace throughline;

void rmsNorm(const RmsNormRows& call)
{
    const int whole = call.width / lanes * lanes;
    for (int r = 0; r < call.rows; ++r) {
        const float* x = call.x + r * call.stride;
        float* y = call.y + r * call.stride;
        Vector squares{};
        for (int i = 0; i < whole; i += lanes)
            squares += load(x + i) * load(x + i);
        float square = sumOf(squares);
        for (int i = whole; i < call.width; ++i)
            square += x[i] * x[i];
        const float scale = 1.0f / __builtin_sqrtf(square / static_cast<float>(call.width) + call.epsilon);
        for (int i = 0; i < whole; i += lanes)
            store(y + i, load(x + i) * scale * load(call.weight + i));
        for (int i = whole; i < call.width; ++i)
            y[i] = x[i] * scale * call.weight[i];
    }
}

void rotate(const RotateHeads& call)
{
    const int whole = call.half / lanes * lanes;
    for (int h = 0; h < call.count; ++h) {
        float* first = call.heads + static_cast<int64_t>(h) * call.headDim;
        float* second = first + call.half;
        for (int i = 0; i < whole; i += lanes) {
            const Vector a = load(first + i);
            const Vector b = load(second + i);
            const Vector cosine = load(call.cosines + i);
            const Vector sine = load(call.sines + i);
            store(first + i, a * cosine - b * sine);
            store(second + i, b * cosine + a * sine);
        }
        for (int i = whole; i < call.half; ++i) {
            const float a = first[i];
            const float b = second[i];
            first[i] = a * call.cosines[i] - b * call.sines[i];
            second[i] = b * call.cosines[i] + a * call.sines[i];
        }
    }
}

void gate(const GateRows& call)
{
    for (int r = 0; r < call.rows; ++r) {
        float* y = call.gate + r * call.stride;
        const float* up = call.up + r * call.stride;
        if (call.activation == Epilogue::GeluErf) {
            for (int i = 0; i < call.width; ++i)
                y[i] = 0.5f * y[i] * (1.0f + __builtin_erff(y[i] * 0.70710678118654752f)) * up[i];
            continue;
        }
        for (int i = 0; i < call.width; i += lanes)
            store(y + i, activated(load(y + i), call.activation) * load(up + i));
    }
}

} // namespace
