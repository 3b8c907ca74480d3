// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes and operations of a decode step, counted from the shape: the floor that measurements are held against.
#include <core/metrics.h>

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

double stepBytes(const ModelFacts& facts, Precision precision, int rows, double positions)
{
    const int width = bytesPerValue(precision);
    const double weights = static_cast<double>(facts.layers) * static_cast<double>(facts.layerParameters)
        + static_cast<double>(facts.headParameters);
    const double embedded = 2.0 * rows * facts.hidden; // a token's and a position's row each
    const double cache = rows * positions * static_cast<double>(kvBytesPerPosition(facts, facts.layers, width));
    return (weights + embedded) * width + cache;
}

double stepOperations(const ModelFacts& facts, int rows, double positions)
{
    const double weights = static_cast<double>(facts.layers) * static_cast<double>(facts.layerParameters)
        + static_cast<double>(facts.headParameters);
    // Scores and their sum: two multiply-adds per position and value of a head.
    const double attention = 2.0 * positions * facts.heads * facts.headDim * facts.layers;
    return 2.0 * rows * (weights + attention);
}

} // namespace throughline
