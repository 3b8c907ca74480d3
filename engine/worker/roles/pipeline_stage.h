// SPDX-License-Identifier: GPL-3.0-or-later
// A rank that holds consecutive layers. Micro-batches circulate: each comes from the stage before, goes through this
// stage's layers and on to the next; the last stage chooses tokens and hands them back to the first.
#pragma once

#include <worker/comm/communicator.h>
#include <worker/model/decoder.h>
#include <worker/roles/output_layer.h>
#include <worker/roles/pass_batches.h>
#include <worker/roles/role.h>
#include <worker/step_counter.h>

#include <core/command.h>

#include <vector>

namespace throughline {

class PipelineStage final : public Role {
public:
    PipelineStage(Decoder& decoder, Communicator& communicator, const LoadCommand& command, StepCounter& steps);

    void run(const GoCommand& command, PassRecord& record) override;
    int64_t kvBytes() const override { return m_decoder.kvBytes(); }
    std::string kernelNames() const override { return m_decoder.kernelNames(m_work.mostChunkRows()); }
    bool hasOutputs() const override { return last(); }
    void writeLogits(const std::string& path) const override { m_output.writeLogits(path, m_work.prompts); }

private:
    void allocate(const CellWork& work) override;
    void release() override;
    /// A micro-batch with the memory that its messages travel in.
    struct Chunk {
        MicroBatch batch;
        int64_t startNs = 0;
        std::vector<int64_t> stepNs; // last stage
        bool endedEarly = false;     // all rows met their end of sequence
    };
    /// A message: one header value, then the payload.
    struct Message {
        DeviceBuffer<float> values; // [16 + rows or packed tokens × hidden]
        Communicator::Transfer sending;
        Communicator::Transfer receiving;
    };

    bool first() const { return m_communicator.rank() == 0; }
    bool last() const { return m_communicator.rank() == m_communicator.ranks() - 1; }
    /// Whether the next stage has to be told when a chunk ends early: the last stage is the one that knows.
    bool nextMustBeTold() const { return m_communicator.rank() + 1 < m_communicator.ranks() - 1; }

    static std::vector<Chunk> chunksOf(PassBatches::Chunks batch);
    void runBatch(std::vector<Chunk>& chunks, PassRecord& record);
    void runStep(Chunk& chunk, int index, int step, PassRecord& record);

    /// Waits for what the step works on. False: the chunk ended early, and who must know was told.
    bool receive(Chunk& chunk, int index, int step, PassRecord& record);
    /// Lets the step's message come while this stage works on something else. Only for a message that is sent for
    /// certain.
    void expect(const Chunk& chunk, int index, int step, PassRecord& record);
    void expectNext(const Chunk& chunk, int index, int step, PassRecord& record);
    void receiveTokens(int index);
    /// False: the stage before says that the chunk ended.
    bool receiveActivations(int index, int step);
    void compute(Chunk& chunk, int index, int step, PassRecord& record);
    void send(Chunk& chunk, int index, int step, PassRecord& record);
    void sendActivations(const Chunk& chunk, int index, int step, float header);
    void sendTokens(int index);

    /// Every stage gets what the last one has.
    void gather(int prompts, PassRecord& record);

    int64_t messageValues(const Chunk& chunk, int step) const;
    /// Of a chunk's even and odd steps: one is sent on while the next one already comes.
    Message& activationsOf(int index, int step) { return m_activations[2 * index + step % 2]; }

    Decoder& m_decoder;
    Communicator& m_communicator;
    StepCounter& m_steps;
    OutputLayer m_output;
    CellWork m_work;
    int64_t m_delayNs = 0;
    std::vector<Message> m_activations;   // [chunks][2]: worked on in place, then sent on
    std::vector<Message> m_tokenMessages; // [chunks]
    std::vector<StepTokens> m_tokens;     // [chunks]
    DeviceBuffer<float> m_gatherMessage;
    Buffer<float> m_gathered; // see OutputLayer::messageValues; empty where nothing is gathered
};

} // namespace throughline
