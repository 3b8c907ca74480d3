// SPDX-License-Identifier: GPL-3.0-or-later
// The checksum that a hub states of a file: SHA-256 of what is kept as large file, else git's SHA-1 of a blob.
#pragma once

#include <host/hub_listing.h>

#include <checkpoint/sha256.h>

#include <QCryptographicHash>

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace throughline {

class HubChecksum {
public:
    /// Of the kind that `file.checksum` is.
    explicit HubChecksum(const HubFile& file);

    void update(std::string_view bytes);
    /// Lower-case hex. Ends the checksum; use the object no further.
    std::string hex();
    /// "SHA-256" or "SHA-1".
    std::string kind() const;

private:
    std::variant<Sha256, std::unique_ptr<QCryptographicHash>> m_hash;
};

} // namespace throughline
