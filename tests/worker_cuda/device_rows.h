// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of numbers for tests of single operations: sent to the device in its types, and what these make of a number.
#pragma once

#include <device/compute.h>

#include <vector>

namespace throughline::test {

/// The nearest number that the type holds.
double rounded(WeightType type, double value);
/// What rounding changes at most, as a share of the number.
double unitRoundoff(WeightType type);
/// Into consecutive rows of `width`. Waits.
void sendRows(Compute& compute, const std::vector<float>& values, int64_t width, Activations to);
/// The first `rows` rows, of `width` each.
std::vector<float> receiveRows(Compute& compute, Activations from, int64_t rows, int64_t width);
/// Numbers of variance 1, which the type holds.
std::vector<float> randomNumbers(WeightType type, int64_t count, unsigned seed);

} // namespace throughline::test
