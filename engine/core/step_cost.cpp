// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes and operations of a decode step, counted from the shape: the floor that measurements are held against.
#include <core/metrics.h>

#include <algorithm>

namespace throughline {

int bytesPerValue(Precision precision)
{
    switch (precision) {
    case Precision::Fp16:
    case Precision::Bf16:
        return 2;
    case Precision::Int8:
    case Precision::Int4: // never less than a byte: the planner rounds up, and no kernel of this build reads int4
    case Precision::Fp8:
        return 1;
    case Precision::Auto:
    case Precision::Fp32:
    case Precision::Tf32:
        break;
    }
    return 4;
}

/// Positions that a row at `positions` attends to.
static double attendedPositions(const ModelFacts& facts, double positions)
{
    return facts.slidingWindow > 0 ? std::min<double>(positions, facts.slidingWindow) : positions;
}

static double weightsOfAStep(const ModelFacts& facts)
{
    return static_cast<double>(facts.layers) * static_cast<double>(facts.layerParameters)
        + static_cast<double>(facts.headParameters);
}

double stepBytes(const ModelFacts& facts, Precision precision, int rows, double positions)
{
    const int width = bytesPerValue(precision);
    // A token's row of the embedding, and a position's where positions have a table.
    const bool positionTable = facts.embeddingParameters > int64_t{facts.vocab} * facts.hidden;
    const double embedded = (positionTable ? 2.0 : 1.0) * rows * facts.hidden;
    const double cache = rows * attendedPositions(facts, positions)
        * static_cast<double>(kvBytesPerPosition(facts, facts.layers, width));
    return (weightsOfAStep(facts) + embedded) * width + cache;
}

double stepOperations(const ModelFacts& facts, int rows, double positions)
{
    // Scores and their sum: two multiply-adds per position and value of a head.
    const double attention = 2.0 * attendedPositions(facts, positions) * facts.heads * facts.headDim * facts.layers;
    return 2.0 * rows * (weightsOfAStep(facts) + attention);
}

} // namespace throughline
