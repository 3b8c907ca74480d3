// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: y = epilogue(x · Wᵀ + b), for any number of rows. Weights are read from memory once per call.
#pragma once

#include <device/compute.h>
#include <device/packed_matrix.h>
#include <worker/kernels/epilogue.h>

#include <string>

namespace throughline {

// x is [rows, inner], y [rows, outer]; `bias` is [outer] or null. A stride is at least the width rounded up to
// panelWidth, and columns of y beyond `outer` become the epilogue of zero.

/// From one operation of a layer to the next; not AddTo.
void linear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, Epilogue epilogue = Epilogue::Store);
/// The gated first half of an MLP: of rows [gate, up] of the weights, each padded(width) of them, y[0, width) becomes
/// activation(gate) × up. y is wide enough for both, and what is behind the first `width` may change.
void gatedLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Activations y,
    int64_t rows, int64_t width, Epilogue activation);
/// y += x · Wᵀ + b: onto the rows that go through the layers.
void addLinear(Compute& compute, const PackedMatrix& weights, const float* bias, Activations x, Rows y, int64_t rows);
/// Out of the model, in fp32.
void linearOut(Compute& compute, const PackedMatrix& weights, Activations x, Rows y, int64_t rows);

/// Which kernel a product of so many rows runs, "fp32 panels avx512": for the record.
std::string linearKernelName(const Compute& compute, const PackedMatrix& weights, int64_t rows);

} // namespace throughline
