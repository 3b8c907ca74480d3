// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/roles/pass_record.h>

#include <checkpoint/sha256.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t spansPerLine = 2'000;
constexpr std::size_t idsPerLine = 60'000; // at most 11 characters each: below the limit of a line

void appendSpans(const std::vector<StageSpan>& spans, int pass, std::vector<EventBody>& events)
{
    for (std::size_t first = 0; first < spans.size(); first += spansPerLine) {
        const auto end = std::min(spans.size(), first + spansPerLine);
        events.emplace_back(SpansEvent{pass, {spans.begin() + first, spans.begin() + end}});
    }
}

void appendTokens(const TokensEvent& tokens, std::vector<EventBody>& events)
{
    TokensEvent part;
    std::size_t ids = 0;
    for (std::size_t i = 0; i < tokens.prompts.size(); ++i) {
        if (!part.prompts.empty() && ids + tokens.ids[i].size() + 1 > idsPerLine) {
            events.emplace_back(std::exchange(part, {}));
            ids = 0;
        }
        part.prompts.push_back(tokens.prompts[i]);
        part.ids.push_back(tokens.ids[i]);
        ids += tokens.ids[i].size() + 1;
    }
    if (!part.prompts.empty())
        events.emplace_back(std::move(part));
}

} // namespace

PassRecord::PassRecord(const GoCommand& command)
{
    m_passed.pass = command.pass;
    m_passed.warmup = command.warmup;
    m_spans.reserve(mostSpans);
}

void PassRecord::go() { m_passed.goNs = nowNs(); }

void PassRecord::finish()
{
    m_passed.endNs = nowNs();
    m_passed.hostNs = m_passed.endNs - m_passed.goNs - m_passed.computeNs - m_passed.communicationNs;
}

void PassRecord::addSpan(int chunk, int step, int64_t startNs, int64_t endNs)
{
    ++m_passed.spanCount;
    if (m_spans.size() < mostSpans)
        m_spans.push_back({chunk, step, startNs, endNs});
}

void PassRecord::noteNonFinite(int step)
{
    if (m_passed.nonFiniteStep < 0 || step < m_passed.nonFiniteStep)
        m_passed.nonFiniteStep = step;
}

void PassRecord::addBatch(
    const CellPrompts& prompts, const MicroBatch& batch, int64_t startNs, std::vector<int64_t> stepNs)
{
    BatchEvent event;
    event.pass = m_passed.pass;
    event.startNs = startNs;
    event.stepNs = std::move(stepNs);
    event.computedPositions = batch.computedPositions();
    event.wastedPositions = batch.wastedPositions();
    for (int row = 0; row < batch.rows(); ++row) {
        if (batch.task(row).copy)
            continue;
        const int prompt = prompts.indices[batch.task(row).place];
        event.prompts.push_back(prompt);
        event.tokens.push_back(static_cast<int>(batch.generated(row).size()));
        m_tokens.prompts.push_back(prompt);
        m_tokens.ids.push_back(batch.generated(row));
    }
    m_batches.push_back(std::move(event));
}

std::vector<EventBody> PassRecord::events(bool withTokens)
{
    std::vector<EventBody> events;
    for (auto& batch : m_batches)
        events.emplace_back(std::move(batch));
    appendSpans(m_spans, m_passed.pass, events);
    if (withTokens)
        appendTokens(m_tokens, events);
    events.emplace_back(m_passed);
    return events;
}

std::string hashOf(const TokensEvent& tokens)
{
    std::string bytes;
    const auto append = [&bytes](int value) {
        for (int shift = 0; shift < 32; shift += 8) // little endian wherever this runs
            bytes.push_back(static_cast<char>(value >> shift & 0xff));
    };
    for (std::size_t i = 0; i < tokens.prompts.size(); ++i) {
        append(tokens.prompts[i]);
        append(static_cast<int>(tokens.ids[i].size()));
        for (const int id : tokens.ids[i])
            append(id);
    }
    return sha256Hex(bytes);
}

} // namespace throughline
