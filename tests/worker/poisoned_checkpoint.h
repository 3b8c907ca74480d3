// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of the reference checkpoint in which tensors that somebody should not open are NaN.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace throughline::test {

/// Copies config and weights; tensors for whose name `keep` is false become NaN. Returns how many did.
int copyPoisoned(const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<bool(const std::string& name)>& keep);

/// Whether a tensor of a tied GPT-2 belongs to the stage that holds layers [firstLayer, endLayer) of `layers`.
bool isOfStage(const std::string& name, int firstLayer, int endLayer, int layers);

} // namespace throughline::test
