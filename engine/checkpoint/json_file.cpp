// SPDX-License-Identifier: GPL-3.0-or-later
// Reads whole files into documents.
#include <checkpoint/json_file.h>

#include <checkpoint/readable_file.h>

namespace throughline {

Result<nlohmann::json> parseJsonFile(std::string_view text, const std::filesystem::path& path)
{
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return Error{"is not JSON: a NUL byte at byte " + std::to_string(nul), path.string(), "fetch the file again"};
    return parseJson(text, path.string());
}

Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, int64_t maxBytes)
{
    const auto text = readTextFile(path, maxBytes);
    if (!text)
        return text.error();
    return parseJsonFile(*text, path);
}

} // namespace throughline
