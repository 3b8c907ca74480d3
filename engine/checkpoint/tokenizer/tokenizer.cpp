// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses between byte-level BPE, bytes and nothing.
#include <checkpoint/tokenizer/tokenizer.h>

#include <checkpoint/tokenizer/byte_level_bpe.h>
#include <checkpoint/utf8.h>

#include <algorithm>
#include <optional>

namespace throughline {

struct Tokenizer::Impl {
    std::optional<ByteLevelBpe> bpe;
    int byteIds = 0; // a preset's: bytes are ids, as far as its vocabulary reaches
    std::string hash = "none";
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
    if (source.facts.preset) {
        impl->byteIds = std::min(256, source.shape.vocab);
        impl->hash = "bytes";
    } else if (source.facts.hasTokenizer) {
        auto bpe = ByteLevelBpe::open(source.folder);
        if (!bpe)
            return bpe.error();
        impl->bpe = *std::move(bpe);
        impl->hash = impl->bpe->hash();
    }
    return Tokenizer(std::move(impl));
}

std::vector<int> Tokenizer::encode(std::string_view text, bool specialTokens) const
{
    const std::string repaired = repairedUtf8(text);
    if (m_impl->bpe)
        return m_impl->bpe->encode(repaired, specialTokens);
    std::vector<int> ids;
    if (m_impl->byteIds > 0)
        for (const char byte : repaired)
            ids.push_back(std::min<int>(static_cast<unsigned char>(byte), m_impl->byteIds - 1));
    return ids;
}

std::string Tokenizer::decode(const std::vector<int>& ids) const
{
    std::string bytes;
    for (const int id : ids) {
        if (m_impl->bpe && m_impl->bpe->appendBytes(id, bytes))
            continue;
        if (id >= 0 && id < m_impl->byteIds)
            bytes += static_cast<char>(id);
        else
            bytes += "⟨" + std::to_string(id) + "⟩";
    }
    return repairedUtf8(bytes);
}

const std::string& Tokenizer::hash() const { return m_impl->hash; }

} // namespace throughline
