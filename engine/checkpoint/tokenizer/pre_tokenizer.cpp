// SPDX-License-Identifier: GPL-3.0-or-later
// Each step is a function that finds matches, made once.
#include <checkpoint/tokenizer/pre_tokenizer.h>

#include <checkpoint/tokenizer/byte_alphabet.h>
#include <checkpoint/tokenizer/unicode.h>
#include <checkpoint/utf8.h>

#include <array>
#include <memory>

namespace throughline {

namespace {

using StepKind = PreTokenizerStep::Kind;
using MatchTaker = std::function<void(std::size_t, std::size_t)>;

Matches charactersThat(bool (*isOne)(char32_t))
{
    return [isOne](std::string_view text, const MatchTaker& match) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = characterBytes(text.substr(at));
            if (isOne(firstCharacter(text.substr(at))))
                match(at, at + length);
            at += length;
        }
    };
}

/// Bytes whose stand-in is such a character: the stand-ins of 0xb2 and 0xbc, say, are ² and ¼, which are numeric.
Matches bytesThat(bool (*isOne)(char32_t))
{
    std::array<bool, 256> table{};
    for (std::size_t byte = 0; byte < 256; ++byte)
        table[byte] = isOne(firstCharacter(standInOf(static_cast<uint8_t>(byte))));
    return [table](std::string_view text, const MatchTaker& match) {
        for (std::size_t at = 0; at < text.size(); ++at)
            if (table[static_cast<unsigned char>(text[at])])
                match(at, at + 1);
    };
}

/// [0-9][0-9][0-9] in bytes, which need be no UTF-8.
void threeDigits(std::string_view text, const MatchTaker& match)
{
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        digits = text[at] >= '0' && text[at] <= '9' ? digits + 1 : 0;
        if (digits == 3) {
            match(at - 2, at + 1);
            digits = 0;
        }
    }
}

Matches matchesOf(const PreTokenizerStep& step, bool inBytes)
{
    if (step.kind == StepKind::Punctuation)
        return inBytes ? bytesThat(isPunctuation) : charactersThat(isPunctuation);
    if (step.kind == StepKind::Digits)
        return inBytes ? bytesThat(isNumeric) : charactersThat(isNumeric);
    if (step.pattern == KnownPattern::ThreeDigits)
        return threeDigits;
    const auto pattern = std::make_shared<const SplitPattern>(step.pattern);
    return [pattern](std::string_view text, const MatchTaker& match) { pattern->forEachMatch(text, match); };
}

TextPieces withPrefixSpaces(const TextPieces& pieces)
{
    TextPieces spaced;
    for (const TextPieces::Range& range : pieces.ranges) {
        const std::string_view piece = pieces.piece(range);
        const std::size_t begin = spaced.text.size();
        if (!piece.starts_with(' '))
            spaced.text += ' ';
        spaced.text += piece;
        spaced.ranges.push_back({begin, spaced.text.size()});
    }
    return spaced;
}

} // namespace

PreTokenizer::PreTokenizer(const std::vector<PreTokenizerStep>& steps)
{
    bool inBytes = false;
    for (const PreTokenizerStep& step : steps) {
        const bool byteLevel = step.kind == StepKind::ByteLevel;
        const bool splits = !byteLevel || step.useRegex;
        m_steps.push_back({step, splits ? matchesOf(step, inBytes) : Matches()});
        inBytes = inBytes || byteLevel;
    }
}

TextPieces PreTokenizer::cut(std::string_view text) const
{
    TextPieces pieces{std::string(text), {}};
    if (!text.empty())
        pieces.ranges.push_back({0, text.size()});
    for (const auto& [step, matches] : m_steps) {
        if (step.addPrefixSpace)
            pieces = withPrefixSpaces(pieces);
        if (matches)
            cutAtMatches(pieces, matches, step.behavior, step.invert);
    }
    return pieces;
}

} // namespace throughline
