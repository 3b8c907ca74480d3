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

void PipelineStage::prepare(const CellWork& work)
{
    checkWork(work, m_decoder.shape().maxPositions, m_decoder.shape().vocab);
    m_work = work;
    m_activations.clear();
    m_tokens.clear();
    m_decoder.reserve(m_work.mostRows(), m_work.mostPositions());
    if (last())
        m_output.reserve(m_work);
    m_gathered = {};
    if (m_work.command.gatherToAll)
        m_gathered = Buffer<float>(m_output.messageValues(m_work, m_work.prompts.count()));
    const int64_t rows = std::max<int64_t>(m_work.mostChunkRows(), m_work.mostChunkTokens());
    for (int chunk = 0; chunk < std::min(m_work.command.chunks, m_work.mostRows()); ++chunk) {
        for (const int64_t mostRows : {rows, int64_t{m_work.mostChunkRows()}}) // odd steps are no prefill
            m_activations.push_back({Buffer<float>(headerValues + mostRows * m_decoder.hiddenStride()), {}, {}});
        m_tokens.push_back({Buffer<float>(headerValues + m_work.mostChunkRows()), {}, {}});
    }
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
    for (auto* messages : {&m_activations, &m_tokens})
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
    if (!last())
        return m_communicator.receive(m_gathered.data(), values, m_communicator.ranks() - 1, tag).wait();
    m_output.fillMessage(record, m_work, m_gathered.data());
    std::vector<Communicator::Transfer> sendings;
    for (int rank = 0; rank < m_communicator.rank(); ++rank)
        sendings.push_back(m_communicator.send(m_gathered.data(), values, rank, tag));
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
    const auto rows = static_cast<int64_t>(step == 0 ? chunk.batch.promptTokens().size() : chunk.batch.tokens().size());
    return headerValues + rows * m_decoder.hiddenStride();
}

void PipelineStage::expect(const Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.communicationNs());
    Message& message = first() ? m_tokens[index] : activationsOf(index, step);
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
        if (first())
            receiveTokens(chunk, index);
        chunk.batch.advance();
        chunk.endedEarly = chunk.batch.ended();
    }
    if (chunk.endedEarly && nextMustBeTold())
        sendActivations(chunk, index, step, chunkEnded);
    return !chunk.endedEarly;
}

void PipelineStage::receiveTokens(Chunk& chunk, int index)
{
    Buffer<float>& values = m_tokens[index].values; // [rows]
    m_tokens[index].receiving.wait();
    std::span<int> tokens = chunk.batch.nextTokens();
    std::transform(values.data(), values.data() + tokens.size(), tokens.begin(),
        [](float token) { return static_cast<int>(token); });
}

bool PipelineStage::receiveActivations(int index, int step)
{
    Message& message = activationsOf(index, step);
    message.receiving.wait();
    return message.values[0] == moreFollows;
}

void PipelineStage::compute(Chunk& chunk, int index, int step, PassRecord& record)
{
    const TimedScope scope(record.computeNs());
    const int64_t startNs = record.sinceGoNs();
    if (step == 0)
        chunk.startNs = startNs;
    if (m_delayNs > 0)
        std::this_thread::sleep_for(std::chrono::nanoseconds(m_delayNs));
    MicroBatch& batch = chunk.batch;
    float* const values = activationsOf(index, step).values.data();
    const Rows hidden{values + headerValues, m_decoder.hiddenStride()}; // [packed prompt tokens or rows, hidden]
    if (first())
        step == 0 ? m_decoder.embed(batch.promptTokens(), batch.promptPositions(), hidden)
                  : m_decoder.embed(batch.tokens(), batch.positions(), hidden);
    step == 0 ? m_decoder.prefill(batch.promptSegments(), hidden) : m_decoder.decode(batch.segments(), hidden);
    if (last()) {
        step == 0 ? m_output.ofPrefill(batch, hidden, record) : m_output.ofDecode(batch, hidden, record);
        batch.advance();
        chunk.stepNs.push_back(record.sinceGoNs());
    }
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
        sendTokens(chunk, index);
}

void PipelineStage::sendActivations(const Chunk& chunk, int index, int step, float header)
{
    Message& message = activationsOf(index, step);
    message.values[0] = header;
    message.sending = m_communicator.send(
        message.values.data(), messageValues(chunk, step), m_communicator.rank() + 1, activationsTag(index));
}

void PipelineStage::sendTokens(Chunk& chunk, int index)
{
    Message& message = m_tokens[index];
    message.sending.wait();
    std::span<const int> tokens = chunk.batch.tokens();
    // A float holds every whole number up to 2^24, more than any vocabulary.
    std::transform(
        tokens.begin(), tokens.end(), message.values.data(), [](int token) { return static_cast<float>(token); });
    message.sending =
        m_communicator.send(message.values.data(), static_cast<int64_t>(tokens.size()), 0, tokensTag(index));
}

} // namespace throughline
