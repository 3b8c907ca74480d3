// SPDX-License-Identifier: GPL-3.0-or-later
// A rank that holds the whole model and works through its prompts batch by batch: the sequential mode with one row at a
// time, and each rank of the data-parallel mode. Talks to nobody.
#pragma once

#include <worker/model/decoder.h>
#include <worker/roles/output_layer.h>
#include <worker/roles/role.h>
#include <worker/step_counter.h>

namespace throughline {

class Replica final : public Role {
public:
    Replica(Decoder& decoder, Head head, StepCounter& steps);

    void run(const GoCommand& command, PassRecord& record) override;
    int64_t kvBytes() const override { return m_decoder.kvBytes(); }
    std::string kernelNames() const override { return m_decoder.kernelNames(m_work.mostRows()); }
    bool hasOutputs() const override { return true; }
    void writeLogits(const std::string& path) const override;

private:
    void allocate(const CellWork& work) override;
    void release() override;
    void runBatch(MicroBatch& batch, PassRecord& record);
    void begin(const MicroBatch& batch, int step);
    void abandon(MicroBatch& batch);

    Decoder& m_decoder;
    StepCounter& m_steps;
    OutputLayer m_output;
    CellWork m_work;
    DeviceBuffer<float> m_hidden; // [most packed prompt tokens of a batch, hidden]
    StepTokens m_tokens;
};

} // namespace throughline
