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

void Replica::prepare(const CellWork& work)
{
    checkWork(work, m_decoder.shape().maxPositions, m_decoder.shape().vocab);
    m_work = work;
    m_work.command.chunks = 1;
    m_hidden = {};
    m_decoder.reserve(m_work.mostRows(), m_work.mostPositions());
    m_output.reserve(m_work);
    m_hidden = Buffer<float>(std::max<int64_t>(m_work.mostRows(), m_work.mostChunkTokens()) * m_decoder.hiddenStride());
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
    while (batch.stepsDone() == 0 || !batch.ended()) {
        batch.stepsDone() == 0 ? prefill(batch, record) : decode(batch, record);
        batch.advance();
        stepNs.push_back(record.sinceGoNs()); // the only look at the clock: of a tiny model's step two would show
    }
    record.computeNs() += stepNs.back() - startNs;
    record.addBatch(m_work.prompts, batch, startNs, std::move(stepNs));
}

void Replica::prefill(MicroBatch& batch, PassRecord& record)
{
    const Rows hidden{m_hidden.data(), m_decoder.hiddenStride()}; // [packed prompt tokens, hidden]
    m_decoder.embed(batch.promptTokens(), batch.promptPositions(), hidden);
    m_decoder.prefill(batch.promptSegments(), hidden);
    m_output.ofPrefill(batch, hidden, record);
}

void Replica::decode(MicroBatch& batch, PassRecord& record)
{
    const Rows hidden{m_hidden.data(), m_decoder.hiddenStride()}; // [rows, hidden]
    m_decoder.embed(batch.tokens(), batch.positions(), hidden);
    m_decoder.decode(batch.segments(), hidden);
    m_output.ofDecode(batch, hidden, record);
}

void Replica::writeLogits(const std::string& path) const { m_output.writeLogits(path, m_work.prompts); }

} // namespace throughline
