// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the CPU kernels are, each against something measured in turns in the same process: decode against what the
// read bandwidth allows and against libtorch's own operations, prefill against a large matrix product. One line per
// figure.
#include <tests/benchmarks/stock_decoder.h>
#include <tests/support/made_rows.h>

#include <device/ceilings.h>
#include <worker/clock.h>
#include <worker/model/decoder.h>
#include <worker/model/weight_loader.h>
#include <worker/process.h>

#include <checkpoint/model_source.h>
#include <core/metrics.h>
#include <core/statistics.h>

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <cstdio>
#include <numeric>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int promptTokens = 8;
constexpr int decodeSteps = 41; // after the prompt's own token: 42 generated
constexpr int rounds = 7;

struct Loaded {
    ModelSource source;
    Compute compute;
    StepCounter steps;
    std::unique_ptr<Decoder> decoder;

    Loaded(const std::string& preset, WeightType type, const std::vector<int>& cpus)
        : source(openModel(preset).value())
        , compute(cpus)
    {
        const Weights weights = Weights::open(source, 1).value();
        const ModelPart whole{0, source.shape.layers, true, true, true};
        LoadedWeights loaded = loadWeights(weights, source.shape, whole, type, compute, steps);
        decoder = std::make_unique<Decoder>(source.shape, std::move(loaded.weights), compute, steps);
    }
};

/// Prefill, not timed, then the decode steps of `rows` rows: seconds of the latter.
double ourDecodeSeconds(Decoder& decoder, int rows)
{
    Buffer<float> memory(rows * promptTokens * decoder.hiddenStride());
    const Rows hidden{memory.data(), decoder.hiddenStride()};
    MadeRows prompts;
    std::vector<int> ids(promptTokens);
    for (int row = 0; row < rows; ++row) {
        std::iota(ids.begin(), ids.end(), 100 * row);
        prompts.add(row, 0, ids);
    }
    StepTokens tokens = decoder.makeTokens(rows * promptTokens, rows);
    tokens.set(prompts.rows());
    decoder.embed(tokens, hidden);
    decoder.forward(tokens, hidden);
    const int64_t start = nowNs();
    for (int step = 0; step < decodeSteps; ++step) {
        tokens.advance();
        decoder.embed(tokens, hidden);
        decoder.forward(tokens, hidden);
        decoder.logits(decoder.finalNorm(hidden, rows), rows);
        decoder.chooseTokens(tokens);
    }
    return static_cast<double>(nowNs() - start) * 1e-9;
}

/// On unpinned threads, as libtorch runs by itself; then the calling thread is back where our team has it.
double stockDecodeSeconds(StockDecoder& stock, const std::vector<int>& cpus)
{
    allowCpus(cpus);
    const int64_t start = nowNs();
    for (int step = 0; step < decodeSteps; ++step)
        stock.step(promptTokens + step);
    const int64_t end = nowNs();
    allowCpus({cpus.front()});
    return static_cast<double>(end - start) * 1e-9;
}

/// Fractions of what the read bandwidth allows are of each round's own reading: the machine's changes while it runs.
void measureDecode(Loaded& model, WeightType type, const Buffer<char>& memory, const std::vector<int>& cpus)
{
    const Precision precision = type == WeightType::Fp32 ? Precision::Fp32 : Precision::Bf16;
    // As the program's own roofline fraction counts them, at the middle of the context's growth.
    const double bytes = stepBytes(model.source.facts, precision, 1, promptTokens + (decodeSteps + 1) / 2.0);
    const char* name = type == WeightType::Fp32 ? "fp32" : "bf16";
    for (const int rows : {1, 4, 8, 16}) {
        model.decoder->reserve(rows, promptTokens + decodeSteps);
        const at::ScalarType scalar = type == WeightType::Fp32 ? at::kFloat : at::kBFloat16;
        at::set_num_threads(static_cast<int>(cpus.size()));
        StockDecoder linear(model.source.shape, scalar, StockProduct::Linear, rows, promptTokens + decodeSteps);
        StockDecoder mm(model.source.shape, scalar, StockProduct::Mm, rows, promptTokens + decodeSteps);
        std::vector<double> ours, linears, mms, fractions, reads;
        for (int round = 0; round < rounds; ++round) {
            ours.push_back(ourDecodeSeconds(*model.decoder, rows));
            if (rows == 1) {
                reads.push_back(readRate(model.compute, memory));
                fractions.push_back(bytes * decodeSteps / reads.back() / ours.back());
            }
            linears.push_back(stockDecodeSeconds(linear, cpus));
            mms.push_back(stockDecodeSeconds(mm, cpus));
        }
        const double tokens = rows * decodeSteps;
        const double stock = std::min(median(linears), median(mms));
        std::printf("decode distilgpt2 %s batch %d: %.0f tok/s; at::linear %.0f, at::mm %.0f; %.2f x the faster", name,
            rows, tokens / median(ours), tokens / median(linears), tokens / median(mms), stock / median(ours));
        if (rows == 1)
            std::printf("; %.2f of the read bandwidth (%.1f GB/s)", median(fractions), median(reads) * 1e-9);
        std::printf("\n");
        std::fflush(stdout);
    }
}

void measurePrefill(Loaded& model, WeightType type, const CeilingsEvent& ceilings)
{
    constexpr int rows = 8;
    constexpr int length = 128;
    model.decoder->reserve(rows, length);
    Buffer<float> memory(rows * length * model.decoder->hiddenStride());
    const Rows hidden{memory.data(), model.decoder->hiddenStride()};
    MadeRows prompts;
    for (int row = 0; row < rows; ++row)
        prompts.add(row, 0, std::vector(length, 7));
    StepTokens tokens = model.decoder->makeTokens(rows * length, rows);
    tokens.set(prompts.rows());
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
        model.decoder->embed(tokens, hidden);
        const int64_t start = nowNs();
        model.decoder->forward(tokens, hidden);
        seconds.push_back(static_cast<double>(nowNs() - start) * 1e-9);
    }
    const auto& shape = model.source.shape;
    const double products = 4.0 * shape.hidden * shape.hidden + 2.0 * shape.hidden * shape.intermediate;
    const double operations = 2.0 * rows * length * shape.layers * products;
    const double rate = operations / median(seconds);
    const double ceiling =
        type == WeightType::Fp32 ? ceilings.fp32OperationsPerSecond : ceilings.bf16OperationsPerSecond;
    std::printf("prefill gpt2 %s 8 x 128: %.0f GFLOP/s of the blocks' products, %.2f of at::mm's %.0f\n",
        type == WeightType::Fp32 ? "fp32" : "bf16", rate * 1e-9, rate / ceiling, ceiling * 1e-9);
}

} // namespace

int main()
{
    const c10::InferenceMode inference;
    const std::vector<int> all = usableCpus();
    const std::vector<int> cpus(all.begin(), all.begin() + std::min<std::ptrdiff_t>(2, std::ssize(all)));
    StepCounter steps;
    const CeilingsEvent ceilings = measureCeilings(cpus, steps);
    allowCpus(cpus);
    Buffer<char> memory(int64_t{1} << 30);
    std::fill_n(memory.data(), memory.size(), 0);
    for (const WeightType type : {WeightType::Fp32, WeightType::Bf16}) {
        {
            Loaded model("distilgpt2", type, cpus);
            measureDecode(model, type, memory, cpus);
        }
        Loaded model("gpt2", type, cpus);
        measurePrefill(model, type, ceilings);
    }
    return 0;
}
