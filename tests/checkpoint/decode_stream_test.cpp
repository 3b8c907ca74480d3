// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that are any bytes become text piece by piece, never half a character, and the same text as at once.
#include <checkpoint/tokenizer/decode_stream.h>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace throughline;

namespace {

/// Id b is the byte b.
TokenTexts bytesAsTokens()
{
    TokenTexts texts;
    for (int byte = 0; byte < 256; ++byte)
        texts.set(byte, {std::string(1, static_cast<char>(byte)), false});
    return texts;
}

std::vector<std::string> pushed(DecodeStream& stream, std::string_view bytes)
{
    std::vector<std::string> parts;
    for (const char byte : bytes)
        parts.push_back(stream.push(static_cast<unsigned char>(byte)));
    return parts;
}

using Parts = std::vector<std::string>;

} // namespace

TEST(DecodeStream, WaitsForWholeCharacters)
{
    const TokenTexts texts = bytesAsTokens();
    DecodeStream stream(texts);
    EXPECT_EQ(pushed(stream, "aé🙂"), (Parts{"a", "", "é", "", "", "", "🙂"}));
    EXPECT_EQ(stream.finish(), "");
    EXPECT_EQ(pushed(stream, "\xf0\x9f\x99"), (Parts{"", "", ""}));
    EXPECT_EQ(stream.finish(), "\xef\xbf\xbd"); // one for the part, as Python's and Rust's decoders say
    EXPECT_EQ(pushed(stream, "\xe2\x82z"), (Parts{"", "", "\xef\xbf\xbdz"}));
    EXPECT_EQ(pushed(stream, "\xff\xc0"), (Parts{"\xef\xbf\xbd", "\xef\xbf\xbd"})); // never begin a character
    EXPECT_EQ(stream.push(999), "⟨999⟩");
    EXPECT_EQ(stream.push(-1), "⟨-1⟩");
}

TEST(DecodeStream, ReplacesByteByByteWhereAsked)
{
    TokenTexts texts = bytesAsTokens();
    texts.replacements = Replacements::PerByte;
    DecodeStream stream(texts);
    EXPECT_EQ(pushed(stream, "\xf0\x9f\x99"), (Parts{"", "", ""}));
    EXPECT_EQ(stream.finish(), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(DecodeStream, DropsTheSpaceBeforeTheFirstWord)
{
    TokenTexts texts;
    texts.set(0, {" ", true});
    texts.set(1, {" a", true});
    texts.set(2, {"<s>", false});
    texts.set(3, {" ", false}); // a byte, which is text
    const auto decoded = [&](LeadingSpace leading, const std::vector<int>& ids) {
        texts.leadingSpace = leading;
        DecodeStream stream(texts);
        std::string text;
        for (const int id : ids)
            text += stream.push(id);
        return text + stream.finish();
    };
    EXPECT_EQ(decoded(LeadingSpace::Kept, {1, 1}), " a a");
    EXPECT_EQ(decoded(LeadingSpace::FirstDropped, {1, 1}), "a a");
    EXPECT_EQ(decoded(LeadingSpace::FirstDropped, {0, 1}), " a");
    EXPECT_EQ(decoded(LeadingSpace::AllDropped, {0, 0, 1, 1}), "a a");
    EXPECT_EQ(decoded(LeadingSpace::FirstDropped, {2, 1}), "<s> a");
    EXPECT_EQ(decoded(LeadingSpace::FirstDropped, {3, 1}), "  a");
}

TEST(DecodeStream, GivesForAnyBytesWhatRepairingThemAtOnceGives)
{
    std::mt19937 random(7); // NOLINT: the same bytes every time
    const std::string_view likely =
        "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82\xed\xa0\xff"; // leads, trails, and wrong ones
    for (const auto replacements : {Replacements::PerPart, Replacements::PerByte}) {
        TokenTexts texts = bytesAsTokens();
        texts.replacements = replacements;
        for (int round = 0; round < 2000; ++round) {
            std::string bytes;
            for (int i = 0; i < 12; ++i)
                bytes += likely[random() % likely.size()];
            DecodeStream stream(texts);
            std::string text;
            for (const std::string& part : pushed(stream, bytes)) {
                EXPECT_EQ(repairedUtf8(part), part);
                text += part;
            }
            EXPECT_EQ(text + stream.finish(), repairedUtf8(bytes, replacements));
        }
    }
}
