// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint's files say of its byte-level BPE tokenizer: vocab.json + merges.txt, or tokenizer.json, and
// tokenizer_config.json beside either. A setting that would change the ids and isn't supported is refused by name.
#pragma once

#include <core/result.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace throughline {

struct BpeFiles {
    std::unordered_map<std::string, int> vocabulary;         // token, written in stand-ins for bytes → id
    std::vector<std::pair<std::string, std::string>> merges; // in order of rank
    std::map<std::string, int> addedTokens;                  // taken whole wherever they stand in a text → id
    bool addPrefixSpace = false;
    std::optional<int> beginOfSequence; // to put before every text
    std::string hash;                   // SHA-256 (hex) over the files' names and contents
};

Result<BpeFiles> readBpeFiles(const std::filesystem::path& folder);

} // namespace throughline
