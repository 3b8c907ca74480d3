// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/replica.h>

#include <worker/roles/pass_batches.h>

#include <algorithm>

namespace throughline {

Replica::Replica(Decoder& decoder, Head head, StepCounter& steps)
    : m_decoder(decoder)
    , m_steps(steps)
    , m_output(decoder, head)
{ }

void Replica::allocate(const CellWork& work)
{
    checkWork(work, m_decoder.shape().maxPositions, m_decoder.shape().vocab);
    m_work = work;
    m_work.command.chunks = 1;
    m_decoder.reserve(m_work.mostRows(), m_work.mostPositions());
    m_output.reserve(m_work);
    const int64_t tokens = std::max<int64_t>(m_work.mostRows(), m_work.mostChunkTokens());
    m_hidden = DeviceBuffer<float>(tokens * m_decoder.hiddenStride());
    m_tokens = m_decoder.makeTokens(tokens, m_work.mostRows());
    if constexpr (Compute::rehearses) {
        GoCommand firstBatch;
        firstBatch.prompts = m_work.mostRows();
        PassRecord record(firstBatch);
        run(firstBatch, record);
    }
}

void Replica::release()
{
    m_hidden = {};
    m_tokens = {};
    m_output.release();
    m_decoder.release();
}

void Replica::run(const GoCommand& command, PassRecord& record)
{
    const int prompts =
        command.prompts > 0 ? std::min(command.prompts, m_work.prompts.count()) : m_work.prompts.count();
    PassBatches batches(m_work, prompts, true, true);
    m_output.beginPass();
    m_steps.begin(Phase::Pass, batches.count());

    record.go();
    batches.go();
    for (int index = 0; index < batches.count(); ++index) {
        auto batch = batches.next();
        runBatch(batch.front(), record);
        m_steps.done.fetch_add(1);
    }
    record.finish();

    m_output.describe(record);
}

void Replica::runBatch(MicroBatch& batch, PassRecord& record)
{
    const int64_t startNs = record.sinceGoNs();
    std::vector<int64_t> stepNs;
    stepNs.reserve(batch.steps());
    const int ahead = m_output.takesEachStep() ? 0 : Compute::stepsAhead;
    int begun = 0;
    while (batch.stepsDone() == 0 || !batch.ended()) {
        for (; begun < batch.steps() && begun <= batch.stepsDone() + ahead; ++begun)
            begin(batch, begun);
        m_output.take(batch, m_tokens, record);
        batch.advance();
        stepNs.push_back(record.sinceGoNs()); // the only look at the clock: of a tiny model's step two would show
    }
    for (; begun > batch.stepsDone(); --begun)
        abandon(batch);
    record.computeNs() += stepNs.back() - startNs;
    record.addBatch(m_work.prompts, batch, startNs, std::move(stepNs));
}

/// Asks for a step: prefill is the first. Its tokens may come later.
void Replica::begin(const MicroBatch& batch, int step)
{
    if (step == 0)
        m_tokens.set(batch.prompts());
    m_steps.tick(); // a step that is kept and repeated goes through no layer here
    const Rows hidden{m_hidden.data(), m_decoder.hiddenStride()}; // [packed prompt tokens or rows, hidden]
    // Prompts of several rows are cut in too many ways for one to come again.
    const StepKind kind{0, step == 0 && batch.rows() > 1 ? 0 : batch.rows(), step == 0 ? batch.promptTokens() : 0,
        batch.positionsAfter(step + 1)};
    m_decoder.compute().repeat(kind, [&] {
        if (step > 0)
            m_tokens.advance();
        m_decoder.embed(m_tokens, hidden);
        m_decoder.forward(m_tokens, hidden);
        m_output.compute(m_tokens, hidden);
    });
}

/// A step that was asked for before it was known that the rows had ended.
void Replica::abandon(MicroBatch& batch)
{
    m_tokens.take(batch.nextTokens());
    batch.addAbandonedStep();
}

void Replica::writeLogits(const std::string& path) const { m_output.writeLogits(path, m_work.prompts); }

} // namespace throughline
