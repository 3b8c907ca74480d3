// SPDX-License-Identifier: GPL-3.0-or-later
// A tokenizer.model (SentencePiece's ModelProto) read and checked here, before the library sees any of it: Debian 12's
// 0.1.97 trusts its input and can be crashed by a hostile file.
#pragma once

#include <core/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct SentencePieceFile {
    enum class Kind { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
    struct Piece {
        std::string text;
        float score = 0;
        Kind kind = Kind::Normal;
    };
    enum class Model { Unigram = 1, Bpe = 2 };

    std::vector<Piece> pieces; // [id]
    Model model = Model::Unigram;
    bool byteFallback = false;
    std::string characterMap; // precompiled_charsmap: how text is normalized; empty: not at all
    bool addDummyPrefix = true;
    bool removeExtraWhitespaces = true;

    /// A ModelProto of exactly these values.
    std::string serialized() const;
};

/// The byte that a piece "<0x41>" stands for; -1 for any other text.
int byteOfPiece(std::string_view text);

/// Refuses, naming the rule, what is no such message; pieces that are empty, not UTF-8, longer than 1,024 bytes or
/// twice there; more than 2^20 of them; scores that are no numbers; not exactly one unknown piece; byte pieces missing
/// where they are asked for; a character map that leads outside itself; and what of the format is not supported.
Result<SentencePieceFile> readSentencePieceFile(std::string_view content, const std::string& where);

} // namespace throughline
