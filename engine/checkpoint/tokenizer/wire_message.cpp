// SPDX-License-Identifier: GPL-3.0-or-later
// Little-endian, seven bits a byte for varints. Groups, long out of use, count as broken.
#include <checkpoint/tokenizer/wire_message.h>

#include <bit>

namespace throughline {

float WireField::asFloat() const { return std::bit_cast<float>(static_cast<uint32_t>(value)); }

std::optional<uint64_t> WireReader::varint()
{
    uint64_t value = 0;
    for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        value |= static_cast<uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
    return {};
}

std::optional<uint64_t> WireReader::fixed(std::size_t bytes)
{
    if (m_rest.size() < bytes)
        return {};
    uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value |= static_cast<uint64_t>(static_cast<unsigned char>(m_rest[i])) << (8 * i);
    m_rest.remove_prefix(bytes);
    return value;
}

std::optional<WireField> WireReader::next()
{
    if (m_rest.empty() || m_broken)
        return {};
    m_broken = true; // until the field is whole
    const auto tag = varint();
    constexpr uint64_t maxNumber = (1U << 29) - 1;
    if (!tag || *tag >> 3 == 0 || *tag >> 3 > maxNumber)
        return {};
    WireField field;
    field.number = static_cast<int>(*tag >> 3);
    std::optional<uint64_t> value;
    switch (*tag & 7) {
    case 0:
    case 2:
        value = varint();
        break;
    case 1:
        value = fixed(8);
        break;
    case 5:
        value = fixed(4);
        break;
    default:
        return {};
    }
    field.type = static_cast<WireField::Type>(*tag & 7);
    if (!value || (field.type == WireField::Type::Bytes && *value > m_rest.size()))
        return {};
    if (field.type == WireField::Type::Bytes) {
        field.bytes = m_rest.substr(0, *value);
        m_rest.remove_prefix(*value);
    } else {
        field.value = *value;
    }
    m_broken = false;
    return field;
}

namespace {

void appendVarint(std::string& message, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        message += static_cast<char>(value | 0x80);
    message += static_cast<char>(value);
}

void appendTag(std::string& message, int number, WireField::Type type)
{
    appendVarint(message, static_cast<uint64_t>(number) << 3 | static_cast<uint64_t>(type));
}

} // namespace

void appendVarintField(std::string& message, int number, uint64_t value)
{
    appendTag(message, number, WireField::Type::Varint);
    appendVarint(message, value);
}

void appendFloatField(std::string& message, int number, float value)
{
    appendTag(message, number, WireField::Type::Fixed32);
    const auto bits = std::bit_cast<uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8)
        message += static_cast<char>(bits >> shift);
}

void appendBytesField(std::string& message, int number, std::string_view bytes)
{
    appendTag(message, number, WireField::Type::Bytes);
    appendVarint(message, bytes.size());
    message += bytes;
}

} // namespace throughline
