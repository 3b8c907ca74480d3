// SPDX-License-Identifier: GPL-3.0-or-later
// Runs side by side: what differs, and per pair of cells whether the difference is real. The first run is the
// reference.
#pragma once

#include <core/metrics.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

enum class Verdict { Faster, Slower, Same, Undecided, NotComparable };

struct CellComparison {
    int referenceCell = -1;
    int cell = -1;    // index in the other run; -1 = no match
    double ratio = 0; // reference wall time ÷ this wall time: > 1 is faster
    std::optional<Interval> interval;
    std::optional<double> adjustedP; // Holm over all cells of this run's comparison
    Verdict verdict = Verdict::Undecided;
    std::string why; // of Undecided and NotComparable: "fewer than 5 repeats", "interval contains 1", "outputs differ"
    bool operator==(const CellComparison&) const = default;
};
struct RunComparison {
    std::vector<CellComparison> cells;   // one per cell of the reference
    std::optional<double> geometricMean; // of the ratios over matched cells
    std::optional<Interval> geometricMeanInterval;
    int matched = 0;
    int corrected() const; // cells whose p-values were corrected together
    bool operator==(const RunComparison&) const = default;
};
struct Difference { // a setting or environment field with more than one value
    std::string field;
    std::vector<std::string> values; // per run
    bool operator==(const Difference&) const = default;
};

/// `margin`: ratios within [1/(1+margin), 1+margin] count as same.
RunComparison compare(const RunResult& reference, const RunResult& other, double margin = 0.01);
/// The reason that most of the matched cells have for their verdict; empty when no cell is matched. As it is stored:
/// whyInWords shows it.
std::string commonReason(const RunComparison& comparison);
std::vector<Difference> whatDiffers(const std::vector<const RunResult*>& runs);
std::string_view nameOf(Verdict verdict);

} // namespace throughline
