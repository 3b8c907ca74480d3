// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of reference checkpoints in which tensors that somebody should not open are NaN.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace throughline::test {

/// Copies a checkpoint's folder; tensors for whose name `keep` is false become NaN. Returns how many did.
int copyPoisoned(const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<bool(const std::string& name)>& keep);

/// Whether a tensor belongs to the stage that holds layers [firstLayer, endLayer) of `layers`, whatever the family.
bool isOfStage(const std::string& name, int firstLayer, int endLayer, int layers, bool tiedHead = true);

} // namespace throughline::test
