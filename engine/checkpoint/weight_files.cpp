// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for safetensors files and says why other files won't do.
#include <checkpoint/weight_files.h>

#include <checkpoint/json_file.h>
#include <checkpoint/readable_file.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>

namespace throughline {

namespace fs = std::filesystem;

namespace {

constexpr int64_t maxIndexBytes = 512 << 10; // the largest Llama's has some 100 KB
constexpr std::string_view convert = "give a checkpoint in safetensors format (save_pretrained writes it)";

/// Empty, or the kind of file that the name promises.
std::string foreignName(const fs::path& path)
{
    const std::string suffix = path.extension().string();
    for (const std::string_view pickle : {".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt"})
        if (suffix == pickle)
            return "a pickle file";
    return suffix == ".gguf" ? "a GGUF file" : "";
}

Error refusal(const fs::path& path, const std::string& kind)
{
    const bool pickle = kind == "a pickle file" || kind == "a zip archive (as PyTorch's pickle files are)";
    const std::string_view because = pickle ? ", which can run code and is never opened" : ", which is not read";
    return {"is " + kind + std::string(because), path.string(), std::string(convert)};
}

/// The first file with weights in a format that is not read; empty when there is none.
fs::path foreignWeights(const fs::path& folder)
{
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
        if (!foreignName(entries->path()).empty())
            return entries->path();
    return {};
}

/// A shard is a plain file name beside the index: no folder, no "..".
bool isPlainFileName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos
        && name.find('\\') == std::string::npos && name.find('\0') == std::string::npos;
}

/// Says nothing about whether the shards exist.
Result<WeightFiles> readIndex(const fs::path& index)
{
    const fs::path folder = index.parent_path();
    const auto json = readJsonFile(index, maxIndexBytes);
    if (!json)
        return json.error();
    if (!json->is_object() || !json->contains("weight_map") || !json->at("weight_map").is_object()
        || json->at("weight_map").empty())
        return Error{"weight_map is missing or no object with entries", index.string(), "fetch the file again"};
    WeightFiles found;
    std::set<std::string> names;
    for (const auto& [tensor, file] : json->at("weight_map").items()) {
        const std::string name = file.is_string() ? file.get<std::string>() : "";
        if (!isPlainFileName(name) || fs::path(name).extension() != ".safetensors")
            return Error{"weight_map/" + tensor.substr(0, 200) + " names " + quotedValue(file)
                    + ", not a .safetensors file in this folder",
                index.string(), ""};
        if (names.insert(name).second)
            found.files.push_back(folder / name);
        found.shardOf[tensor] = folder / name;
    }
    return found;
}

Result<WeightFiles> readIndexWithShards(const fs::path& index)
{
    auto found = readIndex(index);
    if (!found)
        return found;
    for (const fs::path& file : found->files)
        if (!fileExists(file))
            return Error{"the shard " + file.filename().string() + " is missing", index.string(), "fetch all shards"};
    return found;
}

} // namespace

std::string foreignFormat(const fs::path& path)
{
    const auto file = ReadableFile::open(path);
    std::array<char, 4> start{};
    if (!file || file->size() < 4 || !file->read(0, std::as_writable_bytes(std::span(start))))
        return {};
    const std::string_view bytes(start.data(), start.size());
    if (bytes == "GGUF")
        return "a GGUF file";
    if (bytes == std::string_view("PK\x03\x04"))
        return "a zip archive (as PyTorch's pickle files are)";
    // PROTO opcode of pickle protocols 2 to 5, followed by no byte that a safetensors length of < 100 MB can have
    // there.
    const auto protocol = static_cast<unsigned char>(start[1]);
    if (start[0] == '\x80' && protocol >= 2 && protocol <= 5 && file->size() >= 8) {
        std::array<unsigned char, 8> length{};
        const bool read = file->read(0, std::as_writable_bytes(std::span(length))).ok();
        if (read && std::any_of(length.begin() + 4, length.end(), [](unsigned char byte) { return byte != 0; }))
            return "a pickle file";
    }
    return {};
}

Result<WeightFiles> findWeightFiles(const fs::path& folder)
{
    const fs::path single = folder / "model.safetensors";
    if (fileExists(single))
        return WeightFiles{{single}, {}};
    const fs::path index = folder / "model.safetensors.index.json";
    if (fileExists(index))
        return readIndexWithShards(index);
    if (const fs::path foreign = foreignWeights(folder); !foreign.empty())
        return refusal(foreign, foreignName(foreign));
    return Error{"holds no model.safetensors", folder.string(), "give the folder of a checkpoint"};
}

bool holdsForeignWeights(const fs::path& folder) { return !foreignWeights(folder).empty(); }

Result<std::vector<std::string>> shardNames(const fs::path& index)
{
    const auto found = readIndex(index);
    if (!found)
        return found.error();
    std::vector<std::string> names;
    for (const fs::path& file : found->files)
        names.push_back(file.filename().string());
    return names;
}

Error refusalOfFile(const fs::path& path)
{
    std::string kind = foreignFormat(path);
    if (kind.empty())
        kind = foreignName(path);
    if (!kind.empty())
        return refusal(path, kind);
    return {"is a file, not a checkpoint's folder", path.string(),
        "give the folder that holds config.json and model.safetensors"};
}

} // namespace throughline
