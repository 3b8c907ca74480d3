// SPDX-License-Identifier: GPL-3.0-or-later
// What one pass of this rank left behind: times, batches, spans, tokens. Filled while the pass runs, turned into events
// after it ended, so that recording costs the pass next to nothing.
#pragma once

#include <worker/clock.h>
#include <worker/roles/micro_batch.h>

#include <core/event.h>

#include <string>
#include <vector>

namespace throughline {

/// Of a pass. What comes later is counted (PassedEvent::spanCount): stored runs must not grow without end, and what is
/// made of spans says how far they reach.
constexpr std::size_t mostSpans = 4'000;

class PassRecord {
public:
    explicit PassRecord(const GoCommand& command);

    /// Stamps the clock: what comes before is preparation.
    void go();
    void finish();
    int64_t sinceGoNs() const { return nowNs() - m_passed.goNs; }

    int64_t& computeNs() { return m_passed.computeNs; }
    int64_t& communicationNs() { return m_passed.communicationNs; }

    void addSpan(int chunk, int step, int64_t startNs, int64_t endNs);
    void noteNonFinite(int step);
    /// A finished micro-batch of the rank that has its outputs.
    void addBatch(const CellPrompts& prompts, const MicroBatch& batch, int64_t startNs, std::vector<int64_t> stepNs);

    /// Everything as events, in the order in which they are to be written. Call once, after finish.
    std::vector<EventBody> events(bool withTokens);
    PassedEvent& passed() { return m_passed; }
    /// Generated ids by prompt, in the order of the rank's prompts.
    const TokensEvent& tokens() const { return m_tokens; }

private:
    PassedEvent m_passed;
    std::vector<BatchEvent> m_batches;
    std::vector<StageSpan> m_spans;
    TokensEvent m_tokens;
};

/// SHA-256 over indices and ids, in order.
std::string hashOf(const TokensEvent& tokens);

} // namespace throughline
