// SPDX-License-Identifier: GPL-3.0-or-later
// Chosen by name, one list for all families.
#include <host/hub_files.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace throughline {

namespace {

constexpr std::string_view configName = "config.json";
constexpr std::string_view weightsName = "model.safetensors";
constexpr std::string_view indexName = "model.safetensors.index.json";
constexpr std::array<std::string_view, 8> beside{"generation_config.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json", "tokenizer.json", "tokenizer.model", "vocab.json", "merges.txt"};

const HubFile* listed(const HubListing& listing, std::string_view name)
{
    const auto found = std::find_if(
        listing.files.begin(), listing.files.end(), [name](const HubFile& file) { return file.name == name; });
    return found == listing.files.end() ? nullptr : &*found;
}

std::string foreignWeightsIn(const HubListing& listing)
{
    for (const HubFile& file : listing.files)
        for (const std::string_view suffix : {".bin", ".pt", ".pth", ".gguf"})
            if (file.name.ends_with(suffix))
                return file.name;
    return {};
}

Error noWeights(const HubListing& listing, const std::string& where)
{
    const std::string foreign = foreignWeightsIn(listing);
    const std::string but = foreign.empty() ? "" : ", only " + foreign + ", which is never opened";
    return {"has no safetensors weights" + but, where, "choose a model or a revision with model.safetensors"};
}

Result<void> checkMeasured(const std::vector<HubFile>& files, const std::string& where)
{
    for (const HubFile& file : files)
        if (file.bytes < 0 || file.checksum.empty())
            return Error{"the hub gives no size or no checksum of " + file.name, where, "use a hub that does"};
    return {};
}

} // namespace

Result<NeededFiles> neededFiles(const HubListing& listing, const std::string& where)
{
    NeededFiles needed;
    const HubFile* config = listed(listing, configName);
    if (!config)
        return Error{"has no config.json", where, "choose a model in Hugging Face form"};
    needed.files.push_back(*config);
    for (const std::string_view name : beside)
        if (const HubFile* file = listed(listing, name))
            needed.files.push_back(*file);
    const HubFile* weights = listed(listing, weightsName);
    const HubFile* index = listed(listing, indexName);
    if (!weights && !index)
        return noWeights(listing, where);
    needed.files.push_back(weights ? *weights : *index);
    if (!weights)
        needed.index = *index;
    if (const auto measured = checkMeasured(needed.files, where); !measured)
        return measured.error();
    return needed;
}

Result<std::vector<HubFile>> listedShards(
    const HubListing& listing, const std::vector<std::string>& names, const std::string& where)
{
    std::vector<HubFile> shards;
    for (const std::string& name : names) {
        const HubFile* file = listed(listing, name);
        if (!file)
            return Error{"the shard " + name + " is not in the repository, though its index names it", where, ""};
        shards.push_back(*file);
    }
    if (const auto measured = checkMeasured(shards, where); !measured)
        return measured.error();
    return shards;
}

} // namespace throughline
