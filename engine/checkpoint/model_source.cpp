// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a model by what the user called it and reads its config.
#include <checkpoint/model_source.h>

#include <checkpoint/hub_cache.h>
#include <checkpoint/hub_name.h>
#include <checkpoint/json_file.h>
#include <checkpoint/model_config.h>
#include <checkpoint/presets.h>
#include <checkpoint/readable_file.h>
#include <checkpoint/sha256.h>
#include <checkpoint/weight_files.h>

#include <algorithm>
#include <system_error>

namespace throughline {

namespace fs = std::filesystem;

namespace {

constexpr int64_t maxConfigBytes = 1 << 20;

ModelSource fromPreset(const Preset& preset)
{
    ModelSource source;
    source.name = preset.name;
    source.shape = preset.shape;
    source.facts = factsOf(preset.shape, preset.name, true, sha256Hex(canonicalText(preset)));
    source.initStd = preset.initStd;
    return source;
}

bool hasTokenizerFiles(const fs::path& folder)
{
    return (fileExists(folder / "vocab.json") && fileExists(folder / "merges.txt"))
        || fileExists(folder / "tokenizer.json") || fileExists(folder / "tokenizer.model");
}

Result<nlohmann::json> readGenerationConfig(const fs::path& folder)
{
    const fs::path path = folder / "generation_config.json";
    if (!fileExists(path))
        return nlohmann::json();
    return readJsonFile(path, maxConfigBytes);
}

Result<ModelSource> fromFolder(const std::string& name, const fs::path& folder)
{
    if (const auto files = findWeightFiles(folder); !files)
        return files.error();
    const fs::path configPath = folder / "config.json";
    const auto text = readTextFile(configPath, maxConfigBytes);
    if (!text)
        return text.error();
    const auto config = parseJsonFile(*text, configPath);
    if (!config)
        return config.error();
    const auto generation = readGenerationConfig(folder);
    if (!generation)
        return generation.error();
    auto shape = readModelConfig(*config, *generation, configPath.string());
    if (!shape)
        return shape.error();
    ModelSource source;
    source.name = name;
    source.folder = folder;
    source.shape = *std::move(shape);
    source.facts = factsOf(source.shape, name, false, sha256Hex(*text));
    source.facts.hasTokenizer = hasTokenizerFiles(folder);
    return source;
}

Result<ModelSource> fromSnapshot(const std::string& name, const fs::path& snapshot)
{
    if (const auto complete = checkSnapshot(snapshot, name); !complete)
        return complete.error();
    return fromFolder(name, snapshot);
}

ListedModel listedFromCache(const std::string& name)
{
    ListedModel listed{name, "cached", openableName(name), {}, {}, "", false};
    listed.facts.name = name;
    const auto snapshot = cachedSnapshot(hubCacheFolder(), name);
    if (!snapshot)
        return listed;
    if (const auto complete = checkSnapshot(*snapshot, name); !complete) {
        listed.unusable = sentence(complete.error());
        listed.incomplete = true;
    } else if (const auto source = fromFolder(name, *snapshot); !source) {
        listed.unusable = sentence(source.error());
    } else {
        listed.facts = source->facts;
        listed.folder = source->folder;
    }
    return listed;
}

ListedModel listedFromFolder(const fs::path& folder)
{
    ListedModel listed{folder.string(), "folder", folder.string(), {}, {}, "", false};
    listed.facts.name = listed.name;
    if (const auto source = fromFolder(listed.name, folder); !source) {
        listed.unusable = sentence(source.error());
    } else {
        listed.facts = source->facts;
        listed.folder = source->folder;
    }
    return listed;
}

/// `folder` itself, or what is in it and has a config; sorted.
std::vector<fs::path> checkpointsIn(const fs::path& folder)
{
    std::error_code failed;
    if (fileExists(folder / "config.json"))
        return {folder};
    std::vector<fs::path> found;
    for (fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed), end;
         !failed && at != end; at.increment(failed))
        if (fileExists(at->path() / "config.json"))
            found.push_back(at->path());
    std::sort(found.begin(), found.end());
    return found;
}

Error notFound(const std::string& model)
{
    if (fs::path(model).is_absolute())
        return Error{"there is no such folder", model.substr(0, 1000), "give the folder of a checkpoint"};
    std::string names;
    for (const Preset& preset : presetTable())
        names += (names.empty() ? "" : ", ") + preset.name;
    for (const std::string& cached : cachedModels(hubCacheFolder()))
        names += ", " + cached;
    return Error{"there is no model \"" + model.substr(0, 200)
            + "\": no preset, no folder and no model in the hub cache " + hubCacheFolder().string() + " has this name",
        "",
        "give one of " + names + ", or the folder of a checkpoint"
            + (parseHubName(model) ? ", or fetch it with `throughline models get " + model + "`" : "")};
}

} // namespace

Result<ModelSource> openModel(const std::string& model)
{
    if (const Preset* preset = findPreset(model))
        return fromPreset(*preset);
    std::error_code failed;
    const fs::path path(model);
    if (fs::is_directory(path, failed))
        return fromFolder(model, fs::absolute(path, failed)); // workers may run elsewhere
    if (!model.empty() && fileExists(path))
        return refusalOfFile(path);
    if (const auto snapshot = cachedSnapshot(hubCacheFolder(), model))
        return fromSnapshot(model, *snapshot);
    return notFound(model);
}

std::string openableName(const std::string& name)
{
    std::error_code failed;
    const bool hidden = findPreset(name) || fs::exists(name, failed);
    return hidden && name.find('@') == std::string::npos ? name + "@main" : name;
}

const std::vector<PresetInfo>& presets()
{
    static const std::vector<PresetInfo> infos = [] {
        std::vector<PresetInfo> all;
        for (const Preset& preset : presetTable())
            all.push_back({preset.name, preset.description, fromPreset(preset).facts});
        return all;
    }();
    return infos;
}

std::vector<ListedModel> listModels(const std::vector<fs::path>& folders)
{
    std::vector<ListedModel> models;
    for (const PresetInfo& preset : presets())
        models.push_back({preset.name, "preset", preset.name, {}, preset.facts, "", false});
    for (const std::string& name : cachedModels(hubCacheFolder()))
        models.push_back(listedFromCache(name));
    for (const fs::path& folder : folders)
        for (const fs::path& checkpoint : checkpointsIn(folder))
            models.push_back(listedFromFolder(checkpoint));
    return models;
}

} // namespace throughline
