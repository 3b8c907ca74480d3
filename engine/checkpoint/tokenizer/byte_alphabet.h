// SPDX-License-Identifier: GPL-3.0-or-later
// GPT-2's printable stand-ins for bytes: vocab.json and merges.txt write every byte as one visible character.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

/// The character (as UTF-8) that stands for a byte: itself where it is printable, else U+0100 and up, in order.
const std::string& standInOf(uint8_t byte);
/// The bytes that a text of stand-ins means; none when a character stands for no byte.
std::optional<std::string> bytesOfStandIns(std::string_view text);

} // namespace throughline
