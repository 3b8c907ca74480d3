// SPDX-License-Identifier: GPL-3.0-or-later
#include <checkpoint/tensor_table.h>

#include <checkpoint/family_tensors.h>

#include <array>

namespace throughline {

namespace {

std::vector<TensorSpec> familyTensors(const ModelShape& shape)
{
    switch (shape.family) {
    case Family::Gpt2:
        return gpt2Tensors(shape);
    case Family::Llama:
    case Family::Mistral:
    case Family::Qwen2:
        return llamaTensors(shape);
    case Family::Falcon:
        break;
    }
    return falconTensors(shape);
}

} // namespace

std::vector<TensorSpec> tensorsOf(const ModelShape& shape, int labels)
{
    std::vector<TensorSpec> all = familyTensors(shape);
    all.push_back(
        {{TensorRole::ScoreWeight, -1}, "score.weight", {labels, int64_t{shape.hidden}}, false, Draw::Weight});
    return all;
}

std::span<const std::string_view> namePrefixes(Family family)
{
    static constexpr std::array<std::string_view, 2> transformer{"", "transformer."};
    static constexpr std::array<std::string_view, 2> model{"", "model."};
    return family == Family::Gpt2 || family == Family::Falcon ? transformer : model;
}

} // namespace throughline
