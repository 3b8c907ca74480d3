// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: y = epilogue(x · Wᵀ + b), for any number of rows. Weights are read from memory once per call.
#pragma once

#include <worker/kernels/compute.h>
#include <worker/kernels/packed_matrix.h>

namespace throughline {

enum class LinearKernel { Fp32Panels, Bf16Panels, Bf16Pairs, Bf16Tiles };

/// Which kernel a product of so many rows runs.
LinearKernel linearKernel(const Compute& compute, const PackedMatrix& weights, int64_t rows);
/// "fp32 panels avx512": for the record.
std::string linearKernelName(const Compute& compute, const PackedMatrix& weights, int64_t rows);

/// x is [rows, inner], y [rows, outer]; `bias` is [panels·32] or null. y's stride is at least panels·32, and its
/// columns beyond `outer` become the epilogue of zero.
void linear(Compute& compute, const PackedMatrix& weights, const float* bias, Rows x, Rows y, int64_t rows,
    Epilogue epilogue = Epilogue::Store);

} // namespace throughline
