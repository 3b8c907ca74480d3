// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that need no download: published architectures, to be filled with random weights.
#pragma once

#include <checkpoint/model_shape.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct Preset {
    std::string name;
    std::string description;
    ModelShape shape;
    double initStd = 0.02; // standard deviation of the random weights
};

/// Smallest first.
const std::vector<Preset>& presetTable();
const Preset* findPreset(std::string_view name); // null when there is none
/// Everything that decides the preset's weights but the seed, as one line of text: the subject of its hashes.
std::string canonicalText(const Preset& preset);

} // namespace throughline
