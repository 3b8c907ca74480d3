// SPDX-License-Identifier: GPL-3.0-or-later
// Adds up sizes of files, and of tensors by type.
#include <checkpoint/stored_weights.h>

#include <checkpoint/safetensors_file.h>
#include <checkpoint/weight_files.h>

#include <map>
#include <system_error>

namespace throughline {

namespace {

constexpr int64_t leastShare = 20; // one part in twenty may be of other types

std::string precisionName(ElementType type)
{
    return type == ElementType::F32 ? "fp32" : type == ElementType::F16 ? "fp16" : "bf16";
}

} // namespace

int64_t storedWeightBytes(const std::filesystem::path& folder)
{
    const auto found = findWeightFiles(folder);
    if (!found)
        return 0;
    int64_t bytes = 0;
    for (const auto& path : found->files) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(path, failed);
        if (failed)
            return 0;
        bytes += static_cast<int64_t>(size);
    }
    return bytes;
}

Result<std::string> storedPrecision(const std::filesystem::path& folder)
{
    const auto found = findWeightFiles(folder);
    if (!found)
        return found.error();
    std::map<ElementType, int64_t> bytesOfType;
    int64_t all = 0;
    for (const auto& path : found->files) {
        const auto file = SafetensorsFile::open(path);
        if (!file)
            return file.error();
        for (const auto& [name, tensor] : file->tensors()) {
            if (!isReadable(tensor.type)) // GPT-2's files have masks of bytes
                continue;
            bytesOfType[tensor.type] += tensor.end - tensor.begin;
            all += tensor.end - tensor.begin;
        }
    }
    for (const auto& [type, bytes] : bytesOfType)
        if (all - bytes <= all / leastShare)
            return precisionName(type);
    return std::string("mixed");
}

} // namespace throughline
