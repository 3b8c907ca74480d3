// SPDX-License-Identifier: GPL-3.0-or-later
// A small byte-level tokenizer in both forms of its files, and a small SentencePiece model, for tests to change.
#pragma once

#include <tests/checkpoint/temporary_folder.h>

#include <checkpoint/tokenizer/sentencepiece_file.h>
#include <checkpoint/tokenizer/tokenizer.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace throughline::test {

class TokenizerTest : public testing::Test {
public:
    using Merges = std::vector<std::pair<std::string, std::string>>;
    using Ids = std::vector<int>;
    /// "ab", "bc", "abc", " a" and " ab" are ids 256 to 260, <|endoftext|> is 261.
    const Merges merges{{"a", "b"}, {"b", "c"}, {"ab", "c"}, {"Ġ", "a"}, {"Ġa", "b"}};

    /// 256 bytes as ids 0 to 255, then one id per merge, then <|endoftext|>.
    static nlohmann::json vocabularyOf(const Merges& merges);
    void writePair() const; // vocab.json and merges.txt
    nlohmann::json tokenizerJson() const;
    void writeJson(const nlohmann::json& json) const { folder.write("tokenizer.json", json.dump()); }

    /// 0 to 2 are <unk>, <s>, </s>; 3 to 258 the bytes; then "▁", "▁a", "a", "b", "ab", "▁ab".
    static SentencePieceFile sentencePiece();
    void writeModel(const SentencePieceFile& file) const { folder.write("tokenizer.model", file.serialized()); }

    Result<Tokenizer> open() const;
    Ids encode(const std::string& text, bool special = true) const;
    std::string problem() const; // what is wrong with the files; empty where nothing is
    TemporaryFolder folder;
};

} // namespace throughline::test
