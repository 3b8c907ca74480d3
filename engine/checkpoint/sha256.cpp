// SPDX-License-Identifier: GPL-3.0-or-later
// The compression function of FIPS 180-4, section 6.2, as written there.
#include <checkpoint/sha256.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace throughline {

namespace {

constexpr std::array<uint32_t, 64> roundConstants{0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b,
    0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
    0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1,
    0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814,
    0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

uint32_t bigEndian(const std::byte* bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | std::to_integer<uint32_t>(bytes[i]);
    return value;
}

std::array<uint32_t, 64> messageSchedule(const std::byte* block)
{
    std::array<uint32_t, 64> words{};
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = bigEndian(block + 4 * i);
    for (std::size_t i = 16; i < 64; ++i) {
        const uint32_t x = words[i - 15];
        const uint32_t y = words[i - 2];
        const uint32_t small = std::rotr(x, 7) ^ std::rotr(x, 18) ^ (x >> 3);
        const uint32_t large = std::rotr(y, 17) ^ std::rotr(y, 19) ^ (y >> 10);
        words[i] = words[i - 16] + small + words[i - 7] + large;
    }
    return words;
}

} // namespace

void Sha256::absorb(const std::byte* block)
{
    const auto words = messageSchedule(block);
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        const uint32_t sumE = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const uint32_t t1 = h + sumE + ((e & f) ^ (~e & g)) + roundConstants[i] + words[i];
        const uint32_t sumA = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const uint32_t t2 = sumA + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const std::array<uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_state[i] += added[i];
}

void Sha256::update(std::span<const std::byte> bytes)
{
    m_totalBytes += bytes.size();
    while (!bytes.empty()) {
        if (m_pendingBytes == 0 && bytes.size() >= 64) {
            absorb(bytes.data());
            bytes = bytes.subspan(64);
            continue;
        }
        const std::size_t taken = std::min(bytes.size(), 64 - m_pendingBytes);
        std::memcpy(m_pending.data() + m_pendingBytes, bytes.data(), taken);
        m_pendingBytes += taken;
        bytes = bytes.subspan(taken);
        if (m_pendingBytes == 64) {
            absorb(m_pending.data());
            m_pendingBytes = 0;
        }
    }
}

std::array<uint8_t, 32> Sha256::digest()
{
    const uint64_t bits = m_totalBytes * 8;
    std::array<std::byte, 72> padding{std::byte{0x80}};
    const std::size_t zeros = (119 - m_pendingBytes) % 64; // up to the last 8 bytes of a block
    for (std::size_t i = 0; i < 8; ++i)
        padding[zeros + 1 + i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    update(std::span(padding).first(zeros + 9));
    std::array<uint8_t, 32> bytes{};
    for (std::size_t i = 0; i < 32; ++i)
        bytes[i] = static_cast<uint8_t>(m_state[i / 4] >> (24 - 8 * (i % 4)));
    return bytes;
}

std::string Sha256::hexDigest()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const uint8_t byte : digest()) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::string sha256Hex(std::string_view bytes)
{
    Sha256 sha;
    sha.update(bytes);
    return sha.hexDigest();
}

} // namespace throughline
