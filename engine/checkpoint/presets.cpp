// SPDX-License-Identifier: GPL-3.0-or-later
// The table of presets. Shapes are those of the published config.json files.
#include <checkpoint/presets.h>

#include <checkpoint/random_tensor.h>

#include <algorithm>
#include <sstream>

namespace throughline {

namespace {

ModelShape gpt2Shape(int layers, int hidden, int heads, int vocab, int maxPositions)
{
    ModelShape shape;
    shape.family = Family::Gpt2;
    shape.layers = layers;
    shape.hidden = hidden;
    shape.heads = heads;
    shape.kvHeads = heads;
    shape.headDim = hidden / heads;
    shape.intermediate = 4 * hidden;
    shape.vocab = vocab;
    shape.maxPositions = maxPositions;
    shape.endOfSequenceIds = {vocab - 1}; // GPT-2's <|endoftext|> is its last id
    return shape;
}

} // namespace

const std::vector<Preset>& presetTable()
{
    // GPT-2's own deviation of 0.02 makes an untrained model repeat one token, and "outputs agree" would be blind.
    // These are the smallest round values at which greedy outputs vary over prompts and positions (see the test).
    static const std::vector<Preset> table{
        {"tiny", "4 layers of width 64, for first steps", gpt2Shape(4, 64, 4, 512, 256), 0.1},
        {"distilgpt2", "DistilGPT-2, 82 million parameters", gpt2Shape(6, 768, 12, 50257, 1024), 0.04},
        {"gpt2", "GPT-2, 124 million parameters", gpt2Shape(12, 768, 12, 50257, 1024), 0.04},
        {"gpt2-medium", "GPT-2 medium, 355 million parameters", gpt2Shape(24, 1024, 16, 50257, 1024), 0.035},
        {"gpt2-large", "GPT-2 large, 774 million parameters", gpt2Shape(36, 1280, 20, 50257, 1024), 0.03},
        {"gpt2-xl", "GPT-2 XL, 1.56 billion parameters", gpt2Shape(48, 1600, 25, 50257, 1024), 0.03},
    };
    return table;
}

const Preset* findPreset(std::string_view name)
{
    const auto& table = presetTable();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Preset& p) { return p.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::string canonicalText(const Preset& preset)
{
    const ModelShape& shape = preset.shape;
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "preset gpt2 layers=" << shape.layers << " hidden=" << shape.hidden << " heads=" << shape.heads
         << " intermediate=" << shape.intermediate << " vocab=" << shape.vocab << " maxPositions=" << shape.maxPositions
         << " initStd=" << preset.initStd << " recipe=" << randomWeightsRecipe;
    return text.str();
}

} // namespace throughline
