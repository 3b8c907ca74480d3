// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), for fingerprints: no dependency that all rooms of the engine would otherwise need.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

/// A digest over bytes given piece by piece.
class Sha256 {
public:
    void update(std::span<const std::byte> bytes);
    void update(std::string_view text) { update(std::as_bytes(std::span(text))); }
    /// Ends the digest; use the object no further.
    std::array<uint8_t, 32> digest();
    std::string hexDigest();

private:
    void absorb(const std::byte* block); // [64]
    std::array<uint32_t, 8> m_state{
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_pending{};
    std::size_t m_pendingBytes = 0;
    uint64_t m_totalBytes = 0;
};

std::string sha256Hex(std::string_view bytes);

} // namespace throughline
