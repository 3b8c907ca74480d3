// SPDX-License-Identifier: GPL-3.0-or-later
// The library is given a message of our own writing that holds checked values only. What remains: a character map may
// make a text up to 1,024 times longer, a hostile set of pieces may cost time in their length (at most 1,024 bytes) at
// every byte, and where a check inside the library fails it ends the process. Only the engine and its commands read a
// tokenizer.model, never the window: there such an end is a refused model.
#include <checkpoint/tokenizer/sentencepiece_model.h>

#include <checkpoint/tokenizer/word_cache.h>

#include <sentencepiece_processor.h>

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace throughline {

namespace {

constexpr std::string_view spaceMark = "\xe2\x96\x81"; // U+2581, which stands for a space in pieces

std::string withSpaces(std::string_view piece)
{
    std::string text;
    while (!piece.empty()) {
        const std::size_t mark = std::min(piece.find(spaceMark), piece.size());
        text += piece.substr(0, mark);
        if (mark < piece.size())
            text += ' ';
        piece.remove_prefix(std::min(piece.size(), mark + spaceMark.size()));
    }
    return text;
}

/// Whether the library gives for words one by one, each with the spaces before it, what it gives for the text: pairs
/// merge by themselves where no piece has a space behind another character, and nothing else looks across words. (In a
/// unigram model the rounding of sums does.) It takes the library a second for a megabyte at once.
bool wordsStandAlone(const SentencePieceFile& file)
{
    const auto withinWord = [](const SentencePieceFile::Piece& piece) {
        const std::string text = withSpaces(piece.text);
        return text.find(' ', std::min(text.find_first_not_of(' '), text.size())) == std::string::npos;
    };
    return file.model == SentencePieceFile::Model::Bpe && file.byteFallback && file.characterMap.empty()
        && !file.removeExtraWhitespaces && std::all_of(file.pieces.begin(), file.pieces.end(), withinWord);
}

} // namespace

struct SentencePieceModel::Impl {
    sentencepiece::SentencePieceProcessor processor;
    SentencePieceFile file;
    bool legacy = true;
    bool wordByWord = false;
    bool prefix = true;        // a space stands before a text
    bool prefixByHand = false; // and is put there by encode

    void encodeByLibrary(std::string_view text, std::vector<int>& ids) const
    {
        std::vector<int> added;
        const auto status = processor.Encode(text, &added);
        if (!status.ok()) // a loaded model encodes any UTF-8
            throw std::logic_error("SentencePiece: " + status.ToString());
        ids.insert(ids.end(), added.begin(), added.end());
    }
};

SentencePieceModel::SentencePieceModel(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }
SentencePieceModel::SentencePieceModel(SentencePieceModel&&) noexcept = default;
SentencePieceModel& SentencePieceModel::operator=(SentencePieceModel&&) noexcept = default;
SentencePieceModel::~SentencePieceModel() = default;

Result<SentencePieceModel> SentencePieceModel::make(
    SentencePieceFile file, const Settings& settings, const std::string& where)
{
    if (!settings.legacy && file.removeExtraWhitespaces)
        return Error{"legacy false is not supported with a model that removes extra white space", where, ""};
    auto impl = std::make_unique<Impl>();
    impl->prefix = file.addDummyPrefix && settings.addPrefixSpace;
    impl->legacy = settings.legacy;
    impl->wordByWord = wordsStandAlone(file);
    impl->prefixByHand = impl->prefix && (!settings.legacy || impl->wordByWord);
    file.addDummyPrefix = impl->prefix && !impl->prefixByHand;
    try {
        const auto status = impl->processor.LoadFromSerializedProto(file.serialized());
        if (!status.ok())
            return Error{"is no usable SentencePiece model: " + status.ToString(), where, "fetch the file again"};
    } catch (const std::exception& exception) {
        return Error{
            std::string("is no usable SentencePiece model: ") + exception.what(), where, "fetch the file again"};
    }
    impl->file = std::move(file);
    return SentencePieceModel(std::move(impl));
}

void SentencePieceModel::encode(std::string_view text, bool atStart, std::vector<int>& ids) const
{
    std::string prefixed;
    if (m_impl->prefixByHand && (m_impl->legacy || atStart) && !text.empty())
        text = prefixed.append(spaceMark).append(text);
    if (!m_impl->wordByWord)
        return m_impl->encodeByLibrary(text, ids);
    const std::string spaced = withSpaces(text); // the library takes its mark in a text for a space
    WordCache cache(ids);
    std::string_view rest = spaced;
    while (!rest.empty()) {
        const std::size_t letters = std::min(rest.find_first_not_of(' '), rest.size());
        const std::string_view word = rest.substr(0, rest.find(' ', letters));
        cache.append(word, [this](std::string_view one, std::vector<int>& to) { m_impl->encodeByLibrary(one, to); });
        rest.remove_prefix(word.size());
    }
}

TokenTexts SentencePieceModel::texts() const
{
    using Kind = SentencePieceFile::Kind;
    TokenTexts texts;
    texts.replacements = Replacements::PerByte;
    if (m_impl->file.removeExtraWhitespaces)
        texts.leadingSpace = LeadingSpace::AllDropped;
    else if (m_impl->prefix)
        texts.leadingSpace = LeadingSpace::FirstDropped;
    int id = 0;
    for (const SentencePieceFile::Piece& piece : m_impl->file.pieces) {
        if (piece.kind == Kind::Byte)
            texts.set(id++, {std::string(1, static_cast<char>(byteOfPiece(piece.text))), false});
        else if (piece.kind == Kind::Control || piece.kind == Kind::Unknown)
            texts.set(id++, {piece.text, false});
        else
            texts.set(id++, {withSpaces(piece.text), piece.text.starts_with(spaceMark)});
    }
    return texts;
}

} // namespace throughline
