// SPDX-License-Identifier: GPL-3.0-or-later
// The local cache of Hugging Face's hub: what lies in it. Reads what huggingface_hub and this program's own download
// write; nothing is ever fetched or changed here.
#pragma once

#include <checkpoint/hub_folders.h>
#include <core/result.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

/// `name`: ORG/NAME, whose branch main is meant, or ORG/NAME@REVISION with a branch, a tag or a commit. The folder of
/// its snapshot; none when it isn't cached or `name` is no name of a model.
std::optional<std::filesystem::path> cachedSnapshot(const std::filesystem::path& cache, const std::string& name);
/// Refuses a snapshot of which a needed file is missing (a download that was broken off, a deleted blob), naming the
/// first such file.
Result<void> checkSnapshot(const std::filesystem::path& snapshot, const std::string& name);
/// Every cached model, sorted: ORG/NAME for its branch main, ORG/NAME@REVISION for other refs and for snapshots of a
/// model without refs.
std::vector<std::string> cachedModels(const std::filesystem::path& cache);

} // namespace throughline
