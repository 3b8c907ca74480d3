// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/linear.h>

#include <cassert>
#include <cstring>

namespace throughline {

namespace {

// Below, the product is bound by memory and the panel kernel keeps x in fp32; from here on tiles are faster. Measured.
constexpr int64_t rowsForTiles = 4;

/// x as bf16 tiles of 16 rows × 32 inputs: a tile's 16 lines lie together, whatever the stride of x.
void toTiles(Compute& compute, Rows x, int64_t rows, int64_t inner)
{
    const int64_t blocks = inner / 32;
    uint16_t* tiles = compute.tileRows.data();
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
    return compute.tiles && rows >= rowsForTiles ? LinearKernel::Bf16Tiles : LinearKernel::Bf16Panels;
}

std::string linearKernelName(const Compute& compute, const PackedMatrix& weights, int64_t rows)
{
    switch (linearKernel(compute, weights, rows)) {
    case LinearKernel::Fp32Panels:
        return std::string("fp32 panels ") + compute.table.name;
    case LinearKernel::Bf16Panels:
        return std::string("bf16 panels ") + compute.table.name;
    case LinearKernel::Bf16Tiles:
        break;
    }
    return "bf16 tiles amx";
}

void linear(
    Compute& compute, const PackedMatrix& weights, const float* bias, Rows x, Rows y, int64_t rows, Epilogue epilogue)
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
    const LinearKernel kernel = linearKernel(compute, weights, rows);
    auto run = kernel == LinearKernel::Fp32Panels ? compute.table.linearFp32 : compute.table.linearBf16;
    if (kernel == LinearKernel::Bf16Tiles) {
        toTiles(compute, x, rows, weights.innerStored());
        call.tiles = compute.tileRows.data();
        run = compute.tiles;
    }
    compute.team.split(
        weights.panels(), rows * weights.panels() * panelWidth * weights.innerStored(), [&](Share share) {
            LinearSlice mine = call;
            mine.firstPanel = share.first;
            mine.endPanel = share.end;
            run(mine);
        });
}

} // namespace throughline
