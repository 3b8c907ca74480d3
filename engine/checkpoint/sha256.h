// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), for fingerprints: no dependency that all rooms of the engine would otherwise need.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

std::string sha256Hex(std::string_view bytes);

} // namespace throughline
