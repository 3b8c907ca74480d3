// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/compute.h>

namespace throughline {

void Compute::reserve(int64_t rows, int64_t inner, int64_t positions)
{
    if (bf16 != Bf16Kernel::Panels && padded(rows, 16) * padded(inner) > rounded.size())
        rounded = Buffer<uint16_t>(padded(rows, 16) * padded(inner));
    if (padded(positions) > scoreStride) {
        scoreStride = padded(positions);
        scores = Buffer<float>(team.size() * scoreStride);
    }
}

} // namespace throughline
