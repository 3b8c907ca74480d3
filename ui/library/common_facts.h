// SPDX-License-Identifier: GPL-3.0-or-later
// What several chosen runs have in common, and in what they differ, as label and value. Needs only their rows: of any
// number of runs it is known at once.
#pragma once

#include <host/run_info.h>

#include <QStringList>

#include <vector>

namespace throughline {

struct CommonFacts {
    std::vector<QStringList> same;    // label, value
    std::vector<QStringList> differs; // label, "a, b and 3 more"
    bool operator==(const CommonFacts&) const = default;
};
CommonFacts commonFactsOf(const std::vector<const RunInfo*>& runs);
/// "3 runs · 120 cells · 14 Nov to 22 Nov".
QString subtitleOf(const std::vector<const RunInfo*>& runs);

} // namespace throughline
