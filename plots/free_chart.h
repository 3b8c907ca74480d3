// SPDX-License-Identifier: GPL-3.0-or-later
// Chart 13: any field of a cell against any other. Fields are those of the field table, so that a new one is there by
// itself.
#pragma once

#include <plots/chart_data.h>

#include <optional>

namespace throughline {

struct FreeChoice {
    std::string x = "batchSize"; // names of fields
    std::string y = "outputTokensPerSecond";
    std::string colour = "mode";
    std::string panel = "promptCount"; // empty: one panel
    bool operator==(const FreeChoice&) const = default;
};

/// What a cell has: an axis, a setting or a result; or "run", which cell it came from.
struct FreeField {
    std::string name;     // "outputTokensPerSecond"
    std::string title;    // "Output tokens/s", in the language that is shown
    std::string unit;     // "tokens/s"; empty for words and counts without one
    std::string help;     // one sentence
    bool number = false;  // of some cell: it can be an axis
    bool several = false; // the cells differ in it: it can tell series or panels apart
    bool operator==(const FreeField&) const = default;
};
/// Of the cells that have a repeat: the fields that any of them has. In the field table's order, "run" first.
std::vector<FreeField> freeFields(const std::vector<const RunResult*>& runs);

/// `before` as far as these fields allow it; where nothing was chosen yet, the first that fits: of several runs colour
/// is the run.
FreeChoice keptChoice(const std::vector<FreeField>& fields, const std::optional<FreeChoice>& before);

/// A point is a cell. Joined where no x comes twice in a series. Not applicable when a field is unknown, or no cell has
/// both x and y as numbers.
ChartData makeFreeChart(const std::vector<const RunResult*>& runs, const FreeChoice& choice);

} // namespace throughline
