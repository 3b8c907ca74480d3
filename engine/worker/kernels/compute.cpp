// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/compute.h>

namespace throughline {

void Compute::reserve(int64_t rows, int64_t inner, int64_t positions)
{
    if (tiles && padded(rows, 16) * padded(inner) > tileRows.size())
        tileRows = Buffer<uint16_t>(padded(rows, 16) * padded(inner));
    if (padded(positions) > scoreStride) {
        scoreStride = padded(positions);
        scores = Buffer<float>(team.size() * scoreStride);
    }
}

} // namespace throughline
