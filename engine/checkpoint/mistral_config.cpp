// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/config_parts.h>
#include <checkpoint/family_configs.h>

#include <algorithm>

namespace throughline {

ModelShape readMistralShape(KeyReader& keys)
{
    if (!keys.contains("num_key_value_heads")) // Transformers would take 8, whatever the number of heads
        keys.refuse("num_key_value_heads", "is missing", "give the model's own config.json");
    ModelShape shape = readLlamaLikeShape(keys, Family::Mistral, 131'072);
    // Left out it means 4096; null means no window.
    if (keys.has("sliding_window"))
        shape.slidingWindow = keys.dimension("sliding_window");
    else if (!keys.contains("sliding_window"))
        shape.slidingWindow = 4096;
    const std::vector<bool> full = readLayerTypes(keys, shape.layers, shape.slidingWindow);
    if (shape.slidingWindow > 0 && std::find(full.begin(), full.end(), true) != full.end())
        keys.refuse("layer_types", "names full_attention beside sliding_window, which all layers of a Mistral have");
    shape.labels = readLabels(keys, "MistralForSequenceClassification");
    return shape;
}

} // namespace throughline
