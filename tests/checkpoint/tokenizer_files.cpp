// SPDX-License-Identifier: GPL-3.0-or-later
// As Transformers and SentencePiece write them.
#include <tests/checkpoint/tokenizer_files.h>

#include <checkpoint/tokenizer/byte_alphabet.h>

#include <array>
#include <cstdio>

namespace throughline::test {

using nlohmann::json;

json TokenizerTest::vocabularyOf(const Merges& merges)
{
    json vocabulary;
    for (int byte = 0; byte < 256; ++byte)
        vocabulary[standInOf(static_cast<uint8_t>(byte))] = byte;
    for (const auto& [left, right] : merges)
        if (const int next = static_cast<int>(vocabulary.size()); !vocabulary.contains(left + right))
            vocabulary[left + right] = next;
    const int end = static_cast<int>(vocabulary.size());
    vocabulary["<|endoftext|>"] = end;
    return vocabulary;
}

void TokenizerTest::writePair() const
{
    folder.write("vocab.json", vocabularyOf(merges).dump());
    std::string lines = "#version: 0.2\n";
    for (const auto& [left, right] : merges)
        lines.append(left).append(" ").append(right).append("\n");
    folder.write("merges.txt", lines);
}

json TokenizerTest::tokenizerJson() const
{
    json lines;
    for (const auto& [left, right] : merges)
        lines.push_back({left, right});
    return {{"version", "1.0"}, {"added_tokens", {{{"id", 261}, {"content", "<|endoftext|>"}, {"special", true}}}},
        {"normalizer", nullptr}, {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}}},
        {"post_processor", {{"type", "ByteLevel"}}}, {"decoder", {{"type", "ByteLevel"}}},
        {"model", {{"type", "BPE"}, {"vocab", vocabularyOf(merges)}, {"merges", lines}}}};
}

SentencePieceFile TokenizerTest::sentencePiece()
{
    using Kind = SentencePieceFile::Kind;
    SentencePieceFile file;
    file.model = SentencePieceFile::Model::Bpe;
    file.byteFallback = true;
    file.removeExtraWhitespaces = false;
    file.pieces = {{"<unk>", 0, Kind::Unknown}, {"<s>", 0, Kind::Control}, {"</s>", 0, Kind::Control}};
    for (unsigned byte = 0; byte < 256; ++byte) {
        std::array<char, 7> name{};
        std::snprintf(name.data(), name.size(), "<0x%02X>", byte);
        file.pieces.push_back({name.data(), 0, Kind::Byte});
    }
    float score = 0;
    for (const char* piece : {"▁", "▁a", "a", "b", "ab", "▁ab"})
        file.pieces.push_back({piece, score--, Kind::Normal});
    return file;
}

Result<Tokenizer> TokenizerTest::open() const
{
    ModelSource source;
    source.folder = folder.path();
    source.facts.hasTokenizer = true;
    return Tokenizer::open(source);
}

TokenizerTest::Ids TokenizerTest::encode(const std::string& text, bool special) const
{
    const auto tokenizer = open();
    EXPECT_TRUE(tokenizer) << sentence(tokenizer.error());
    return tokenizer ? tokenizer->encode(text, special) : Ids{};
}

std::string TokenizerTest::problem() const
{
    const auto tokenizer = open();
    return tokenizer ? "" : tokenizer.error().what;
}

} // namespace throughline::test
