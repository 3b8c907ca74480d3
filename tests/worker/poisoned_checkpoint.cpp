// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker/poisoned_checkpoint.h>

#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>

namespace throughline::test {

namespace {

int copyPoisonedFile(const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<bool(const std::string& name)>& keep)
{
    std::ifstream input(from, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(input)), {});
    uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, bytes.data(), sizeof headerBytes);
    int poisoned = 0;
    const auto header = nlohmann::json::parse(bytes.substr(8, headerBytes));
    for (const auto& [name, tensor] : header.items()) {
        if (name == "__metadata__" || keep(name))
            continue;
        const auto offsets = tensor["data_offsets"];
        const auto begin = offsets[0].get<std::size_t>();
        const auto end = offsets[1].get<std::size_t>();
        std::memset(bytes.data() + 8 + headerBytes + begin, 0xff, end - begin); // NaN in every floating type
        ++poisoned;
    }
    std::ofstream(to, std::ios::binary) << bytes;
    return poisoned;
}

} // namespace

int copyPoisoned(const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<bool(const std::string& name)>& keep)
{
    std::filesystem::create_directories(to);
    int poisoned = 0;
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
        const auto name = entry.path().filename();
        if (name.string().starts_with("expected"))
            continue;
        if (name.extension() == ".safetensors")
            poisoned += copyPoisonedFile(entry.path(), to / name, keep);
        else
            std::filesystem::copy_file(entry.path(), to / name);
    }
    return poisoned;
}

bool isOfStage(const std::string& name, int firstLayer, int endLayer, int layers, bool tiedHead)
{
    const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
    const bool first = firstLayer == 0;
    const bool last = endLayer == layers;
    if (has("wpe"))
        return first;
    if (has("wte") || has("embed_tokens") || has("word_embeddings"))
        return first || (last && tiedHead); // embedding, and the head that is tied to it
    if (has("ln_f") || has("model.norm") || has("lm_head"))
        return last;
    const auto at = name.find(has("layers.") ? "layers." : "h.");
    const int layer = std::stoi(name.substr(name.find('.', at) + 1));
    return layer >= firstLayer && layer < endLayer;
}

} // namespace throughline::test
