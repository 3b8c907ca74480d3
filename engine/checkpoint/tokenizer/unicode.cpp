// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of ICU; all of its types stay in here.
#include <checkpoint/tokenizer/unicode.h>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <new>

namespace throughline {

bool isPunctuation(char32_t character)
{
    const auto c = static_cast<UChar32>(character);
    const bool ascii =
        (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    return ascii || (U_MASK(u_charType(c)) & U_GC_P_MASK) != 0;
}

bool isNumeric(char32_t character) { return (U_MASK(u_charType(static_cast<UChar32>(character))) & U_GC_N_MASK) != 0; }

bool isWhiteSpace(char32_t character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

bool isWordCharacter(char32_t character)
{
    const auto c = static_cast<UChar32>(character);
    constexpr uint32_t kinds = U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
    return u_isUAlphabetic(c) || (U_MASK(u_charType(c)) & kinds) != 0 || u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL);
}

std::string composed(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string result;
    result.reserve(text.size());
    icu::StringByteSink<std::string> sink(&result);
    if (U_SUCCESS(status))
        nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
    if (U_FAILURE(status)) // the form is compiled into ICU: only memory can fail
        throw std::bad_alloc();
    return result;
}

} // namespace throughline
