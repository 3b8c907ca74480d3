// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/kv_cache.h>

namespace throughline {

KvCache::KvCache(Compute& compute, WeightType type, const HeadLayout& layout, int layers, int rows, int positions)
    : m_type(type)
    , m_layerBytes(static_cast<int64_t>(rows) * layout.kvHeads * positions * layout.headDim * bytesOf(type))
    , m_positions(positions)
    , m_keys(layers * m_layerBytes)
    , m_values(layers * m_layerBytes)
{
    compute.clear(m_keys);
    compute.clear(m_values);
}

CachedLayer KvCache::layer(int index)
{
    return {m_type, m_keys.data() + index * m_layerBytes, m_values.data() + index * m_layerBytes, m_positions};
}

} // namespace throughline
