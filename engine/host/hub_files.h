// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a model's repository are needed to run it: config, safetensors weights and tokenizer. Never a pickle
// file, never GGUF, never a name with a folder in it.
#pragma once

#include <host/hub_listing.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct NeededFiles {
    std::vector<HubFile> files;   // in the order of fetching; without shards, which only the index names
    std::optional<HubFile> index; // one of `files`, where the weights are in shards

    bool operator==(const NeededFiles&) const = default;
};

/// Refuses a repository without config.json or without safetensors weights, and files without size or checksum.
Result<NeededFiles> neededFiles(const HubListing& listing, const std::string& where);
/// The shards that an index names (shardNames of checkpoint), as listed. Refuses one that isn't listed.
Result<std::vector<HubFile>> listedShards(
    const HubListing& listing, const std::vector<std::string>& names, const std::string& where);

} // namespace throughline
