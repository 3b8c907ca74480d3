// SPDX-License-Identifier: GPL-3.0-or-later
// One opened safetensors file: its tensors' places, and reads of their elements as fp32. Opening reads the header only.
#pragma once

#include <checkpoint/readable_file.h>
#include <checkpoint/safetensors_header.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

class SafetensorsFile {
public:
    static Result<SafetensorsFile> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_file.path(); }
    int64_t sizeBytes() const { return m_file.size(); }
    const std::map<std::string, StoredTensor>& tensors() const { return m_tensors; }
    const StoredTensor* find(const std::string& name) const; // null when there is none

    /// Elements [first, first + out.size()) in stored order. Thread-safe.
    Result<void> read(const StoredTensor& tensor, int64_t first, std::span<float> out) const;
    /// Bytes [first, first + out.size()) of the tensor as stored. Thread-safe.
    Result<void> readBytes(const StoredTensor& tensor, int64_t first, std::span<std::byte> out) const;

private:
    SafetensorsFile(ReadableFile file, int64_t dataOffset, std::map<std::string, StoredTensor> tensors);
    ReadableFile m_file;
    int64_t m_dataOffset = 0;
    std::map<std::string, StoredTensor> m_tensors;
};

} // namespace throughline
