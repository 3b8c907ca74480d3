// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and values of all rows of a batch, for the layers that this rank holds. Rows never move in it.
#pragma once

#include <worker/kernels/attention.h>

namespace throughline {

class KvCache {
public:
    KvCache() = default;
    /// Pages are touched here, so that no step pays for them.
    KvCache(Compute& compute, WeightType type, const HeadLayout& layout, int layers, int rows, int positions);

    CachedLayer layer(int index);
    int64_t bytes() const { return m_keys.bytes() + m_values.bytes(); }
    int positions() const { return m_positions; }

private:
    WeightType m_type = WeightType::Fp32;
    int64_t m_layerBytes = 0;
    int m_positions = 0;
    DeviceBuffer<char> m_keys;   // [layer][row][kvHead][position][headDim]
    DeviceBuffer<char> m_values; // [layer][row][kvHead][position][headDim]
};

} // namespace throughline
