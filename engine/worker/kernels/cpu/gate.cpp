// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/gate.h>

#include <cassert>

namespace throughline {

void gate(Compute& compute, Activations gateAndUp, int64_t rows, int64_t width, Epilogue activation)
{
    assert(gateAndUp.stride >= 2 * padded(width));
    // Cut by panels, so that a single row is shared too; an exponential costs some 20 multiplications.
    const int64_t panels = padded(width) / panelWidth;
    compute.team.split(panels, 20 * rows * width, [&](Share share) {
        float* first = gateAndUp.data + share.first * panelWidth;
        compute.table.gate({first, first + padded(width), static_cast<int>(rows),
            static_cast<int>((share.end - share.first) * panelWidth), gateAndUp.stride, activation});
    });
}

} // namespace throughline
