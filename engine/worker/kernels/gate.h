// SPDX-License-Identifier: GPL-3.0-or-later
// Operation: the gated activation of an MLP (with SiLU: SwiGLU, Shazeer 2020).
#pragma once

#include <device/compute.h>
#include <worker/kernels/epilogue.h>

namespace throughline {

/// Of rows that hold [gate, up], each padded(width) wide: gate becomes activation(gate) × up. `activation` is one of
/// Gelu, GeluErf and Silu.
void gate(Compute& compute, Activations gateAndUp, int64_t rows, int64_t width, Epilogue activation);

} // namespace throughline
