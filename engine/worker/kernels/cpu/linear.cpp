// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/linear.h>

#include <worker/kernels/cpu/linear_kernel.h>
#include <worker/kernels/gate.h>

#include <cassert>
#include <cstring>

namespace throughline {

namespace {

// Below, the product is bound by memory and the panel kernel keeps x in fp32; from here on x in bf16 is faster.
// Measured.
constexpr int64_t rowsForPairs = 4;
constexpr int64_t rowsForTiles = 4;

/// x as bf16 rows one behind the other.
void toPairs(Compute& compute, Rows x, int64_t rows, int64_t inner)
{
    uint16_t* to = compute.rounded.data();
    compute.team.split(rows, rows * inner, [&](Share share) {
        for (int64_t r = share.first; r < share.end; ++r)
            compute.table.toBf16(x.row(r), to + r * inner, inner);
    });
}

/// x as bf16 tiles of 16 rows × 32 inputs: a tile's 16 lines lie together, whatever the stride of x.
void toTiles(Compute& compute, Rows x, int64_t rows, int64_t inner)
{
    const int64_t blocks = inner / 32;
    uint16_t* tiles = compute.rounded.data();
    compute.team.split(rows, rows * inner, [&](Share share) {
        for (int64_t r = share.first; r < share.end; ++r)
            for (int64_t b = 0; b < blocks; ++b) {
                uint16_t* to = tiles + ((r / 16 * blocks + b) * 16 + r % 16) * 32;
                compute.table.toBf16(x.row(r) + b * 32, to, 32);
            }
    });
}

} // namespace

LinearKernel linearKernel(const Compute& compute, const PackedMatrix& weights, int64_t rows)
{
    if (weights.type() == WeightType::Fp32)
        return LinearKernel::Fp32Panels;
    if (compute.bf16 == Bf16Kernel::Tiles && rows >= rowsForTiles)
        return LinearKernel::Bf16Tiles;
    return compute.bf16 == Bf16Kernel::Pairs && rows >= rowsForPairs ? LinearKernel::Bf16Pairs
                                                                     : LinearKernel::Bf16Panels;
}

std::string linearKernelName(const Compute& compute, const PackedMatrix& weights, int64_t rows)
{
    switch (linearKernel(compute, weights, rows)) {
    case LinearKernel::Fp32Panels:
        return std::string("fp32 panels ") + compute.table.name;
    case LinearKernel::Bf16Panels:
        return std::string("bf16 panels ") + compute.table.name;
    case LinearKernel::Bf16Pairs:
        return "bf16 pairs avx512_bf16";
    case LinearKernel::Bf16Tiles:
        break;
    }
    return "bf16 tiles amx";
}

void linear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, Epilogue epilogue)
{
    assert(y.stride >= weights.panels() * panelWidth && x.stride >= weights.innerStored());
    LinearSlice call{};
    call.weights = weights.weights();
    call.bias = bias;
    call.x = x.data;
    call.y = y.data;
    call.rows = static_cast<int>(rows);
    call.inner = static_cast<int>(weights.innerStored());
    call.xStride = x.stride;
    call.yStride = y.stride;
    call.epilogue = epilogue;
    call.prefetch = compute.prefetch;
    auto run = weights.type() == WeightType::Fp32 ? compute.table.linearFp32 : compute.table.linearBf16;
    switch (linearKernel(compute, weights, rows)) {
    case LinearKernel::Fp32Panels:
    case LinearKernel::Bf16Panels:
        break;
    case LinearKernel::Bf16Pairs:
        toPairs(compute, x, rows, weights.innerStored());
        call.xStride = weights.innerStored();
        run = avx512Bf16Linear();
        break;
    case LinearKernel::Bf16Tiles:
        toTiles(compute, x, rows, weights.innerStored());
        run = amxLinear();
        break;
    }
    call.rounded = compute.rounded.data();
    compute.team.split(
        weights.panels(), rows * weights.panels() * panelWidth * weights.innerStored(), [&](Share share) {
            LinearSlice mine = call;
            mine.firstPanel = share.first;
            mine.endPanel = share.end;
            run(mine);
        });
}

void gatedLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, int64_t width, Epilogue activation)
{
    linear(compute, weights, bias, x, y, rows);
    gate(compute, y, rows, width, activation);
}

void addLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows)
{
    linear(compute, weights, bias, x, y, rows, Epilogue::AddTo);
}

void linearOut(Compute& compute, const PackedMatrix& weights, Activations x, Rows y, int64_t rows)
{
    linear(compute, weights, nullptr, x, y, rows);
}

} // namespace throughline
