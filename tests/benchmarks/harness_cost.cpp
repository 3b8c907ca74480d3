// SPDX-License-Identifier: GPL-3.0-or-later
// What recording costs: a replica's pass against a bare loop over the same decoder, in the same process, in turns.
// Prints a line per model; packaging/figures.sh reads the first. Ends with 1 when the two generate different tokens.
#include <tests/support/made_rows.h>

#include <worker/clock.h>
#include <worker/model/weight_loader.h>
#include <worker/process.h>
#include <worker/roles/replica.h>

#include <checkpoint/model_source.h>
#include <core/statistics.h>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace throughline;

namespace {

constexpr int promptTokens = 8;

struct Size {
    const char* preset;
    int newTokens;
    int rounds; // a pass of each in every one
};

CellWork workOf(const Size& size)
{
    CellWork work;
    work.command.newTokens = size.newTokens;
    for (int prompt = 0; prompt < 2; ++prompt) {
        work.prompts.indices.push_back(prompt);
        work.prompts.ids.push_back(std::vector<int>(promptTokens, 100 + prompt));
    }
    return work;
}

/// Nothing but the decoder's steps: no clock, no record.
class BareLoop {
public:
    BareLoop(Decoder& decoder, const CellWork& work)
        : m_decoder(decoder)
        , m_work(work)
        , m_memory((promptTokens + 1) * decoder.hiddenStride())
        , m_tokens(decoder.makeTokens(promptTokens, 1))
    {
        m_generated.assign(work.prompts.ids.size(), std::vector<int>(work.command.newTokens));
    }

    int64_t passNs()
    {
        const int64_t start = nowNs();
        for (std::size_t prompt = 0; prompt < m_work.prompts.ids.size(); ++prompt)
            generate(m_work.prompts.ids[prompt], m_generated[prompt]);
        return nowNs() - start;
    }
    const std::vector<std::vector<int>>& generated() const { return m_generated; }

private:
    void generate(const std::vector<int>& ids, std::vector<int>& tokens)
    {
        const Rows hidden{m_memory.data(), m_decoder.hiddenStride()}; // [promptTokens + 1, hidden]
        const Rows last = hidden.from(promptTokens);
        test::MadeRows prompt;
        m_tokens.set(prompt.add(0, 0, ids).rows());
        m_decoder.embed(m_tokens, hidden);
        m_decoder.forward(m_tokens, hidden);
        std::copy_n(hidden.row(promptTokens - 1), hidden.stride, last.data);
        for (std::size_t step = 0; step < tokens.size(); ++step) {
            if (step > 0) {
                m_tokens.advance();
                m_decoder.embed(m_tokens, last);
                m_decoder.forward(m_tokens, last);
            }
            m_decoder.logits(m_decoder.finalNorm(last, 1), 1);
            m_decoder.chooseTokens(m_tokens);
            m_tokens.take({&tokens[step], 1});
        }
    }

    Decoder& m_decoder;
    const CellWork& m_work;
    Buffer<float> m_memory;
    StepTokens m_tokens;
    std::vector<std::vector<int>> m_generated; // [prompts][newTokens]
};

/// False when the outputs differ.
bool measure(const Size& size, Compute& compute, StepCounter& steps)
{
    const ModelSource source = openModel(size.preset).value();
    const Weights weights = Weights::open(source, 1).value();
    const ModelPart whole{0, source.shape.layers, true, true, true};
    Decoder decoder(source.shape, loadWeights(weights, source.shape, whole, WeightType::Fp32, compute, steps).weights,
        compute, steps);
    const CellWork work = workOf(size);
    Replica replica(decoder, Head::LastLogits, steps);
    replica.prepare(work);
    BareLoop loop(decoder, work);

    std::vector<double> bare;
    std::vector<double> ratios; // of the two passes of a round: what slows one mostly slows the other
    std::vector<std::vector<int>> generated;
    for (int round = 0; round < size.rounds; ++round) {
        int64_t bareNs = round % 2 == 0 ? loop.passNs() : 0; // either goes first, in turns
        PassRecord record(GoCommand{});
        replica.run(GoCommand{}, record);
        const int64_t recordedNs = record.passed().endNs - record.passed().goNs;
        bareNs = round % 2 == 0 ? bareNs : loop.passNs();
        record.events(true);
        generated = record.tokens().ids;
        bare.push_back(static_cast<double>(bareNs));
        ratios.push_back(static_cast<double>(recordedNs) / static_cast<double>(bareNs));
    }
    const auto interval = medianInterval(ratios);
    const int passSteps = static_cast<int>(work.prompts.ids.size()) * size.newTokens;
    std::printf("harness cost: %.3f %% (95 %% interval %.3f to %.3f), %s, median of %d rounds, a bare step %.1f us\n",
        100 * (median(ratios) - 1), 100 * (interval->low - 1), 100 * (interval->high - 1), size.preset, size.rounds,
        median(bare) / passSteps * 1e-3);
    return generated == loop.generated();
}

} // namespace

int main()
{
    const std::vector<int> all = usableCpus();
    Compute compute({all.begin(), all.begin() + std::min<std::ptrdiff_t>(2, std::ssize(all))});
    StepCounter steps;
    bool same = true;
    for (const Size& size : {Size{"distilgpt2", 10, 100}, Size{"tiny", 100, 1000}})
        same = measure(size, compute, steps) && same;
    if (!same)
        std::fprintf(stderr, "harness_cost: the bare loop and the replica generate different tokens\n");
    return same ? 0 : 1;
}
