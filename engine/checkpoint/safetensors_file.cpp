// SPDX-License-Identifier: GPL-3.0-or-later
// File layout: 8 bytes little-endian length of the header, the header, the data.
#include <checkpoint/safetensors_file.h>

#include <checkpoint/weight_files.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace throughline {

namespace {

constexpr uint64_t maxHeaderBytes = 100'000'000; // as in the format's own reader

Result<std::string> readHeader(const ReadableFile& file)
{
    const std::string where = file.path().string();
    if (file.size() < 8)
        return Error{"is shorter than 8 bytes", where, "fetch the file again"};
    uint64_t length = 0;
    if (auto read = file.read(0, std::as_writable_bytes(std::span(&length, 1))); !read)
        return read.error();
    if (length > maxHeaderBytes)
        return Error{"says that its header is " + std::to_string(length) + " bytes long; at most "
                + std::to_string(maxHeaderBytes) + " are allowed",
            where, "give a safetensors file"};
    if (static_cast<int64_t>(length) > file.size() - 8)
        return Error{"says that its header is " + std::to_string(length) + " bytes long, longer than the file", where,
            "fetch the file again"};
    std::string header(length, '\0');
    if (auto read = file.read(8, std::as_writable_bytes(std::span(header))); !read)
        return read.error();
    return header;
}

} // namespace

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    if (const std::string kind = foreignFormat(path); !kind.empty())
        return Error{"is " + kind + ", not a safetensors file", path.string(), "give a safetensors file"};
    auto file = ReadableFile::open(path);
    if (!file)
        return file.error();
    const auto header = readHeader(*file);
    if (!header)
        return header.error();
    const auto dataOffset = static_cast<int64_t>(8 + header->size());
    auto tensors = parseSafetensorsHeader(*header, file->size() - dataOffset, path.string());
    if (!tensors)
        return tensors.error();
    return SafetensorsFile(*std::move(file), dataOffset, *std::move(tensors));
}

SafetensorsFile::SafetensorsFile(ReadableFile file, int64_t dataOffset, std::map<std::string, StoredTensor> tensors)
    : m_file(std::move(file))
    , m_dataOffset(dataOffset)
    , m_tensors(std::move(tensors))
{ }

const StoredTensor* SafetensorsFile::find(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : &found->second;
}

Result<void> SafetensorsFile::readBytes(const StoredTensor& tensor, int64_t first, std::span<std::byte> out) const
{
    assert(first >= 0 && first + static_cast<int64_t>(out.size()) <= tensor.end - tensor.begin);
    return m_file.read(m_dataOffset + tensor.begin + first, out);
}

Result<void> SafetensorsFile::read(const StoredTensor& tensor, int64_t first, std::span<float> out) const
{
    if (tensor.type == ElementType::F32) // straight into place
        return readBytes(tensor, 4 * first, std::as_writable_bytes(out));
    constexpr std::size_t chunkElements = 1 << 15; // stays in the second-level cache until it is converted
    const int64_t width = bytesOf(tensor.type);
    std::vector<std::byte> bytes(std::min(out.size(), chunkElements) * static_cast<std::size_t>(width));
    while (!out.empty()) {
        const std::span<float> part = out.first(std::min(out.size(), chunkElements));
        const std::span<std::byte> raw = std::span(bytes).first(part.size() * static_cast<std::size_t>(width));
        if (auto read = readBytes(tensor, first * width, raw); !read)
            return read;
        convertToFp32(tensor.type, raw, part);
        first += static_cast<int64_t>(part.size());
        out = out.subspan(part.size());
    }
    return {};
}

} // namespace throughline
