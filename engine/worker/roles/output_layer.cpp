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
    m_last = Buffer<float>(work.mostChunkRows() * m_decoder.hiddenStride());
    m_outputs = {};
    if (m_generates)
        return;
    m_keptPrompts = std::min<int64_t>(work.prompts.count(), mostKept());
    m_outputs = Buffer<float>(m_keptPrompts * width());
    std::fill_n(m_outputs.data(), m_outputs.size(), 0.0f); // touched now, not in the pass
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
        return keepOutputs(batch, last, width(), record);
    keepOutputs(batch, m_decoder.logits(last, batch.rows()), width(), record);
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
