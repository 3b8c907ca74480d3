// SPDX-License-Identifier: GPL-3.0-or-later
// The element types that safetensors files name, and their conversion to fp32.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace throughline {

enum class ElementType { Bool, U8, I8, F8E4M3, F8E5M2, U16, I16, F16, BF16, U32, I32, F32, U64, I64, F64 };

std::optional<ElementType> elementTypeOf(std::string_view dtype); // "F32", "BF16", …
std::string_view dtypeOf(ElementType type);
int64_t bytesOf(ElementType type);
/// Whether convertToFp32 takes it: F32, F16 and BF16.
bool isReadable(ElementType type);
/// `from` holds to.size() elements of a readable type, little-endian, at any alignment.
void convertToFp32(ElementType type, std::span<const std::byte> from, std::span<float> to);

} // namespace throughline
