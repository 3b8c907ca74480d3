// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a cell is warm, and when enough has been measured (4-measurement, 1 and 3). Counts passes, runs none.
#pragma once

#include <core/experiment.h>

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

class RepeatsPolicy {
public:
    /// `promptsOfRank`: of the rank that has most; `rows`: of its batch.
    RepeatsPolicy(const Protocol& protocol, int promptsOfRank, int rows);

    enum class Next { Warmup, Repeat, Enough };
    Next next() const;
    /// How many prompts per rank the next warm-up pass takes; 0 = all. Two batches at first; then as many as run about
    /// half a second, so that the passes that must agree are long enough to.
    int warmupPrompts() const { return m_warmupPrompts < m_promptsOfRank ? m_warmupPrompts : 0; }
    void addWarmup(int64_t wallNs);
    /// One under throttling is made again, at most three times in a cell and while the budget lasts; it is kept anyway.
    void addRepeat(int64_t wallNs, bool throttled = false);
    /// What ended the repeats: "interval", "repeats", "budget"; empty before.
    std::string endedBy() const;

private:
    bool warm() const;
    bool budgetSpent() const;
    bool narrowEnough() const;

    Protocol m_protocol;
    int m_promptsOfRank;
    int m_rows;
    int m_warmupPrompts;
    std::size_t m_firstComparable = 0; // warm-ups before it had other prompts than the latest
    std::vector<double> m_warmups;     // seconds
    std::vector<double> m_repeats;     // those that count
    int m_madeAgain = 0;               // of the rest
    double m_spentSeconds = 0;
};

} // namespace throughline
