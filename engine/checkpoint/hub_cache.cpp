// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: models--ORG--NAME/refs/main holds a commit; models--ORG--NAME/snapshots/<commit> holds the files.
#include <checkpoint/hub_cache.h>

#include <checkpoint/readable_file.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace throughline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "models--";

std::string environment(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody here sets the environment
    return value ? value : "";
}

/// Letters, digits, '.', '_' and '-', and not "." or "..": safe as one component of a path.
bool isPlainName(std::string_view name)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    };
    return !name.empty() && name != "." && name != ".." && std::all_of(name.begin(), name.end(), allowed);
}

/// "models--ORG--NAME", empty when `name` is neither NAME nor ORG/NAME.
std::string folderName(const std::string& name)
{
    const auto slash = name.find('/');
    const bool plain = slash == std::string::npos
        ? isPlainName(name)
        : isPlainName(name.substr(0, slash)) && isPlainName(name.substr(slash + 1));
    if (!plain)
        return {};
    std::string folder(prefix);
    folder += name;
    if (slash != std::string::npos)
        folder.replace(prefix.size() + slash, 1, "--");
    return folder;
}

} // namespace

fs::path hubCacheFolder()
{
    if (const auto cache = environment("HF_HUB_CACHE"); !cache.empty())
        return cache;
    if (const auto home = environment("HF_HOME"); !home.empty())
        return fs::path(home) / "hub";
    if (const auto cache = environment("XDG_CACHE_HOME"); !cache.empty())
        return fs::path(cache) / "huggingface" / "hub";
    if (const auto home = environment("HOME"); !home.empty())
        return fs::path(home) / ".cache" / "huggingface" / "hub";
    return {};
}

std::optional<fs::path> cachedSnapshot(const fs::path& cache, const std::string& name)
{
    const std::string folder = folderName(name);
    if (cache.empty() || folder.empty())
        return {};
    auto commit = readTextFile(cache / folder / "refs" / "main", 256);
    if (!commit)
        return {};
    while (!commit->empty() && (commit->back() == '\n' || commit->back() == '\r'))
        commit->pop_back();
    if (!isPlainName(*commit))
        return {};
    fs::path snapshot = cache / folder / "snapshots" / *commit;
    std::error_code failed;
    if (!fs::is_directory(snapshot, failed))
        return {};
    return snapshot;
}

std::vector<std::string> cachedModels(const fs::path& cache)
{
    std::vector<std::string> names;
    std::error_code failed;
    fs::directory_iterator entries(cache, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed)) {
        std::string name = entries->path().filename().string();
        if (!name.starts_with(prefix))
            continue;
        name.erase(0, prefix.size());
        if (const auto dashes = name.find("--"); dashes != std::string::npos)
            name.replace(dashes, 2, "/");
        if (cachedSnapshot(cache, name))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace throughline
