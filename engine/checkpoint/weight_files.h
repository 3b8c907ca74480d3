// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a checkpoint's folder hold its weights. Pickle files and GGUF are refused by name and by content and
// are never parsed.
#pragma once

#include <core/result.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace throughline {

struct WeightFiles {
    std::vector<std::filesystem::path> files;             // one, or the shards
    std::map<std::string, std::filesystem::path> shardOf; // by tensor, as the index says; empty for one file
};

/// model.safetensors, else the shards that model.safetensors.index.json names. Opens no weights.
Result<WeightFiles> findWeightFiles(const std::filesystem::path& folder);

/// Whether there are weights in a format that is not read (pickle files, GGUF), by their names.
bool holdsForeignWeights(const std::filesystem::path& folder);
/// The shards that an index file names, each once: plain names of .safetensors files, which need not exist.
Result<std::vector<std::string>> shardNames(const std::filesystem::path& index);

/// Empty, or what the file is instead of safetensors by its first bytes: "a GGUF file", "a pickle file".
std::string foreignFormat(const std::filesystem::path& path);

/// Why a single file given as a model can't be one: never ok.
Error refusalOfFile(const std::filesystem::path& path);

} // namespace throughline
