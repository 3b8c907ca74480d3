// SPDX-License-Identifier: GPL-3.0-or-later
// Why not N×: what each rank spent a repeat's wall time on. The parts of a rank add up to the wall time exactly.
#pragma once

#include <core/run_result.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

enum class WallPart { Compute, PartFullBatches, Communication, PaddingWaste, Imbalance, PipelineBubble, Gather, Host };
constexpr std::size_t wallParts = 8;
std::string inWords(WallPart part); // "part-full batches"

/// One rank's parts of one repeat, nanoseconds, by WallPart. What was not measured is not split off:
/// - padding waste is compute × wasted ÷ computed positions, as if every position cost the same;
/// - part-full batches: what they took beyond their rows' share of a full batch of the same rank and repeat. Zero where
///   no batch is full, and in pipelines, whose chunks are interleaved;
/// - imbalance: told to go later, or done earlier, than another rank;
/// - pipeline bubble: idle while another stage computes, as the metric of that name. Zero where spans are missing; of a
///   long pass that kept its first spans only, as much of it as of these;
/// - gather: from the last stage's last token on, where the outputs are gathered to all ranks;
/// - communication: what else the rank spent waiting for and moving activations and tokens; host: the rest.
struct RankParts {
    int rank = 0;
    std::array<int64_t, wallParts> ns{};
    int64_t of(WallPart part) const { return ns[static_cast<std::size_t>(part)]; }
    int64_t sum() const;
    bool operator==(const RankParts&) const = default;
};
std::vector<RankParts> partsOfWall(const CellResult& cell, const Repeat& repeat);

} // namespace throughline
