// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/output_layer.h>

#include <worker/logits_file.h>

#include <checkpoint/sha256.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace throughline {

namespace {

// Outputs of a forward pass are kept until it ended, so that hashing them stays outside the timed path. More prompts
// than fit here are computed all the same, but not hashed.
constexpr int64_t keptBytes = 64 << 20;
constexpr int64_t sampledOutputs = 64;

} // namespace

OutputLayer::OutputLayer(Decoder& decoder, Head head)
    : m_decoder(decoder)
    , m_head(head)
{ }

void OutputLayer::reserve(const CellWork& work)
{
    m_generates = work.generates();
    m_capturesLogits = !work.command.captureLogits.empty();
    m_last = Buffer<float>(work.mostChunkRows() * m_decoder.hiddenStride());
    m_outputs = {};
    m_width = m_head == Head::None ? m_decoder.shape().hidden : m_decoder.shape().vocab;
    if (m_generates)
        return;
    const int64_t bytesPerPrompt = m_width * static_cast<int64_t>(sizeof(float));
    m_keptPrompts = std::min<int64_t>(work.prompts.count(), std::max<int64_t>(1, keptBytes / bytesPerPrompt));
    m_outputs = Buffer<float>(m_keptPrompts * m_width);
    std::fill_n(m_outputs.data(), m_outputs.size(), 0.0f); // touched now, not in the pass
}

void OutputLayer::beginPass() { m_captured.clear(); }

void OutputLayer::ofPrefill(MicroBatch& batch, Rows hidden, PassRecord& record)
{
    const int64_t stride = m_decoder.hiddenStride();
    const Rows last{m_last.data(), stride}; // [rows, hidden]
    for (int row = 0; row < batch.rows(); ++row)
        std::copy_n(hidden.row(batch.lastPromptToken(row)), stride, last.row(row));
    m_decoder.finalNorm(last, batch.rows());
    if (m_generates)
        return chooseTokens(batch, last, record);
    if (m_head == Head::None)
        return keepOutputs(batch, last, m_width, record);
    keepOutputs(batch, m_decoder.logits(last, batch.rows()), m_width, record);
}

void OutputLayer::ofDecode(MicroBatch& batch, Rows hidden, PassRecord& record)
{
    m_decoder.finalNorm(hidden, batch.rows());
    chooseTokens(batch, hidden, record);
}

void OutputLayer::chooseTokens(MicroBatch& batch, Rows normed, PassRecord& record)
{
    const Rows logits = m_decoder.logits(normed, batch.rows());
    if (!m_decoder.chooseTokens(batch.nextTokens()))
        record.noteNonFinite(batch.stepsDone());
    if (!m_capturesLogits)
        return;
    for (int row = 0; row < batch.rows(); ++row) {
        if (batch.stepsDone() >= batch.task(row).newTokens)
            continue;
        auto& captured = m_captured[batch.task(row).place];
        captured.insert(captured.end(), logits.row(row), logits.row(row) + m_decoder.shape().vocab);
    }
}

void OutputLayer::keepOutputs(const MicroBatch& batch, Rows rows, int64_t width, PassRecord& record)
{
    for (int row = 0; row < batch.rows(); ++row) {
        const int place = batch.task(row).place;
        if (place < m_keptPrompts)
            std::copy_n(rows.row(row), width, m_outputs.data() + place * width);
        if (!std::all_of(rows.row(row), rows.row(row) + width, [](float value) { return std::isfinite(value); }))
            record.noteNonFinite(0);
        if (m_capturesLogits)
            m_captured[place].assign(rows.row(row), rows.row(row) + width);
    }
}

void OutputLayer::describe(PassRecord& record) const
{
    PassedEvent& passed = record.passed();
    if (m_generates) {
        passed.outputHash = hashOf(record.tokens());
        return;
    }
    const auto computed = static_cast<int64_t>(record.tokens().prompts.size());
    const int64_t elements = std::min(computed, m_keptPrompts) * m_width;
    const auto* bytes = reinterpret_cast<const char*>(m_outputs.data());
    passed.outputHash = sha256Hex({bytes, static_cast<std::size_t>(elements) * sizeof(float)});
    for (int64_t i = 0; i < std::min(elements, sampledOutputs); ++i)
        passed.outputs.push_back(m_outputs[i]);
}

void OutputLayer::writeLogits(const std::string& path, const CellPrompts& prompts) const
{
    std::vector<NamedMatrix> matrices;
    for (const auto& [place, values] : m_captured)
        matrices.push_back({"logits." + std::to_string(prompts.indices[place]), m_width, values});
    writeSafetensors(path, matrices);
}

} // namespace throughline
