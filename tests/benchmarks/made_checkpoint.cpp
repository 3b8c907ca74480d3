// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/benchmarks/made_checkpoint.h>

#include <checkpoint/presets.h>
#include <checkpoint/random_tensor.h>
#include <checkpoint/tensor_table.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace throughline {

namespace {

struct Written {
    std::string name;
    std::vector<int64_t> shape;
    int64_t elements = 1;
};

std::vector<Written> tensorsIn(const ModelShape& shape)
{
    std::vector<Written> all;
    for (const TensorSpec& spec : tensorsOf(shape, 2)) {
        const bool tied = spec.id.role == TensorRole::HeadWeight && shape.tiedHead;
        if (tied || spec.id.role == TensorRole::ScoreWeight)
            continue;
        for (const auto& [name, rows] :
            spec.parts.empty() ? std::vector<TensorPart>{{spec.name, spec.shape.front()}} : spec.parts) {
            Written tensor{name, spec.shape};
            tensor.shape.front() = rows;
            for (const int64_t size : tensor.shape)
                tensor.elements *= size;
            if (spec.storedTransposed)
                std::reverse(tensor.shape.begin(), tensor.shape.end());
            all.push_back(std::move(tensor));
        }
    }
    return all;
}

/// Four million elements, which every tensor repeats: what they are makes no difference to the speed.
std::vector<char> pattern(bool bf16)
{
    std::vector<float> values(std::size_t{1} << 22);
    RandomTensor(1, "pattern", 0, 0.02F).fill(0, values);
    const auto* bytes = reinterpret_cast<const char*>(values.data());
    if (!bf16)
        return {bytes, bytes + 4 * values.size()};
    std::vector<char> upper;
    upper.reserve(2 * values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        upper.insert(upper.end(), bytes + 4 * i + 2, bytes + 4 * i + 4);
    return upper;
}

} // namespace

ModelSource describe(const MadeCheckpoint& made, const std::filesystem::path& folder)
{
    ModelSource source;
    source.name = made.preset + " of " + std::to_string(made.layers) + (made.layers == 1 ? " layer" : " layers");
    source.folder = folder;
    source.shape = findPreset(made.preset)->shape;
    source.shape.layers = made.layers;
    source.shape.vocab = made.vocab;
    source.facts = factsOf(source.shape, source.name, false, "made");
    return source;
}

int64_t writeCheckpoint(const MadeCheckpoint& made, const std::filesystem::path& folder)
{
    const std::vector<Written> tensors = tensorsIn(describe(made, folder).shape);
    const int64_t width = made.bf16 ? 2 : 4;
    nlohmann::json header = nlohmann::json::object();
    int64_t end = 0;
    for (const Written& tensor : tensors) {
        header[tensor.name] = {{"dtype", made.bf16 ? "BF16" : "F32"}, {"shape", tensor.shape},
            {"data_offsets", {end, end + width * tensor.elements}}};
        end += width * tensor.elements;
    }
    const std::string text = header.dump();
    const auto length = static_cast<uint64_t>(text.size());
    std::ofstream file(folder / "model.safetensors", std::ios::binary);
    file.write(reinterpret_cast<const char*>(&length), 8).write(text.data(), static_cast<std::streamsize>(length));
    const std::vector<char> piece = pattern(made.bf16);
    for (const Written& tensor : tensors)
        for (int64_t left = width * tensor.elements; left > 0; left -= std::ssize(piece))
            file.write(piece.data(), std::min<int64_t>(left, std::ssize(piece)));
    if (!file.flush())
        throw std::runtime_error("no room for the checkpoint in " + folder.string());
    return static_cast<int64_t>(8 + length) + end;
}

} // namespace throughline
