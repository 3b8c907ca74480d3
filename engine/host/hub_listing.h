// SPDX-License-Identifier: GPL-3.0-or-later
// A hub's answer on what a model's repository holds at a revision, checked. Fetches nothing.
#pragma once

#include <core/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct HubFile {
    std::string name; // plain: no folder
    int64_t bytes = 0;
    std::string checksum; // lower-case hex: SHA-256 (64 digits) of large files, SHA-1 of the git blob (40) of others

    bool operator==(const HubFile&) const = default;
};

struct HubListing {
    std::string commit;         // 40 hex digits
    std::vector<HubFile> files; // those with plain names; `bytes` is -1, `checksum` empty where the hub gives none
};

/// `where`: what errors call the answer.
Result<HubListing> readListing(std::string_view json, const std::string& where);

} // namespace throughline
