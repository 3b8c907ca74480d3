// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePiece's precompiled_charsmap, checked: a double-array trie and the texts that its values point at.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

/// Empty when every walk through the trie stays inside it, meets at most 32 values and each of them points at a text of
/// at most 1,024 bytes; else the rule that is broken. The library follows the trie unchecked.
std::string problemOfCharacterMap(std::string_view map);

} // namespace throughline
