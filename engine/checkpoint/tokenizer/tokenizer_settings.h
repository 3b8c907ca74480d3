// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint's small files say of its tokenizer, whatever its kind: tokenizer_config.json, added_tokens.json and
// special_tokens_map.json. A setting that would change the ids and isn't supported is refused by name.
#pragma once

#include <checkpoint/tokenizer/added_tokens.h>
#include <checkpoint/tokenizer/tokenizer_folder.h>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct TokenizerSettings {
    std::string where;                   // the file that said the most, for messages
    std::string tokenizerClass;          // Transformers' name of it; empty where none is said
    std::vector<AddedToken> addedTokens; // listed with ids
    std::vector<AddedToken> namedTokens; // bos_token and its like; their ids are those of the vocabulary
    std::string beginToken;              // bos_token; empty where none is said
    std::string endToken;                // eos_token
    std::optional<bool> addBegin;        // add_bos_token
    std::optional<bool> addEnd;          // add_eos_token
    std::optional<bool> addPrefixSpace;
    std::optional<bool> legacy;
};

Result<TokenizerSettings> readTokenizerSettings(TokenizerFolder& folder);

/// An added token from an object with "content" and the flags of Transformers' AddedToken, or from its text alone; text
/// empty for what is neither.
AddedToken addedTokenOf(const nlohmann::json& token);

} // namespace throughline
