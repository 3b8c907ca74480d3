// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/compute.h>

#include <algorithm>

namespace throughline {

void Compute::clear(DeviceBuffer<char>& buffer)
{
    team.split(buffer.size(), buffer.size(),
        [&](Share share) { std::fill(buffer.data() + share.first, buffer.data() + share.end, 0); });
}

void Compute::upload(std::span<const float> values, DeviceBuffer<float>& to) { std::ranges::copy(values, to.data()); }

void Compute::download(Activations rows, int64_t count, int64_t width, float* to)
{
    for (int64_t r = 0; r < count; ++r)
        std::copy_n(rows.row(r), width, to + r * width);
}

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
