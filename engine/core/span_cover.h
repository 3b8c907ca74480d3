// SPDX-License-Identifier: GPL-3.0-or-later
// How far a repeat's spans reach: a rank keeps the first ones of a long pass and counts the others.
#pragma once

#include <core/metrics_parts.h>

namespace throughline {

/// Whether the rank's pass had more spans than were kept.
bool spansCut(const RankPass& rank);

/// Absolute nanoseconds; the whole wall time where every span was kept.
struct SpanCover {
    int64_t fromNs = 0;
    int64_t untilNs = 0; // up to here the spans of all stages are known
    bool whole = true;
    int64_t lengthNs() const { return untilNs - fromNs; }
    bool operator==(const SpanCover&) const = default;
};
SpanCover spanCover(const Repeat& repeat);

/// When each rank computed, by place in the repeat, absolute and merged; cut where the cover ends.
std::vector<std::vector<TimeSpan>> busySpans(const Repeat& repeat);

} // namespace throughline
