// SPDX-License-Identifier: GPL-3.0-or-later
// A tokenizer read from the files of a checkpoint: which of them decide, and what they make together.
#pragma once

#include <checkpoint/tokenizer/added_tokens.h>
#include <checkpoint/tokenizer/byte_level_bpe.h>
#include <checkpoint/tokenizer/sentencepiece_model.h>
#include <checkpoint/tokenizer/token_texts.h>

#include <core/result.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace throughline {

struct OpenedTokenizer {
    std::variant<std::monostate, ByteLevelBpe, SentencePieceModel> model; // never monostate once it is opened
    AddedTokens added;                                                    // looked for in the text as it is
    std::vector<int> before;                                              // ids to put before every text
    std::vector<int> behind;                                              // and behind it
    TokenTexts texts;
    std::string hash;
};

Result<OpenedTokenizer> openTokenizerFiles(const std::filesystem::path& folder);

} // namespace throughline
