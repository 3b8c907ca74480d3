// SPDX-License-Identifier: GPL-3.0-or-later
// What one instruction set offers: the same operations, compiled once for each. Plain C types only, because the files
// that include this are compiled for different processors and must not share an inline function.
#pragma once

#include <worker/kernels/epilogue.h>

#include <stdint.h> // NOLINT(modernize-deprecated-headers): no C++ header, see above

namespace throughline {

/// Some panels of y[r][n] = epilogue(bias[n] + sum over k of x[r][k] * w[n][k]). Sums run over k in ascending order
/// whatever the number of rows, so that a row's result does not depend on its company.
struct LinearSlice {
    const void* weights;     // fp32 [panels][inner][32]; bf16 [panels][inner/2][32][2]
    const float* bias;       // [panels·32]; null: none
    const float* x;          // [rows][xStride]; not read where `rounded` is
    const uint16_t* rounded; // x in bf16: for pairs [rows][xStride], for tiles [rows/16 rounded up][inner/32][16][32]
    float* y;                // [rows][yStride], yStride >= panels·32
    int rows;
    int inner; // bf16: a multiple of 32, weights zero beyond the true length
    int64_t xStride;
    int64_t yStride;
    int64_t firstPanel;
    int64_t endPanel;
    Epilogue epilogue;
    bool prefetch; // few rows ask for weights ahead: see wantsPrefetch()
};

/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias, per row.
struct LayerNormRows {
    const float* x; // [rows][stride]
    float* y;       // [rows][stride]
    const float* weight;
    const float* bias;
    int rows;
    int width;
    int64_t stride;
    float epsilon;
};

/// y = x / sqrt(mean of squares + epsilon) * weight, per row.
struct RmsNormRows {
    const float* x; // [rows][stride]
    float* y;       // [rows][stride]
    const float* weight;
    int rows;
    int width;
    int64_t stride;
    float epsilon;
};

/// Turns heads of one token by its position: elements i and i + half of each head are a pair.
struct RotateHeads {
    float* heads;         // [count][headDim], changed in place
    const float* cosines; // [half] of the position
    const float* sines;   // [half]
    int count;
    int headDim; // as stored: what lies beyond 2·half stays
    int half;
};

/// gate = activation(gate) * up, per row.
struct GateRows {
    float* gate;     // [rows][stride]
    const float* up; // [rows][stride]
    int rows;
    int width; // a multiple of 32
    int64_t stride;
    Epilogue activation; // one that activates
};

/// One head's attention of one or several queries over the first positions of one row's cache.
struct AttendHead {
    const float* q;     // [queries][qStride], headDim wide
    const void* keys;   // [position][headDim] fp32 or bf16
    const void* values; // [position][headDim]
    float* out;         // [queries][outStride], headDim wide
    float* scores;      // [positions rounded up to 16] scratch of the calling thread
    int64_t qStride;
    int64_t outStride;
    int queries;
    int firstLength; // query i sees firstLength + i positions, or the last of them that fit into the window
    int window;      // 0: none
    int headDim;     // as stored: a multiple of 16
    float scale;
};

struct ArgmaxResult {
    int64_t index; // the first of the largest
    bool finite;   // whether all were
};

struct KernelTable {
    const char* name;
    void (*linearFp32)(const LinearSlice&);
    void (*linearBf16)(const LinearSlice&); // x in fp32
    void (*layerNorm)(const LayerNormRows&);
    void (*rmsNorm)(const RmsNormRows&);
    void (*rotate)(const RotateHeads&);
    void (*gate)(const GateRows&);
    void (*attendFp32)(const AttendHead&);
    void (*attendBf16)(const AttendHead&);
    ArgmaxResult (*argmax)(const float* values, int64_t count);
    void (*toBf16)(const float* from, uint16_t* to, int64_t count);
    /// Reads every byte; `variant` selects the way (see readVariants). The sum is there so that nothing is optimised
    /// away.
    float (*readAll)(const void* data, int64_t bytes, int variant);
};

inline constexpr int readVariants = 4;

// Each is null where this compiler's target has no such instruction set.
const KernelTable* baselineKernels();
const KernelTable* avx2Kernels();
const KernelTable* avx512Kernels();

/// bf16 products of x in bf16 with fp32 sums: by AVX-512 BF16, and on AMX tiles. Null where the compiler knows no such
/// instructions.
using LinearFunction = void (*)(const LinearSlice&);
LinearFunction avx512Bf16Linear();
LinearFunction amxLinear();

} // namespace throughline
