// SPDX-License-Identifier: GPL-3.0-or-later
// A result of another tool on its way into the library: what its file says in this program's values, and the event
// stream made of that. Reads no file.
#pragma once

#include <core/event.h>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

/// One measured pass. Times of single tokens are given where the tool's file has them.
struct ForeignPass {
    int64_t wallNs = 0;
    struct Prompt {
        int tokens = 0;              // generated
        std::vector<int64_t> stepNs; // when each came, since the pass began; empty: not known
    };
    std::vector<Prompt> prompts;
};

struct ForeignCell {
    Cell cell;
    std::vector<int> promptTokens; // per prompt
    std::vector<ForeignPass> passes;
    int64_t peakBytes = 0; // 0 = not said
    int failed = 0;        // prompts that the tool says failed
};

struct ForeignRun {
    ImportedEvent source;
    std::string name;
    std::string startedUtc; // empty: the file does not say
    Environment environment;
    std::vector<ForeignCell> cells;
    std::string content; // that part of the file that it was made of
};

/// A whole run's stream. `runId` as newRunId() makes them.
std::vector<Event> eventsOf(const ForeignRun& run, const std::string& runId);
/// "2026-11-05T13:20:00.000Z" of RFC 3339 or "20261105-132000"; empty when it is neither.
std::string utcFrom(const std::string& text);
/// As a tool calls it: "BF16", "torch.float16", "Q8_0". Auto: this program has no such format.
Precision precisionFrom(const std::string& text);

} // namespace throughline
