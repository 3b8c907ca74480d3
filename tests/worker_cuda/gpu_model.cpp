// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker_cuda/gpu_model.h>

#include <tests/support/made_rows.h>

#include <worker/kernels/cuda/device_probe.h>
#include <worker/model/weight_loader.h>
#include <worker/roles/replica.h>

#include <algorithm>
#include <stdexcept>

namespace throughline::test {

namespace {

template <class T> T givenOrThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(sentence(result.error()));
    return std::move(result).value();
}

} // namespace

bool hasGpu()
{
    static const bool has = [] {
        const CudaDevices found = findCudaDevices();
        return !found.devices.empty() && found.devices.front().runsKernels;
    }();
    return has;
}

GpuModel::GpuModel(const std::string& model, WeightType type, bool tf32)
    : GpuModel(givenOrThrow(openModel(model)), type, tf32)
{ }

GpuModel::GpuModel(const ModelSource& source, WeightType type, bool tf32)
    : compute(type, tf32)
{
    const Weights weights = givenOrThrow(Weights::open(source, 1));
    const ModelPart whole{0, source.shape.layers, true, true, true};
    LoadedWeights loaded = loadWeights(weights, source.shape, whole, type, compute, steps);
    decoder = std::make_unique<Decoder>(source.shape, std::move(loaded.weights), compute, steps);
}

std::vector<float> GpuModel::allLogits(const std::vector<int>& ids)
{
    const int tokens = static_cast<int>(ids.size());
    decoder->reserve(tokens, tokens);
    const DeviceBuffer<float> memory(tokens * decoder->hiddenStride());
    const Rows hidden{memory.data(), decoder->hiddenStride()};
    StepTokens step = decoder->makeTokens(tokens, 1);
    step.set(MadeRows().add(0, 0, ids).rows());
    decoder->embed(step, hidden);
    decoder->forward(step, hidden);
    const Rows logits = decoder->logits(decoder->finalNorm(hidden, tokens), tokens);
    const int64_t vocab = decoder->shape().vocab;
    std::vector<float> all(static_cast<std::size_t>(tokens * vocab));
    compute.download(logits, tokens, vocab, all.data());
    return all;
}

std::vector<float> GpuModel::logitsOf(const CellWork& work)
{
    const int rows = work.mostRows();
    const int64_t vocab = decoder->shape().vocab;
    decoder->reserve(rows, work.mostPositions());
    const int64_t tokens = work.mostChunkTokens();
    const DeviceBuffer<float> memory(tokens * decoder->hiddenStride());
    const DeviceBuffer<float> lastMemory(rows * decoder->hiddenStride());
    const Rows hidden{memory.data(), decoder->hiddenStride()};
    const Rows last{lastMemory.data(), decoder->hiddenStride()};
    StepTokens step = decoder->makeTokens(tokens, rows);
    std::vector<float> all(static_cast<std::size_t>(rows * vocab) * work.command.newTokens);
    std::vector<int> chosen(rows);
    std::vector<int> positions;
    for (const auto& ids : work.prompts.ids)
        positions.push_back(static_cast<int>(ids.size()));
    for (int s = 0; s < work.command.newTokens; ++s) {
        MadeRows made;
        for (int row = 0; row < rows; ++row)
            made.add(row, s == 0 ? 0 : positions[row]++,
                s == 0 ? work.prompts.ids[row] : std::vector{(row * 31 + s * 577 + 5) % static_cast<int>(vocab)});
        step.set(made.rows());
        // Prompts of one row, and single tokens, are what a replica repeats.
        const int64_t promptTokens = s == 0 ? step.count() : 0;
        const int longest = *std::ranges::max_element(positions);
        compute.repeat({0, s == 0 && rows > 1 ? 0 : rows, promptTokens, longest}, [&] {
            decoder->embed(step, hidden);
            decoder->forward(step, hidden);
            if (s == 0)
                pickLastTokens(compute, step, hidden, decoder->shape().hidden, last);
            logits = decoder->logits(decoder->finalNorm(s == 0 ? last : hidden, rows), rows);
            decoder->chooseTokens(step);
        });
        step.take(chosen);
        compute.download(logits, rows, vocab, all.data() + s * rows * vocab);
    }
    return all;
}

PassRecord GpuModel::pass(const CellWork& work)
{
    Replica replica(*decoder, Head::LastLogits, steps);
    replica.prepare(work);
    PassRecord record(GoCommand{});
    replica.run(GoCommand{}, record);
    if (record.passed().nonFiniteStep >= 0)
        throw std::runtime_error("a logit is NaN or infinite");
    return record;
}

CellWork madeWork(const Decoder& decoder, const std::vector<int>& lengths, int batchSize, int newTokens)
{
    CellWork work;
    work.command.batchSize = batchSize;
    work.command.newTokens = newTokens;
    for (const int length : lengths) {
        const int p = work.prompts.count();
        work.prompts.indices.push_back(p);
        auto& ids = work.prompts.ids.emplace_back();
        for (int i = 0; i < length; ++i)
            ids.push_back((p * 7919 + i * 104729 + 11) % decoder.shape().vocab);
    }
    return work;
}

} // namespace throughline::test
