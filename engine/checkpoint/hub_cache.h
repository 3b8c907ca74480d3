// SPDX-License-Identifier: GPL-3.0-or-later
// The local cache of Hugging Face's hub: where it is and what lies in it. Nothing is ever fetched.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// HF_HUB_CACHE, else $HF_HOME/hub, else $XDG_CACHE_HOME/huggingface/hub, else ~/.cache/huggingface/hub; empty when
/// none of these is set.
std::filesystem::path hubCacheFolder();
/// The folder of the snapshot that refs/main names; none when it isn't cached or `name` is no name of a model.
std::optional<std::filesystem::path> cachedSnapshot(const std::filesystem::path& cache, const std::string& name);
/// ORG/NAME (or NAME) of every cached model, sorted.
std::vector<std::string> cachedModels(const std::filesystem::path& cache);

} // namespace throughline
