// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files: the largest tokenizer.json of today has 17 MB.
#include <checkpoint/tokenizer/tokenizer_folder.h>

#include <checkpoint/json_file.h>
#include <checkpoint/readable_file.h>

namespace throughline {

TokenizerFolder::TokenizerFolder(std::filesystem::path folder)
    : m_folder(std::move(folder))
{ }

bool TokenizerFolder::has(const char* name) const { return fileExists(m_folder / name); }

std::string TokenizerFolder::whereOf(const char* name) const { return (m_folder / name).string(); }

Result<std::string> TokenizerFolder::content(const char* name)
{
    constexpr int64_t maxBytes = 64 << 20;
    auto content = readTextFile(m_folder / name, maxBytes);
    if (content) {
        m_sha.update(std::string(name) + " " + std::to_string(content->size()) + "\n");
        m_sha.update(*content);
    }
    return content;
}

Result<nlohmann::json> TokenizerFolder::object(const char* name)
{
    const auto text = content(name);
    if (!text)
        return text.error();
    auto parsed = parseJsonFile(*text, m_folder / name);
    if (parsed && !parsed->is_object())
        return Error{"is not a JSON object", whereOf(name), "fetch the file again"};
    return parsed;
}

} // namespace throughline
