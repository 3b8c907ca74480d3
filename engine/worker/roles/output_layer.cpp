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

std::string hashOf(const float* outputs, int64_t elements)
{
    return sha256Hex({reinterpret_cast<const char*>(outputs), static_cast<std::size_t>(elements) * sizeof(float)});
}

int mostNewTokens(const CellWork& work)
{
    int most = 0;
    for (int place = 0; place < work.prompts.count(); ++place)
        most = std::max(most, work.newTokens(place));
    return most;
}

} // namespace

OutputLayer::OutputLayer(Decoder& decoder, Head head)
    : m_decoder(decoder)
    , m_head(head)
{ }

void OutputLayer::reserve(const CellWork& work)
{
    m_generates = work.generates();
    m_capturesLogits = !work.command.captureLogits.empty();
    m_last = DeviceBuffer<float>(work.mostChunkRows() * m_decoder.hiddenStride());
    if (takesEachStep())
        m_taken = Buffer<float>(work.mostChunkRows() * width());
    if (m_generates)
        return;
    m_keptPrompts = std::min<int64_t>(work.prompts.count(), mostKept());
    m_outputs = Buffer<float>(m_keptPrompts * width());
    std::fill_n(m_outputs.data(), m_outputs.size(), 0.0f); // touched now, not in the pass
}

void OutputLayer::release()
{
    m_last = {};
    m_outputs = {};
    m_taken = {};
}

int64_t OutputLayer::width() const
{
    switch (m_head) {
    case Head::None:
        return m_decoder.shape().hidden;
    case Head::Classification:
        return m_decoder.shape().labels;
    case Head::LastLogits:
        break;
    }
    return m_decoder.shape().vocab;
}

int64_t OutputLayer::mostKept() const
{
    return std::max<int64_t>(1, keptBytes / (width() * static_cast<int64_t>(sizeof(float))));
}

void OutputLayer::beginPass() { m_captured.clear(); }

void OutputLayer::compute(StepTokens& tokens, Rows hidden)
{
    const Rows last{m_last.data(), m_decoder.hiddenStride()}; // [rows, hidden]
    const bool one = tokens.count() == tokens.rows();         // token of each row: there is nothing to pick
    if (!one)
        pickLastTokens(m_decoder.compute(), tokens, hidden, m_decoder.shape().hidden, last);
    m_normed = m_decoder.finalNorm(one ? hidden : last, tokens.rows());
    if (m_generates || m_head != Head::None)
        m_logits = m_decoder.logits(m_normed, tokens.rows());
    if (m_generates)
        m_decoder.chooseTokens(tokens);
}

void OutputLayer::take(MicroBatch& batch, StepTokens& tokens, PassRecord& record)
{
    if (!m_generates)
        return keepOutputs(batch, record);
    if (!tokens.take(batch.nextTokens()))
        record.noteNonFinite(batch.stepsDone());
    if (m_capturesLogits)
        keepLogits(batch);
}

void OutputLayer::keepLogits(const MicroBatch& batch)
{
    const int64_t vocab = m_decoder.shape().vocab;
    m_decoder.compute().download(m_logits, batch.rows(), vocab, m_taken.data());
    for (int row = 0; row < batch.rows(); ++row) {
        if (batch.stepsDone() >= batch.task(row).newTokens)
            continue;
        auto& captured = m_captured[batch.task(row).place];
        captured.insert(captured.end(), m_taken.data() + row * vocab, m_taken.data() + (row + 1) * vocab);
    }
}

void OutputLayer::keepOutputs(const MicroBatch& batch, PassRecord& record)
{
    m_head == Head::None ? m_decoder.compute().download(m_normed, batch.rows(), width(), m_taken.data())
                         : m_decoder.compute().download(m_logits, batch.rows(), width(), m_taken.data());
    for (int row = 0; row < batch.rows(); ++row) {
        const int place = batch.task(row).place;
        const std::span<const float> values(m_taken.data() + row * width(), static_cast<std::size_t>(width()));
        if (place < m_keptPrompts)
            std::ranges::copy(values, m_outputs.data() + place * width());
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
            record.noteNonFinite(0);
        if (m_capturesLogits)
            m_captured[place].assign(values.begin(), values.end());
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
    const int64_t elements = std::min(computed, m_keptPrompts) * width();
    passed.outputHash = hashOf(m_outputs.data(), elements);
    for (int64_t i = 0; i < std::min(elements, sampledOutputs); ++i)
        passed.outputs.push_back(m_outputs[i]);
}

int64_t OutputLayer::messageValues(const CellWork& work, int prompts) const
{
    return work.generates() ? prompts * (1 + int64_t{mostNewTokens(work)})
                            : std::min<int64_t>(prompts, mostKept()) * width();
}

void OutputLayer::fillMessage(const PassRecord& record, const CellWork& work, float* values) const
{
    const auto prompts = static_cast<int>(record.tokens().prompts.size());
    if (!work.generates()) {
        std::copy_n(m_outputs.data(), messageValues(work, prompts), values);
        return;
    }
    for (const auto& ids : record.tokens().ids) {
        *values = static_cast<float>(ids.size());
        // A float holds every whole number up to 2^24, more than any vocabulary.
        std::transform(ids.begin(), ids.end(), values + 1, [](int id) { return static_cast<float>(id); });
        values += 1 + mostNewTokens(work);
    }
}

std::string OutputLayer::hashOfMessage(const CellWork& work, int prompts, const float* values) const
{
    if (!work.generates())
        return hashOf(values, messageValues(work, prompts));
    TokensEvent tokens;
    for (int place = 0; place < prompts; ++place, values += 1 + mostNewTokens(work)) {
        tokens.prompts.push_back(work.prompts.indices[place]);
        auto& ids = tokens.ids.emplace_back(static_cast<std::size_t>(values[0]));
        std::transform(values + 1, values + 1 + ids.size(), ids.begin(), [](float id) { return static_cast<int>(id); });
    }
    return throughline::hashOf(tokens);
}

void OutputLayer::writeLogits(const std::string& path, const CellPrompts& prompts) const
{
    std::vector<NamedMatrix> matrices;
    for (const auto& [place, values] : m_captured)
        if (prompts.indices[place] >= 0) // a copy's are nobody's
            matrices.push_back({"logits." + std::to_string(prompts.indices[place]), width(), values});
    writeSafetensors(path, matrices);
}

} // namespace throughline
