// SPDX-License-Identifier: GPL-3.0-or-later
// git hashes "blob <bytes>\0" before the content.
#include <host/hub_checksum.h>

namespace throughline {

HubChecksum::HubChecksum(const HubFile& file)
{
    constexpr std::size_t sha256Digits = 64;
    if (file.checksum.size() == sha256Digits)
        return;
    auto sha1 = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha1);
    sha1->addData("blob " + QByteArray::number(qlonglong{file.bytes}) + '\0');
    m_hash = std::move(sha1);
}

void HubChecksum::update(std::string_view bytes)
{
    if (auto* sha256 = std::get_if<Sha256>(&m_hash))
        return sha256->update(bytes);
    std::get<1>(m_hash)->addData(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
}

std::string HubChecksum::hex()
{
    if (auto* sha256 = std::get_if<Sha256>(&m_hash))
        return sha256->hexDigest();
    return std::get<1>(m_hash)->result().toHex().toStdString();
}

std::string HubChecksum::kind() const { return m_hash.index() == 0 ? "SHA-256" : "SHA-1"; }

} // namespace throughline
