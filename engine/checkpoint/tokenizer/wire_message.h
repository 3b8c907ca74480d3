// SPDX-License-Identifier: GPL-3.0-or-later
// Protocol buffers' wire format (protobuf.dev/programming-guides/encoding), field by field: as much of it as a
// SentencePiece model uses. Knows no schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

struct WireField {
    enum class Type { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };
    int number = 0;
    Type type = Type::Varint;
    uint64_t value = 0;     // Varint, Fixed64, Fixed32
    std::string_view bytes; // Bytes: part of the message
    bool flag() const { return value != 0; }
    float asFloat() const; // Fixed32
};

class WireReader {
public:
    explicit WireReader(std::string_view message)
        : m_rest(message)
        , m_size(message.size())
    { }
    /// The next field; none at the end, and none where the message is broken: then broken() is true.
    std::optional<WireField> next();
    bool broken() const { return m_broken; }
    std::size_t offset() const { return m_size - m_rest.size(); } // bytes read

private:
    std::optional<uint64_t> varint();
    std::optional<uint64_t> fixed(std::size_t bytes);

    std::string_view m_rest;
    std::size_t m_size = 0;
    bool m_broken = false;
};

void appendVarintField(std::string& message, int number, uint64_t value);
void appendFloatField(std::string& message, int number, float value);
void appendBytesField(std::string& message, int number, std::string_view bytes);

} // namespace throughline
