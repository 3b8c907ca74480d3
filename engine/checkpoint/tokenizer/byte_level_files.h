// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint's files say of its byte-level BPE tokenizer: tokenizer.json, or the older vocab.json + merges.txt,
// which say less. A setting that would change the ids and isn't supported is refused by name.
#pragma once

#include <checkpoint/tokenizer/added_tokens.h>
#include <checkpoint/tokenizer/pre_tokenizer.h>
#include <checkpoint/tokenizer/tokenizer_settings.h>
#include <checkpoint/tokenizer/vocabulary.h>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

struct ByteLevelFiles {
    std::string vocabularyWhere; // for messages
    std::string mergesWhere;
    Vocabulary vocabulary;                                   // tokens written in stand-ins for bytes
    std::vector<std::pair<std::string, std::string>> merges; // in order of rank
    bool ignoreMerges = false;                               // a word that is a token is taken whole, unmerged
    bool composed = false;                                   // text is brought into normalization form C first
    std::vector<PreTokenizerStep> steps;
    std::vector<AddedToken> addedTokens; // as the files list them
    std::vector<int> before;             // ids to put before every text
    std::vector<int> behind;             // and behind it
};

/// "a b" as a pair; none where it is not two tokens with a space between.
std::optional<std::pair<std::string, std::string>> mergeOf(std::string_view line);

/// Whether a tokenizer.json is one, whatever its details; else it is a SentencePiece model written otherwise, or
/// unknown.
bool isByteLevel(const nlohmann::json& tokenizerJson);
Result<ByteLevelFiles> readTokenizerJson(const nlohmann::json& tokenizerJson, const std::string& where);
/// GPT-2's tokenizer, or Qwen2's where tokenizer_class says so.
Result<ByteLevelFiles> readVocabAndMerges(TokenizerFolder& folder, const TokenizerSettings& settings);

} // namespace throughline
