// SPDX-License-Identifier: GPL-3.0-or-later
#include <tests/worker/poisoned_checkpoint.h>

#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>

namespace throughline::test {

int copyPoisoned(const std::filesystem::path& from, const std::filesystem::path& to,
    const std::function<bool(const std::string& name)>& keep)
{
    std::filesystem::create_directories(to);
    for (const char* name :
        {"config.json", "generation_config.json", "vocab.json", "merges.txt", "tokenizer_config.json"})
        std::filesystem::copy_file(from / name, to / name);
    std::ifstream input(from / "model.safetensors", std::ios::binary);
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
    std::ofstream(to / "model.safetensors", std::ios::binary) << bytes;
    return poisoned;
}

bool isOfStage(const std::string& name, int firstLayer, int endLayer, int layers)
{
    const bool first = firstLayer == 0;
    const bool last = endLayer == layers;
    if (name.find("wpe") != std::string::npos)
        return first;
    if (name.find("wte") != std::string::npos)
        return first || last; // embedding, and the head that is tied to it
    if (name.find("ln_f") != std::string::npos)
        return last;
    const auto at = name.find("h.");
    const int layer = std::stoi(name.substr(at + 2));
    return layer >= firstLayer && layer < endLayer;
}

} // namespace throughline::test
