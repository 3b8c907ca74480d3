// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: models--ORG--NAME/refs/main holds a commit; models--ORG--NAME/snapshots/<commit>/<file> are links to
// models--ORG--NAME/blobs/<checksum>.
#include <checkpoint/hub_cache.h>

#include <checkpoint/hub_name.h>
#include <checkpoint/readable_file.h>
#include <checkpoint/weight_files.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>

namespace throughline {

namespace fs = std::filesystem;

namespace {

/// The commit that refs/<revision> holds; empty when there is no such ref.
std::string commitOf(const fs::path& ref)
{
    auto commit = readTextFile(ref, 256);
    if (!commit)
        return {};
    while (!commit->empty() && (commit->back() == '\n' || commit->back() == '\r'))
        commit->pop_back();
    return isPlainName(*commit) ? *commit : std::string();
}

std::optional<fs::path> snapshotOf(const fs::path& model, const std::string& commit)
{
    std::error_code failed;
    fs::path snapshot = model / "snapshots" / commit;
    return !commit.empty() && fs::is_directory(snapshot, failed) ? std::optional(snapshot) : std::nullopt;
}

/// Names of refs that lead to a snapshot, sorted: "main", "v1.0", "refs/pr/1".
std::set<std::string> usableRefs(const fs::path& model)
{
    std::set<std::string> names;
    std::error_code failed;
    const fs::path refs = model / "refs";
    fs::recursive_directory_iterator entries(refs, failed);
    for (; !failed && entries != fs::recursive_directory_iterator(); entries.increment(failed)) {
        std::error_code unreadable;
        if (entries->is_regular_file(unreadable) && snapshotOf(model, commitOf(entries->path())))
            names.insert(entries->path().lexically_relative(refs).generic_string());
    }
    return names;
}

std::set<std::string> commits(const fs::path& model)
{
    std::set<std::string> names;
    std::error_code failed;
    fs::directory_iterator entries(model / "snapshots", failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
        if (isCommit(entries->path().filename().string()))
            names.insert(entries->path().filename().string());
    return names;
}

Error missing(const fs::path& snapshot, const std::string& file, const std::string& name)
{
    return {"is incomplete: " + file + " is missing", snapshot.string(),
        "finish the download with `throughline models get " + name + "`"};
}

/// The first link whose blob is gone; empty when there is none.
std::string brokenLink(const fs::path& snapshot)
{
    std::set<std::string> broken;
    std::error_code failed;
    fs::directory_iterator entries(snapshot, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
        std::error_code unreadable;
        if (entries->is_symlink(unreadable) && !fileExists(entries->path()))
            broken.insert(entries->path().filename().string());
    }
    return broken.empty() ? std::string() : *broken.begin();
}

} // namespace

std::optional<fs::path> cachedSnapshot(const fs::path& cache, const std::string& name)
{
    const auto hubName = parseHubName(name);
    if (cache.empty() || !hubName)
        return {};
    const fs::path model = cache / hubFolderName(hubName->repository);
    if (auto snapshot = snapshotOf(model, commitOf(model / "refs" / hubName->revision)))
        return snapshot;
    return isCommit(hubName->revision) ? snapshotOf(model, hubName->revision) : std::nullopt;
}

Result<void> checkSnapshot(const fs::path& snapshot, const std::string& name)
{
    if (const std::string broken = brokenLink(snapshot); !broken.empty())
        return missing(snapshot, broken, name);
    if (!fileExists(snapshot / "config.json"))
        return missing(snapshot, "config.json", name);
    if (fileExists(snapshot / "model.safetensors"))
        return {};
    const fs::path index = snapshot / "model.safetensors.index.json";
    if (!fileExists(index)) // weights of another format are refused by the rule that they break
        return holdsForeignWeights(snapshot) ? Result<void>() : missing(snapshot, "model.safetensors", name);
    const auto shards = shardNames(index);
    if (!shards)
        return shards.error();
    for (const std::string& shard : *shards)
        if (!fileExists(snapshot / shard))
            return missing(snapshot, shard, name);
    return {};
}

std::vector<std::string> cachedModels(const fs::path& cache)
{
    std::vector<std::string> names;
    std::error_code failed;
    fs::directory_iterator entries(cache, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
        const std::string repository = hubRepository(entries->path().filename().string());
        if (repository.empty())
            continue;
        auto revisions = usableRefs(entries->path());
        if (revisions.empty())
            revisions = commits(entries->path());
        for (const std::string& revision : revisions)
            names.push_back(revision == "main" ? repository : std::string(repository).append("@").append(revision));
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace throughline
