// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker/loaded_model.h>

#include <worker/model/weight_loader.h>

#include <checkpoint/model_source.h>

#include <stdexcept>

namespace throughline::test {

namespace {

template <class T> T loadedOrThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(sentence(result.error()));
    return std::move(result).value();
}

} // namespace

LoadedModel::LoadedModel(
    const std::filesystem::path& model, WeightType type, std::vector<int> cpus, InstructionSet set, Bf16Kernel bf16)
    : compute(cpus, set, bf16)
{
    const ModelSource source = loadedOrThrow(openModel(model.string()));
    const Weights weights = loadedOrThrow(Weights::open(source, 1));
    const ModelPart part{0, source.shape.layers, true, true, true};
    LoadedWeights loaded = loadWeights(weights, source.shape, part, type, compute, steps);
    decoder = std::make_unique<Decoder>(source.shape, std::move(loaded.weights), compute, steps);
}

} // namespace throughline::test
