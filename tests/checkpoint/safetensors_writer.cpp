// SPDX-License-Identifier: GPL-3.0-or-later
// Eight bytes of length, the header, the data.
#include <tests/checkpoint/safetensors_writer.h>

#include <nlohmann/json.hpp>

#include <cstring>

namespace throughline::test {

std::string safetensorsWith(std::string_view header, std::string_view data)
{
    std::string file(8, '\0');
    const uint64_t length = header.size();
    std::memcpy(file.data(), &length, 8);
    return file.append(header).append(data);
}

std::string safetensorsOf(const std::vector<WrittenTensor>& tensors)
{
    nlohmann::json header = nlohmann::json::object();
    std::string data;
    for (const auto& tensor : tensors) {
        header[tensor.name] = {{"dtype", tensor.dtype}, {"shape", tensor.shape},
            {"data_offsets", {data.size(), data.size() + tensor.bytes.size()}}};
        data += tensor.bytes;
    }
    return safetensorsWith(header.dump(), data);
}

std::string bytesOfFloats(const std::vector<float>& values)
{
    std::string bytes(4 * values.size(), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

} // namespace throughline::test
