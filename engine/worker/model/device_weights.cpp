// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/model/device_weights.h>

namespace throughline {

namespace {

int64_t bytesOf(const Linear& linear) { return linear.weight.bytes() + linear.bias.bytes(); }

int64_t bytesOf(const LayerWeights& layer)
{
    return layer.attentionNormWeight.bytes() + layer.attentionNormBias.bytes() + bytesOf(layer.qkv)
        + bytesOf(layer.attentionOut) + layer.mlpNormWeight.bytes() + layer.mlpNormBias.bytes() + bytesOf(layer.mlpUp)
        + bytesOf(layer.mlpDown);
}

} // namespace

int64_t DeviceWeights::bytes() const
{
    int64_t sum = tokenTableFp32.bytes() + tokenTableHalves.bytes() + positionTable.bytes() + finalNormWeight.bytes()
        + finalNormBias.bytes() + head.bytes();
    for (const auto& layer : layers)
        sum += bytesOf(layer);
    return sum;
}

} // namespace throughline
