// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics of a cell by their definitions (1-product, "Metrics, defined once"). Everything is recomputed from raw
// samples.
#pragma once

#include <core/run_result.h>
#include <core/statistics.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// A quantity over repeats, or within them (latencies, which get neither interval nor outliers). Times in seconds,
/// rates per second.
struct Summary {
    std::vector<double> samples; // one per repeat
    double median = 0;
    double low = 0; // range
    double high = 0;
    std::optional<Interval> interval;  // 95 %, from 5 repeats on
    std::vector<std::size_t> outliers; // of repeats
    bool operator==(const Summary&) const = default;
};
/// None of no samples.
std::optional<Summary> summarise(std::vector<double> samples);

enum class Agreement { Unknown, Agree, Differ, NearTies };
struct OutputAgreement {
    Agreement verdict = Agreement::Unknown;
    int differingPrompts = 0;
    int firstPrompt = -1; // first divergence
    int firstToken = -1;
    bool operator==(const OutputAgreement&) const = default;
};

struct CellSummary {
    std::optional<Summary> wallSeconds;
    std::optional<Summary> outputTokensPerSecond; // generated tokens of real prompts ÷ wall time
    std::optional<Summary> totalTokensPerSecond;  // (prompt + generated) ÷ wall time
    std::optional<Summary> promptsPerSecond;
    std::optional<Summary> ttftSeconds; // over all prompts of all repeats
    std::optional<Summary> tpotSeconds;
    std::optional<Summary> itlSeconds;
    std::optional<double> speedup; // baseline wall time ÷ this wall time (medians)
    std::optional<Interval> speedupInterval;
    std::optional<double> speedupWithStartup;
    std::optional<double> breakEvenPrompts; // from how many prompts on the parallel way wins, start-up included
    std::optional<double> efficiency;       // unavailable where ranks share one device
    std::optional<double> bubble;           // mean over stages: idle while others work ÷ wall time
    std::optional<double> bubbleCover; // the share of the wall time that it was read from; 1 unless spans were left out
    std::optional<double>
        idealBubble; // (p-1)/(m+p-1), one pass of m chunks through p stages (GPipe, Huang et al. 2019)
    std::optional<double> paddingWaste;        // wasted ÷ computed positions
    std::optional<double> loadSeconds;         // slowest rank: process start → weights on the device
    std::optional<double> loadReadSeconds;     // of it: reading files
    std::optional<double> loadTransferSeconds; // of it: moving to the device
    std::optional<double> loadConvertSeconds;  // of it: converting and packing
    std::optional<double> prepareSeconds;
    std::optional<int64_t> peakBytes;             // allocator, largest rank
    std::optional<int64_t> residentPeakBytes;     // largest rank
    std::optional<double> rooflineFraction;       // decode span only
    std::optional<Summary> energyJoules;          // of all devices over a repeat: the difference of their counters
    std::optional<Summary> energyPerTokenJoules;  // ÷ generated tokens of real prompts
    std::optional<Summary> meanPowerWatts;        // of all devices together
    std::string energyUnavailable;                // why there is none of the three; empty where there is
    std::optional<int> maxTemperatureCelsius;     // hottest device
    std::vector<std::string> throttleReasons;     // why a device's clocks were not higher, in the order they came
    std::vector<ForeignProcess> foreignProcesses; // on the cell's devices, each with the most memory it had
    int64_t promptTokens = 0;
    int64_t generatedTokens = 0;      // of one repeat
    OutputAgreement agreement;        // against the baseline
    std::vector<std::string> invalid; // why the cell is not VALID: "debug-build", "interval-too-wide", "few-repeats",
                                      // "outputs-differ", "nan", flags
    bool firstLook = false;           // quick protocol
    bool operator==(const CellSummary&) const = default;
};

/// The sequential cell that `cell` is held against; null when the run has none that ended with a repeat.
const CellResult* baselineOf(const RunResult& run, const CellResult& cell);
/// The first generated token of this prompt that differs between two cells, from 0; none when all are equal or either
/// cell's are unknown.
std::optional<int> firstDifferingToken(const CellResult& a, const CellResult& b, int prompt);
CellSummary summarise(const RunResult& run, const CellResult& cell);
/// Bytes that one decode step of `rows` rows at context `positions` must read: weights (embedding rows only) + KV
/// cache.
double stepBytes(const ModelFacts& facts, Precision precision, int rows, double positions);
/// Operations (2 per multiply-add) of such a step.
double stepOperations(const ModelFacts& facts, int rows, double positions);
int bytesPerValue(Precision precision);

/// Time per prompt of one repeat, seconds since the earliest go.
struct PromptTiming {
    int prompt = 0;
    double ttft = 0;
    double last = 0;
    int tokens = 0;
    std::vector<double> gaps; // between this prompt's tokens
};
std::vector<PromptTiming> promptTimings(const Repeat& repeat);

} // namespace throughline
