// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics that take more than a division, one function each. metrics.cpp puts them together.
#pragma once

#include <core/metrics.h>

namespace throughline {

/// When the first of the repeat's ranks was told to go.
int64_t earliestGoNs(const Repeat& repeat);
OutputAgreement agreementOf(const CellResult& baseline, const CellResult& cell);
/// Mean over stages and repeats: time a stage idles while another one works ÷ wall time. None without spans. Of a long
/// pass whose last spans were not kept: both up to where all stages' spans reach.
std::optional<double> measuredBubble(const CellResult& cell);
/// The share of the repeats' wall time that the bubble was read from: 1 where every span was kept. None without spans.
std::optional<double> bubbleCover(const CellResult& cell);
/// Decode spans only: the time that the devices' ceilings allow ÷ the time taken. None without ceilings or decode.
std::optional<double> rooflineFraction(const RunResult& run, const CellResult& cell);
/// Energy and mean power of the devices, or why not.
void addEnergy(CellSummary& summary, const CellResult& cell);
/// Temperature, throttle reasons and foreign processes of the repeats.
void addWatched(CellSummary& summary, const CellResult& cell);
const ModelFacts* factsOf(const RunResult& run, const CellResult& cell);
/// Tokens of one repeat that belong to real prompts.
int64_t generatedIn(const Repeat& repeat);
/// The finished cell with the largest speed-up; one over different outputs in fp32 does not count. Null when there is
/// none.
const CellResult* fastestOverBaseline(const RunResult& run);
/// Slowest rank's load plus preparation, in seconds; none without loads.
std::optional<double> startupSeconds(const CellResult& cell);
std::vector<double> wallSeconds(const CellResult& cell);
bool is16Bit(Precision precision);

struct TimeSpan {
    int64_t startNs = 0;
    int64_t endNs = 0;
};
/// Sorted, without overlaps.
std::vector<TimeSpan> merged(std::vector<TimeSpan> spans);
int64_t lengthNs(const std::vector<TimeSpan>& mergedSpans);

} // namespace throughline
