// SPDX-License-Identifier: GPL-3.0-or-later
// Field numbers are those of sentencepiece_model.proto. Of a field that stands several times the last counts.
#include <checkpoint/tokenizer/sentencepiece_file.h>

#include <checkpoint/tokenizer/character_map.h>
#include <checkpoint/tokenizer/wire_message.h>

#include <core/json_text.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace throughline {

namespace {

using PieceKind = SentencePieceFile::Kind;
using Piece = SentencePieceFile::Piece;
using WireType = WireField::Type;

constexpr std::size_t maxPieces = 1 << 20;
constexpr std::size_t maxPieceBytes = 1024;

bool isField(const WireField& field, int number, WireType type) { return field.number == number && field.type == type; }

class SentencePieceReader {
public:
    explicit SentencePieceReader(const std::string& where)
        : m_where(where)
    { }

    Result<SentencePieceFile> read(std::string_view content)
    {
        WireReader reader(content);
        while (const auto field = reader.next()) {
            Result<void> done;
            if (isField(*field, 1, WireType::Bytes))
                done = readPiece(field->bytes);
            else if (isField(*field, 2, WireType::Bytes))
                done = readTrainer(field->bytes);
            else if (isField(*field, 3, WireType::Bytes))
                done = readNormalizer(field->bytes);
            else if (isField(*field, 5, WireType::Bytes))
                done = readDenormalizer(field->bytes);
            if (!done)
                return done.error();
        }
        if (reader.broken())
            return broken("byte " + std::to_string(reader.offset()));
        if (auto checked = checkPieces(); !checked)
            return checked.error();
        if (const std::string problem = problemOfCharacterMap(m_file.characterMap); !problem.empty())
            return refused(problem);
        return std::move(m_file);
    }

private:
    Error refused(const std::string& rule) const { return {rule, m_where, "fetch the file again"}; }
    Error broken(const std::string& place) const
    {
        return refused("is no SentencePiece model: not a protocol buffer at " + place);
    }
    Error unsupported(const std::string& what) const { return {what + " is not supported", m_where, ""}; }

    std::string nameOfNext() const { return "piece " + std::to_string(m_file.pieces.size()); }

    Result<void> readPiece(std::string_view message)
    {
        if (m_file.pieces.size() == maxPieces)
            return refused("has more than " + std::to_string(maxPieces) + " pieces");
        Piece piece;
        uint64_t kind = 1;
        WireReader reader(message);
        while (const auto field = reader.next()) {
            if (isField(*field, 1, WireType::Bytes))
                piece.text = field->bytes;
            else if (isField(*field, 2, WireType::Fixed32))
                piece.score = field->asFloat();
            else if (isField(*field, 3, WireType::Varint))
                kind = field->value;
        }
        if (reader.broken())
            return broken(nameOfNext());
        if (kind < 1 || kind > 6)
            return refused(nameOfNext() + " has the type " + std::to_string(kind) + "; there are 1 to 6");
        piece.kind = static_cast<PieceKind>(kind);
        if (piece.text.empty() || piece.text.size() > maxPieceBytes)
            return refused(nameOfNext() + " is " + std::to_string(piece.text.size()) + " bytes long; 1 to "
                + std::to_string(maxPieceBytes) + " are allowed");
        if (!isUtf8(piece.text) || piece.text.find('\0') != std::string::npos)
            return refused(nameOfNext() + " is not UTF-8 without NUL");
        if (!std::isfinite(piece.score))
            return refused(nameOfNext() + " has a score that is no number");
        m_file.pieces.push_back(std::move(piece));
        return {};
    }

    Result<void> readTrainer(std::string_view message)
    {
        uint64_t model = 1;
        bool suffix = false;
        WireReader reader(message);
        while (const auto field = reader.next()) {
            if (isField(*field, 3, WireType::Varint))
                model = field->value;
            else if (isField(*field, 24, WireType::Varint))
                suffix = field->flag();
            else if (isField(*field, 35, WireType::Varint))
                m_file.byteFallback = field->flag();
        }
        if (reader.broken())
            return broken("its trainer_spec");
        if (model != 1 && model != 2)
            return unsupported("model_type " + (model == 3 ? "word" : model == 4 ? "char" : std::to_string(model)));
        m_file.model = static_cast<SentencePieceFile::Model>(model);
        return suffix ? unsupported("treat_whitespace_as_suffix") : Result<void>();
    }

    Result<void> readNormalizer(std::string_view message)
    {
        bool escape = true;
        WireReader reader(message);
        while (const auto field = reader.next()) {
            if (isField(*field, 2, WireType::Bytes))
                m_file.characterMap = field->bytes;
            else if (isField(*field, 3, WireType::Varint))
                m_file.addDummyPrefix = field->flag();
            else if (isField(*field, 4, WireType::Varint))
                m_file.removeExtraWhitespaces = field->flag();
            else if (isField(*field, 5, WireType::Varint))
                escape = field->flag();
        }
        if (reader.broken())
            return broken("its normalizer_spec");
        return escape ? Result<void>() : unsupported("escape_whitespaces false");
    }

    Result<void> readDenormalizer(std::string_view message) const
    {
        WireReader reader(message);
        while (const auto field = reader.next())
            if (isField(*field, 2, WireType::Bytes) && !field->bytes.empty())
                return unsupported("a denormalizer_spec");
        return reader.broken() ? broken("its denormalizer_spec") : Result<void>();
    }

    Result<void> checkPieces() const
    {
        std::unordered_set<std::string_view> texts;
        std::size_t unknown = 0;
        std::size_t bytes = 0;
        for (const Piece& piece : m_file.pieces) {
            if (!texts.insert(piece.text).second)
                return refused("the piece " + quotedValue(piece.text) + " stands twice");
            unknown += piece.kind == PieceKind::Unknown;
            bytes += piece.kind == PieceKind::Byte;
            if (piece.kind == PieceKind::Byte && byteOfPiece(piece.text) < 0)
                return refused("the byte piece " + quotedValue(piece.text) + " is not of the form <0x41>");
        }
        if (m_file.pieces.empty())
            return refused("is no SentencePiece model: it has no pieces");
        if (unknown != 1)
            return refused("has " + std::to_string(unknown) + " unknown pieces, not one");
        if (bytes != (m_file.byteFallback ? 256U : 0U)) // no two have one text, so 256 are all
            return refused("byte_fallback is " + std::string(m_file.byteFallback ? "true" : "false")
                + ", but there are " + std::to_string(bytes) + " byte pieces");
        return checkUserDefined();
    }

    /// The library has room for 64 user-defined pieces that begin at one place.
    Result<void> checkUserDefined() const
    {
        std::vector<std::string_view> texts;
        for (const Piece& piece : m_file.pieces)
            if (piece.kind == PieceKind::UserDefined)
                texts.push_back(piece.text);
        std::sort(texts.begin(), texts.end());
        std::vector<std::string_view> nested; // each begins with the one before it
        for (const std::string_view text : texts) {
            while (!nested.empty() && !text.starts_with(nested.back()))
                nested.pop_back();
            nested.push_back(text);
            if (nested.size() > 64)
                return refused("has more than 64 user-defined pieces of which each begins with the one before");
        }
        return {};
    }

    std::string m_where;
    SentencePieceFile m_file;
};

} // namespace

int byteOfPiece(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    if (text.size() != 6 || !text.starts_with("<0x") || text[5] != '>' || digit(text[3]) < 0 || digit(text[4]) < 0)
        return -1;
    return digit(text[3]) * 16 + digit(text[4]);
}

std::string SentencePieceFile::serialized() const
{
    std::string proto;
    for (const Piece& piece : pieces) {
        std::string message;
        appendBytesField(message, 1, piece.text);
        appendFloatField(message, 2, piece.score);
        appendVarintField(message, 3, static_cast<uint64_t>(piece.kind));
        appendBytesField(proto, 1, message);
    }
    std::string trainer;
    appendVarintField(trainer, 3, static_cast<uint64_t>(model));
    appendVarintField(trainer, 35, byteFallback ? 1 : 0);
    appendBytesField(proto, 2, trainer);
    std::string normalizer;
    appendBytesField(normalizer, 2, characterMap);
    appendVarintField(normalizer, 3, addDummyPrefix ? 1 : 0);
    appendVarintField(normalizer, 4, removeExtraWhitespaces ? 1 : 0);
    appendBytesField(proto, 3, normalizer);
    return proto;
}

Result<SentencePieceFile> readSentencePieceFile(std::string_view content, const std::string& where)
{
    return SentencePieceReader(where).read(content);
}

} // namespace throughline
