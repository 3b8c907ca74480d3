// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/logits_file.h>

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace throughline {

void writeSafetensors(const std::string& path, const std::vector<NamedMatrix>& matrices)
{
    nlohmann::json header = nlohmann::json::object();
    uint64_t offset = 0;
    for (const auto& matrix : matrices) {
        const uint64_t end = offset + matrix.values.size_bytes();
        const auto rows = matrix.columns ? static_cast<int64_t>(matrix.values.size()) / matrix.columns : 0;
        header[matrix.name] = {{"dtype", "F32"}, {"shape", {rows, matrix.columns}}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    const std::string text = header.dump();
    const uint64_t length = text.size(); // little endian, as the format and every machine of ours have it
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(&length), sizeof length);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (const auto& matrix : matrices)
        file.write(reinterpret_cast<const char*>(matrix.values.data()),
            static_cast<std::streamsize>(matrix.values.size_bytes()));
    file.close();
    if (!file)
        throw std::runtime_error("Logits could not be written to " + path);
}

} // namespace throughline
