// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/pipeline_stage.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace throughline {

namespace {

constexpr int headerValues = 16; // one is used; the payload starts at a whole cache line
constexpr float moreFollows = 1;
constexpr float chunkEnded = 0;

// Messages of a chunk have tags of their own, so that chunks can't be taken for one another.
int activationsTag(int chunk) { return 2 * chunk; }
int tokensTag(int chunk) { return 2 * chunk + 1; }
int gatherTag(int chunks) { return 2 * chunks; }

} // namespace

PipelineStage::PipelineStage(
    Decoder& decoder, Communicator& communicator, const LoadCommand& command, StepCounter& steps)
    : m_decoder(decoder)
    , m_communicator(communicator)
    , m_steps(steps)
    , m_output(decoder, command.head)
    , m_delayNs(command.delayNs)
{ }

void PipelineStage::allocate(const CellWork& work)
{
    checkWork(work, m_decoder.shape().maxPositions, m_decoder.shape().vocab);
    m_work = work;
    m_decoder.reserve(m_work.mostRows(), m_work.mostPositions());
    if (last())
        m_output.reserve(m_work);
    if (m_work.command.gatherToAll) {
        m_gathered = Buffer<float>(m_output.messageValues(m_work, m_work.prompts.count()));
        m_gatherMessage = DeviceBuffer<float>(m_gathered.size());
    }
    const int64_t rows = std::max<int64_t>(m_work.mostChunkRows(), m_work.mostChunkTokens());
    for (int chunk = 0; chunk < std::min(m_work.command.chunks, m_work.mostRows()); ++chunk) {
        for (const int64_t mostRows : {rows, int64_t{m_work.mostChunkRows()}}) // odd steps are no prefill
            m_activations.push_back({DeviceBuffer<float>(headerValues + mostRows * m_decoder.hiddenStride()), {}, {}});
        m_tokenMessages.push_back({DeviceBuffer<float>(headerValues + m_work.mostChunkRows()), {}, {}});
        m_tokens.push_back(m_decoder.makeTokens(rows, m_work.mostChunkRows()));
    }
}

void PipelineStage::release()
{
    m_activations.clear();
    m_tokenMessages.clear();
    m_tokens.clear();
    m_gathered = {};
    m_gatherMessage = {};
    m_output.release();
    m_decoder.release();
}

std::vector<PipelineStage::Chunk> PipelineStage::chunksOf(PassBatches::Chunks batch)
{
    std::vector<Chunk> chunks;
    for (MicroBatch& each : batch) {
        chunks.push_back({std::move(each), 0, {}, false});
        chunks.back().stepNs.reserve(chunks.back().batch.steps());
    }
    return chunks;
}

void PipelineStage::run(const GoCommand& command, PassRecord& record)
{
    const int all = m_work.prompts.count();
    const int prompts = command.prompts > 0 ? std::min(command.prompts, all) : all;
    PassBatches batches(m_work, prompts, first() || last(), first());
    m_output.beginPass();
    m_steps.begin(Phase::Pass, batches.count());

    record.go();
    batches.go();
    for (int index = 0; index < batches.count(); ++index) {
        std::vector<Chunk> chunks = chunksOf(batches.next());
        runBatch(chunks, record);
        m_steps.done.fetch_add(1);
    }
    for (auto* messages : {&m_activations, &m_tokenMessages})
        for (Message& message : *messages) {
            const TimedScope scope(record.communicationNs());
            message.sending.wait();
        }
    if (m_work.command.gatherToAll)
        gather(prompts, record);
    record.finish();

    if (last())
        m_output.describe(record);
    else if (m_work.command.gatherToAll)
        record.passed().outputHash = m_output.hashOfMessage(m_work, prompts, m_gathered.data());
}

void PipelineStage::runBatch(std::vector<Chunk>& chunks, PassRecord& record)
{
    int steps = 0;
    for (const Chunk& chunk : chunks)
        steps = std::max(steps, chunk.batch.steps());
    if (!first())
        for (int index = 0; index < static_cast<int>(chunks.size()); ++index)
            expect(chunks[index], index, 0, record);
    for (int step = 0; step < steps; ++step)
        for (int index = 0; index < static_cast<int>(chunks.size()); ++index)
            if (step < chunks[index].batch.steps() && !chunks[index].endedEarly)
                runStep(chunks[index], index, step, record);
    if (!last())
        return;
    for (Chunk& chunk : chunks)
        record.addBatch(m_work.prompts, chunk.batch, chunk.startNs, std::move(chunk.stepNs));
}

void PipelineStage::gather(int prompts, PassRecord& record)
{
    const TimedScope scope(record.communicationNs());
    const int64_t values = m_output.messageValues(m_work, prompts);
    const int tag = gatherTag(m_work.command.chunks);
    if (!last()) {
        m_communicator.receive(m_gatherMessage.data(), values, m_communicator.ranks() - 1, tag).wait();
        return m_decoder.compute().download({m_gatherMessage.data(), values}, 1, values, m_gathered.data());
    }
    m_output.fillMessage(record, m_work, m_gathered.data());
    m_decoder.compute().upload({m_gathered.data(), static_cast<std::size_t>(values)}, m_gatherMessage);
    std::vector<Communicator::Transfer> sendings;
    for (int rank = 0; rank < m_communicator.rank(); ++rank)
        sendings.push_back(m_communicator.send(m_gatherMessage.data(), values, rank, tag));
    for (auto& sending : sendings)
        sending.wait();
}

void PipelineStage::runStep(Chunk& chunk, int index, int step, PassRecord& record)
{
    if (!receive(chunk, index, step, record))
        return;
    compute(chunk, index, step, record);
    send(chunk, index, step, record);
    expectNext(chunk, index, step, record);
}

int64_t PipelineStage::messageValues(const Chunk& chunk, int step) const
{
    const int64_t rows = step == 0 ? chunk.batch.promptTokens() : int64_t{chunk.batch.rows()};
    return headerValues + rows * m_decoder.hiddenStride();
}

void PipelineStage::expect(const Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.communicationNs());
    Message& message = first() ? m_tokenMessages[index] : activationsOf(index, step);
    message.sending.wait(); // of two steps ago
    const int64_t count = first() ? chunk.batch.rows() : messageValues(chunk, step);
    const int from = first() ? m_communicator.ranks() - 1 : m_communicator.rank() - 1;
    const int tag = first() ? tokensTag(index) : activationsTag(index);
    message.receiving = m_communicator.receive(message.values.data(), count, from, tag);
}

void PipelineStage::expectNext(const Chunk& chunk, int index, int step, PassRecord& record)
{
    const bool comes = step + 1 < chunk.batch.steps() && !chunk.endedEarly && !(first() && last());
    if (comes)
        expect(chunk, index, step + 1, record);
}

bool PipelineStage::receive(Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.communicationNs());
    // What this chunk sent two steps ago was received long ago: its memory is about to be written again.
    activationsOf(index, step).sending.wait();
    if (!first() && !receiveActivations(index, step)) {
        chunk.endedEarly = true;
    } else if (step > 0 && !last()) {
        if (first()) {
            receiveTokens(index);
            m_tokens[index].take(chunk.batch.nextTokens());
        }
        chunk.batch.advance();
        chunk.endedEarly = chunk.batch.ended();
    }
    if (chunk.endedEarly && nextMustBeTold())
        sendActivations(chunk, index, step, chunkEnded);
    return !chunk.endedEarly;
}

void PipelineStage::receiveTokens(int index)
{
    m_tokenMessages[index].receiving.wait();
    m_tokens[index].readFrom(m_tokenMessages[index].values.data());
}

bool PipelineStage::receiveActivations(int index, int step)
{
    Message& message = activationsOf(index, step);
    message.receiving.wait();
    return m_decoder.compute().get(message.values.data()) == moreFollows;
}

void PipelineStage::compute(Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.computeNs());
    const int64_t startNs = record.sinceGoNs();
    if (step == 0)
        chunk.startNs = startNs;
    if (m_delayNs > 0)
        std::this_thread::sleep_for(std::chrono::nanoseconds(m_delayNs));
    StepTokens& tokens = m_tokens[index];
    m_steps.tick();
    step == 0 ? tokens.set(chunk.batch.prompts()) : tokens.advance();
    float* const values = activationsOf(index, step).values.data();
    const Rows hidden{values + headerValues, m_decoder.hiddenStride()}; // [packed prompt tokens or rows, hidden]
    if (first())
        m_decoder.embed(tokens, hidden);
    m_decoder.forward(tokens, hidden);
    if (last()) {
        m_output.compute(tokens, hidden);
        m_output.take(chunk.batch, tokens, record);
        chunk.batch.advance();
        chunk.stepNs.push_back(record.sinceGoNs());
    }
    m_decoder.compute().finish();
    record.addSpan(index, step, startNs, record.sinceGoNs());
}

void PipelineStage::send(Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.communicationNs());
    if (!last())
        return sendActivations(chunk, index, step, moreFollows);
    const bool lastStep = step + 1 == chunk.batch.steps();
    chunk.endedEarly = !lastStep && chunk.batch.ended();
    if (!lastStep && !first())
        sendTokens(index);
}

void PipelineStage::sendActivations(const Chunk& chunk, int index, int step, float header)
{
    Message& message = activationsOf(index, step);
    m_decoder.compute().put(message.values.data(), header);
    message.sending = m_communicator.send(
        message.values.data(), messageValues(chunk, step), m_communicator.rank() + 1, activationsTag(index));
}

void PipelineStage::sendTokens(int index)
{
    Message& message = m_tokenMessages[index];
    message.sending.wait();
    m_tokens[index].writeTo(message.values.data());
    message.sending = m_communicator.send(message.values.data(), m_tokens[index].rows(), 0, tokensTag(index));
}

} // namespace throughline
