// SPDX-License-Identifier: GPL-3.0-or-later
// Where a decode step's time goes on a GPU: gpu_steps PRESET fp16|bf16 BATCH [PROMPT NEW]. Prints tokens per second of
// each way to do a step, and of the persistent kernel how long each kind of phase takes.
#include <tests/worker_cuda/gpu_model.h>

#include <device/ceilings.h>
#include <device/matrix_products.h>
#include <device/streamed_products.h>
#include <worker/clock.h>
#include <worker/roles/replica.h>

#include <checkpoint/presets.h>
#include <core/metrics.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

CellWork workOf(int vocab, int batch, int prompt, int newTokens)
{
    CellWork work;
    work.command.batchSize = batch;
    work.command.newTokens = newTokens;
    for (int p = 0; p < batch; ++p) {
        work.prompts.indices.push_back(p);
        auto& ids = work.prompts.ids.emplace_back();
        for (int i = 0; i < prompt; ++i)
            ids.push_back((p * 7919 + i * 104729 + 11) % vocab);
    }
    return work;
}

double decodeSeconds(Replica& replica, const CellWork& work)
{
    replica.prepare(work);
    double best = 0;
    for (int pass = 0; pass < 4; ++pass) {
        PassRecord record(GoCommand{});
        replica.run(GoCommand{}, record);
        for (const auto& event : record.events(false))
            if (const auto* batch = std::get_if<BatchEvent>(&event)) {
                const double seconds = static_cast<double>(batch->stepNs.back() - batch->stepNs.front()) * 1e-9
                    / (work.command.newTokens - 1);
                best = best == 0 ? seconds : std::min(best, seconds);
            }
    }
    return best;
}

} // namespace

int main(int count, char** arguments)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (count < 4) {
        std::fprintf(stderr, "gpu_steps PRESET fp32|fp16|bf16 BATCH [PROMPT NEW]\n");
        return 2;
    }
    const std::string precision = arguments[2];
    const WeightType type = precision == "fp16" ? WeightType::Fp16
        : precision == "bf16"                   ? WeightType::Bf16
                                                : WeightType::Fp32;
    const int batch = std::atoi(arguments[3]);
    GpuModel model(arguments[1], type);
    const CellWork work = workOf(model.decoder->shape().vocab, batch, count > 5 ? std::atoi(arguments[4]) : 16,
        count > 5 ? std::atoi(arguments[5]) : 42);
    const Preset* const preset = findPreset(arguments[1]);
    const ModelFacts facts = preset ? factsOf(preset->shape, preset->name, true, {}) : ModelFacts();
    const double rate = readRate(model.compute, DeviceBuffer<char>(int64_t{4} << 30), model.steps);
    std::printf("memory is read at %.2f TB/s\n", rate * 1e-12);
    // As the roofline fraction of a run: what a step reads in the middle of the context's growth.
    const double middle = static_cast<double>(work.prompts.ids.front().size()) + (work.command.newTokens + 0.0) / 2;
    const double least = type == WeightType::Fp32
        ? stepBytes(facts, Precision::Fp32, batch, middle) / rate
        : stepBytes(facts, type == WeightType::Bf16 ? Precision::Bf16 : Precision::Fp16, batch, middle) / rate;
    struct Way {
        StepWay way;
        bool streamed;
        const char* name;
    };
    for (const auto& [way, streamed, name] :
        {Way{StepWay::Launches, true, "launches"}, Way{StepWay::Graph, false, "graph of cuBLASLt's products"},
            Way{StepWay::Graph, true, "graph"}, Way{StepWay::Persistent, true, "persistent"}}) {
        model.compute.way = way;
        model.compute.products().streamed().on = streamed;
        Replica replica(*model.decoder, Head::LastLogits, model.steps);
        const double seconds = decodeSeconds(replica, work);
        std::printf("%s %s batch %d %s: %.1f us a step, %.0f tok/s, %.3f of the memory's rate\n", arguments[1],
            precision.c_str(), batch, name, seconds * 1e6, batch / seconds, least / seconds);
        if (way != StepWay::Persistent)
            continue;
        struct Sum {
            int count = 0;
            double ready = 0, streaming = 0, streamed = 0, mean = 0, most = 0, whole = 0;
        };
        std::map<std::string, Sum> sums;
        for (const auto& time : model.compute.timePhases()) {
            Sum& sum = sums[time.what];
            ++sum.count;
            sum.ready += time.readyNs;
            sum.streaming += time.streamingNs;
            sum.streamed += time.streamedNs;
            sum.mean += time.meanNs;
            sum.most += time.mostNs;
            sum.whole += time.wholeNs;
        }
        std::printf(
            "  us from barrier to: x there, first round multiplied, last, work done (mean, slowest), next barrier\n");
        for (const auto& [what, sum] : sums) {
            const double each = 1e-3 / sum.count;
            std::printf("  %-32s %4d times: %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f; in all %.1f us\n", what.c_str(),
                sum.count, sum.ready * each, sum.streaming * each, sum.streamed * each, sum.mean * each,
                sum.most * each, sum.whole * each, sum.whole * 1e-3);
        }
    }
    return 0;
}
