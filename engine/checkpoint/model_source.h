// SPDX-License-Identifier: GPL-3.0-or-later
// Where a model comes from: a preset (random weights) or a checkpoint's folder. Opening one reads its config, no
// weights.
#pragma once

#include <checkpoint/model_shape.h>

#include <filesystem>
#include <string>
#include <vector>

namespace throughline {

struct ModelSource {
    std::string name;             // as the user gave it
    std::filesystem::path folder; // absolute; empty for a preset. openModel(folder) opens it anywhere
    ModelShape shape;
    ModelFacts facts;
    double initStd = 0.02; // preset: standard deviation of the random weights
};

/// `model`: a preset's name, else a folder, else a hub name (ORG/NAME) that is in the local hub cache.
/// Names the file and the rule when it can't be read; offers what there is when nothing has that name.
Result<ModelSource> openModel(const std::string& model);

struct PresetInfo {
    std::string name;
    std::string description;
    ModelFacts facts;
};
const std::vector<PresetInfo>& presets();
/// Presets, then checkpoints in the hub cache, then those in `folders`; `unusable` says why one can't run here.
struct ListedModel {
    std::string name;
    std::string kind;             // "preset", "cached", "folder"
    std::string openAs;           // what openModel must be given to mean this one
    std::filesystem::path folder; // of a checkpoint that is complete
    ModelFacts facts;
    std::string unusable;
    bool incomplete = false; // what makes it unusable: a file is missing, as after a download that was broken off
};
/// `folders`: checkpoints, or folders whose folders are checkpoints; they are named by their whole path.
std::vector<ListedModel> listModels(const std::vector<std::filesystem::path>& folders = {});
/// What openModel must be given to mean the cached model `name` (as cachedModels calls it): the name of a preset or of
/// a folder here means that, while "gpt2@main" can only be in the cache.
std::string openableName(const std::string& name);

} // namespace throughline
