// SPDX-License-Identifier: GPL-3.0-or-later
// From the last layer's hidden states to what the task wants: greedy tokens, or the outputs of a forward pass. Used by
// whichever rank holds the end of the model.
#pragma once

#include <worker/model/decoder.h>
#include <worker/roles/micro_batch.h>
#include <worker/roles/pass_record.h>

#include <map>
#include <string>
#include <vector>

namespace throughline {

class OutputLayer {
public:
    /// `head`: what a forward pass ends in.
    OutputLayer(Decoder& decoder, Head head);

    /// Throws MemoryRefused.
    void reserve(const CellWork& work);
    void release();
    /// Forget the outputs of the last pass.
    void beginPass();

    /// The rows' next tokens, or the outputs of a forward pass; `hidden` is [tokens of the step, hidden].
    void compute(StepTokens& tokens, Rows hidden);
    /// Takes what `compute` found for this batch's step to the host; waits for it. Of tokens, the batch gets them.
    void take(MicroBatch& batch, StepTokens& tokens, PassRecord& record);
    /// Whether `take` must come before the next step is computed: it wants more than tokens.
    bool takesEachStep() const { return !m_generates || m_capturesLogits; }

    /// Hash and sample of the pass's outputs.
    void describe(PassRecord& record) const;
    /// What a pass over the first `prompts` prompts gives, as one message for ranks that gather it: per prompt the
    /// number of its ids and the ids, or the outputs that are kept. Every rank knows the size beforehand.
    int64_t messageValues(const CellWork& work, int prompts) const;
    void fillMessage(const PassRecord& record, const CellWork& work, float* values) const;
    /// Hash of a message's outputs, equal to the one that `describe` finds where they were computed.
    std::string hashOfMessage(const CellWork& work, int prompts, const float* values) const;
    /// Writes the logits of the pass as safetensors, "logits.<prompt>" [steps, vocab]. Throws std::runtime_error.
    void writeLogits(const std::string& path, const CellPrompts& prompts) const;

private:
    int64_t width() const;    // of an output: vocab, or hidden where there is no head
    int64_t mostKept() const; // prompts whose outputs are kept
    void keepLogits(const MicroBatch& batch);
    void keepOutputs(const MicroBatch& batch, PassRecord& record);

    Decoder& m_decoder;
    Head m_head;
    bool m_generates = true;
    bool m_capturesLogits = false;
    DeviceBuffer<float> m_last; // [rows, hidden]
    Rows m_logits;              // of the last step, where there is a head
    Activations m_normed;       // of the last step
    Buffer<float> m_taken;      // [rows][width] of the last step, on the host
    Buffer<float> m_outputs;    // [kept prompts][width] of a forward pass
    int64_t m_keptPrompts = 0;
    std::map<int, std::vector<float>> m_captured; // by place: [steps][vocab]
};

} // namespace throughline
