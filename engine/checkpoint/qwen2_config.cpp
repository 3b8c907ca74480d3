// SPDX-License-Identifier: GPL-3.0-or-later
// Qwen2 and 2.5. Only queries, keys and values have a bias, and no setting says so.
#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

#include <nlohmann/json.hpp>

namespace throughline {

namespace {

/// From max_window_layers on, unless layer_types says otherwise.
std::vector<bool> layersWithoutWindow(KeyReader& keys, const ModelShape& shape)
{
    std::vector<bool> full = readLayerTypes(keys, shape.layers, shape.slidingWindow);
    if (!full.empty() || shape.slidingWindow == 0)
        return shape.slidingWindow == 0 ? std::vector<bool>() : full;
    const bool everyLayer = keys.has("max_window_layers") && keys.at("max_window_layers") == 0;
    const int first = everyLayer ? 0 : keys.dimension("max_window_layers", 28);
    for (int layer = 0; layer < shape.layers; ++layer)
        full.push_back(layer < first);
    return full;
}

} // namespace

ModelShape readQwen2Shape(KeyReader& keys)
{
    if (!keys.contains("num_key_value_heads")) // Transformers would take 32, whatever the number of heads
        keys.refuse("num_key_value_heads", "is missing", "give the model's own config.json");
    ModelShape shape = readLlamaLikeShape(keys, Family::Qwen2, 32'768);
    shape.qkvBias = true;
    if (keys.flag("use_sliding_window", false) && (keys.has("sliding_window") || !keys.contains("sliding_window")))
        shape.slidingWindow = keys.dimension("sliding_window", 4096);
    shape.fullAttention = layersWithoutWindow(keys, shape);
    shape.labels = readLabels(keys, "Qwen2ForSequenceClassification");
    return shape;
}

} // namespace throughline
