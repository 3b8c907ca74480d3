// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/layer_norm.h>

#include <cassert>

namespace throughline {

void layerNorm(Compute& compute, Rows x, const float* weight, const float* bias, double epsilon, Activations y,
    int64_t rows, int64_t width)
{
    assert(x.stride == y.stride);
    compute.team.split(rows, 4 * rows * width, [&](Share share) {
        compute.table.layerNorm({x.row(share.first), y.row(share.first), weight, bias,
            static_cast<int>(share.end - share.first), static_cast<int>(width), x.stride, static_cast<float>(epsilon)});
    });
}

} // namespace throughline
