// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint's tokenizer, or bytes, or nothing, behind one face.
#include <checkpoint/tokenizer/tokenizer.h>

#include <checkpoint/tokenizer/opened_tokenizer.h>
#include <checkpoint/utf8.h>

#include <algorithm>

namespace throughline {

struct Tokenizer::Impl {
    OpenedTokenizer files;
    int byteIds = 0; // a preset's: bytes are ids, as far as its vocabulary reaches
};

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{ }
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::open(const ModelSource& source)
{
    auto impl = std::make_unique<Impl>();
    impl->files.hash = "none";
    if (source.facts.preset) {
        impl->byteIds = std::min(256, source.shape.vocab);
        impl->files.hash = "bytes";
        for (int byte = 0; byte < impl->byteIds; ++byte)
            impl->files.texts.set(byte, {std::string(1, static_cast<char>(byte)), false});
    } else if (source.facts.hasTokenizer) {
        auto opened = openTokenizerFiles(source.folder);
        if (!opened)
            return opened.error();
        impl->files = *std::move(opened);
    }
    return Tokenizer(std::move(impl));
}

std::vector<int> Tokenizer::encode(std::string_view text, bool specialTokens) const
{
    const std::string repaired = repairedUtf8(text);
    const OpenedTokenizer& files = m_impl->files;
    std::vector<int> ids;
    if (m_impl->byteIds > 0)
        for (const char byte : repaired)
            ids.push_back(std::min<int>(static_cast<unsigned char>(byte), m_impl->byteIds - 1));
    if (std::holds_alternative<std::monostate>(files.model))
        return ids;
    if (specialTokens)
        ids = files.before;
    const auto encodePlain = [&](std::string_view plain) {
        if (const auto* bpe = std::get_if<ByteLevelBpe>(&files.model))
            bpe->encode(plain, ids);
        else if (const auto* sentencePiece = std::get_if<SentencePieceModel>(&files.model))
            sentencePiece->encode(plain, plain.data() == repaired.data(), ids);
    };
    files.added.forEach(repaired, encodePlain, [&](int id) { ids.push_back(id); });
    if (specialTokens)
        ids.insert(ids.end(), files.behind.begin(), files.behind.end());
    return ids;
}

const std::vector<int>& Tokenizer::idsBefore() const { return m_impl->files.before; }

const std::vector<int>& Tokenizer::idsBehind() const { return m_impl->files.behind; }

std::string Tokenizer::decode(const std::vector<int>& ids) const
{
    DecodeStream stream = decodeStream();
    std::string text;
    for (const int id : ids)
        text += stream.push(id);
    return text + stream.finish();
}

DecodeStream Tokenizer::decodeStream() const { return DecodeStream(m_impl->files.texts); }

const std::string& Tokenizer::hash() const { return m_impl->files.hash; }

std::string Tokenizer::kind() const
{
    if (std::holds_alternative<ByteLevelBpe>(m_impl->files.model))
        return "byte-level BPE";
    if (std::holds_alternative<SentencePieceModel>(m_impl->files.model))
        return "SentencePiece";
    return m_impl->byteIds > 0 ? "bytes" : "none";
}

} // namespace throughline
