// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a checkpoint as a tokenizer reads it: every file that is read counts into one hash.
#pragma once

#include <checkpoint/sha256.h>

#include <core/result.h>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace throughline {

class TokenizerFolder {
public:
    explicit TokenizerFolder(std::filesystem::path folder);

    bool has(const char* name) const;
    std::string whereOf(const char* name) const; // for messages: the file's path
    const std::filesystem::path& path() const { return m_folder; }
    /// The file as it is; at most 64 MiB long.
    Result<std::string> content(const char* name);
    /// The file as a JSON object.
    Result<nlohmann::json> object(const char* name);
    /// SHA-256 (hex) over the names and contents of what was read; read no further file then.
    std::string hash() { return m_sha.hexDigest(); }

private:
    std::filesystem::path m_folder;
    Sha256 m_sha;
};

} // namespace throughline
